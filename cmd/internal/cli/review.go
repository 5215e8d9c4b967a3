package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"
)

// reviewFlag is --review, the day on which to look at a decision again; "" for
// none.
type reviewFlag string

func (r *reviewFlag) add(cmd *cobra.Command) {
	cmd.Flags().Var(r, "review", "when to look at the decision again, as yyyy-mm-dd")
}

// String and Type make it a flag value.
func (r *reviewFlag) String() string { return string(*r) }

// Type names the values in --help.
func (r *reviewFlag) Type() string { return "day" }

// Set takes the flag's value.
func (r *reviewFlag) Set(value string) error {
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return errors.New("write a day as yyyy-mm-dd")
	}
	*r = reviewFlag(value)
	return nil
}
