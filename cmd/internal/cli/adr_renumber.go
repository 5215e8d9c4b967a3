package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newADRRenumberCmd(app *App, at *logFlag) *cobra.Command {
	return &cobra.Command{
		Use:   "renumber RECORD [NUMBER]",
		Short: "Give a record another number, and repair what refers to it",
		Long: `renumber is for the day when two branches took one number. It renames the file,
changes the number in its heading, and repairs the links to it in all records of
the log and in the pages that git tracks, all together or not at all. Without
NUMBER it takes the next that no branch and no work tree has.

Where two records share the old number, a mere mention such as ADR-7 can mean
either: those are listed on standard error and left alone.`,
		Example: `  underpin adr renumber 0007-use-kafka
  underpin adr renumber 7 12`,
		Args: args(1, 2, "RECORD"),
		RunE: func(_ *cobra.Command, args []string) error { return runADRRenumber(app, *at, args) },
	}
}

func runADRRenumber(app *App, at logFlag, args []string) error {
	dir, found := findLog(app, at)
	if !found {
		_, err := openLog(app, at)
		return err
	}
	around := newSurroundings(records{dir: dir, app: app})
	folder, err := app.hold(around.root)
	if err != nil {
		return err
	}
	defer folder.Close()
	log, err := readLog(app, dir)
	if err != nil {
		return err
	}
	record, err := log.Find(args[0])
	if err != nil {
		return err
	}
	number := log.next()
	if len(args) > 1 {
		if number, err = strconv.Atoi(args[1]); err != nil || number < 0 {
			return finding.Errorf("%q is no number", args[1])
		}
	}
	edits, unclear, err := log.Renumber(record, number)
	if err != nil {
		return app.located(dir, err)
	}
	changes, err := around.changes(log, edits, record, number)
	if err != nil {
		return err
	}
	if _, err := app.change(folder, around.root, changes); err != nil {
		return err
	}
	for _, c := range changes {
		shown, _ := filepath.Rel(dir, filepath.Join(around.root, filepath.FromSlash(c.Path)))
		if c.To != "" {
			fmt.Fprintf(app.Out, "%s is %s now\n", log.at(shown), path.Base(c.To))
		} else {
			fmt.Fprintf(app.Out, "%s refers to it\n", log.at(shown))
		}
	}
	for _, m := range unclear {
		fmt.Fprintf(app.Err, "note: %s:%d: which record is meant? %s\n", log.at(m.File), m.Line, report.Printable(m.Text))
	}
	return nil
}
