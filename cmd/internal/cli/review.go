package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/generators"
)

// reviewFlag is --review, the day on which to look at a decision again; "" for
// none.
type reviewFlag string

func (r *reviewFlag) add(cmd *cobra.Command) {
	cmd.Flags().Var(r, "review", "when to look at the decision again, as yyyy-mm-dd")
}

// reviewAgainFlag is --review where a day can be set already, which none takes
// back.
type reviewAgainFlag struct{ reviewFlag }

func (r *reviewAgainFlag) add(cmd *cobra.Command) {
	cmd.Flags().Var(r, "review", "when to look at the decision again, as yyyy-mm-dd, or none; a day to come stays")
}

// Type names the values in --help.
func (r *reviewAgainFlag) Type() string { return "day|none" }

// Set takes the flag's value.
func (r *reviewAgainFlag) Set(value string) error {
	if value == generators.NoReview {
		r.reviewFlag = reviewFlag(value)
		return nil
	}
	if err := r.reviewFlag.Set(value); err != nil {
		return errors.New("write a day as yyyy-mm-dd, or none")
	}
	return nil
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
