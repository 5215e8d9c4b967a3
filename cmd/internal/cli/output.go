package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
)

// page is where text for a person goes, as wide as COLUMNS says, else as the
// terminal is.
func (app *App) page() report.Page {
	columns, err := strconv.Atoi(app.Env("COLUMNS"))
	if err != nil || columns <= 0 { // what is no number is as good as nothing
		columns = app.Columns
	}
	return report.NewPage(app.Out, columns)
}

// note tells something beside the result, on lines that fit.
func (app *App) note(format string, args ...any) {
	text := report.Printable(fmt.Sprintf(format, args...))
	fmt.Fprintf(app.Err, "note: %s\n", report.Wrap(text, len("note: ")))
}

// outputFlag is --output text|json, for commands that show something.
type outputFlag string

func (o *outputFlag) add(cmd *cobra.Command) {
	*o = "text"
	cmd.Flags().VarP(o, "output", "o", "show the result as text or json")
	completes(cmd, "output", fixed([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
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
