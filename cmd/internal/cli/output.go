package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// outputFlag is --output text|json, for commands that show something.
type outputFlag string

func (o *outputFlag) add(cmd *cobra.Command) {
	*o = "text"
	cmd.Flags().VarP(o, "output", "o", "show the result as text or json")
}

func (o *outputFlag) json() bool { return *o == "json" }

// String, Set and Type make it a flag value.
func (o *outputFlag) String() string { return string(*o) }

// Type names the values in --help.
func (o *outputFlag) Type() string { return "text|json" }

// Set takes the flag's value.
func (o *outputFlag) Set(value string) error {
	if value != "text" && value != "json" {
		return fmt.Errorf("must be text or json")
	}
	*o = outputFlag(value)
	return nil
}
