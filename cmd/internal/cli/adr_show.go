package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
)

func newADRShowCmd(app *App, at *logFlag) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "show RECORD",
		Short: "Show a record: how its status, date and links read, and its text",
		Long: `show tells how underpin reads a record, and shows its text. A record is meant by
its number, by the name of its file, or by a part of that. As JSON it is what
list shows of it, and its text.`,
		Example: `  underpin adr show 7
  underpin adr show use-gin --output json`,
		Args: args(1, 1, "RECORD"),
		RunE: func(_ *cobra.Command, args []string) error { return runADRShow(app, *at, args[0], output) },
	}
	output.add(cmd)
	return cmd
}

// recordInFull is a record for programs, with its text.
type recordInFull struct {
	report.RecordJSON
	Text string `json:"text"`
}

func runADRShow(app *App, at logFlag, target string, output outputFlag) error {
	log, err := openLog(app, at)
	if err != nil {
		return err
	}
	r, err := log.Find(target)
	if err != nil {
		return err
	}
	if output.json() {
		return report.JSON(app.Out, recordInFull{report.NewRecord(r, log.at), string(r.Text())})
	}
	report.RecordHead(app.Out, r, log.at)
	_, err = fmt.Fprintf(app.Out, "\n%s", report.Printable(string(r.Text())))
	return err
}
