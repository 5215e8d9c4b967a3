package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/plan"
)

// dialectFlag is the form of a log that has no record yet.
type dialectFlag string

// String and Type make it a flag value.
func (d *dialectFlag) String() string { return string(*d) }

// Type names the values in --help.
func (d *dialectFlag) Type() string { return "nygard|madr" }

// Set takes the flag's value.
func (d *dialectFlag) Set(value string) error {
	if value != string(adr.Nygard) && value != string(adr.MADR) {
		return fmt.Errorf("must be nygard or madr")
	}
	*d = dialectFlag(value)
	return nil
}

func (d *dialectFlag) add(cmd *cobra.Command) {
	cmd.Flags().Var(d, "format", "the form of a new log (nygard when left out)")
}

// dialect is the chosen one, and folder where a log in it begins.
func (d dialectFlag) dialect() adr.Dialect {
	if d == "" {
		return adr.Nygard
	}
	return adr.Dialect(d)
}

func (d dialectFlag) folder() string {
	if d.dialect() == adr.MADR {
		return adr.Folder
	}
	return adr.ToolsFolder
}

func newADRInitCmd(app *App) *cobra.Command {
	var format dialectFlag
	cmd := &cobra.Command{
		Use:   "init [DIRECTORY]",
		Short: "Begin a log with a first record, the decision to keep one",
		Long: `init begins a log in DIRECTORY, and notes that in a file .adr-dir where the user
stands. Without DIRECTORY it begins in doc/adr in the form that adr-tools
writes, or with --format madr in docs/decisions in that of MADR 4. Later
commands find the form by looking at the log.`,
		Example: `  underpin adr init
  underpin adr init --format madr
  underpin adr init architecture/log`,
		Args: args(0, 1, "DIRECTORY"),
		RunE: func(_ *cobra.Command, args []string) error { return runADRInit(app, args, format) },
	}
	format.add(cmd)
	return cmd
}

func runADRInit(app *App, args []string, format dialectFlag) error {
	folder := format.folder()
	if len(args) > 0 {
		folder = args[0]
	}
	dir := app.path(folder)
	made, err := makeFolder(dir)
	if err != nil {
		return finding.Errorf("%s: %v", folder, cause(err))
	}
	log, edits, err := changeLog(app, logFlag(dir), func(log records) ([]adr.Edit, error) {
		if len(log.Records) > 0 {
			return nil, finding.Finding{File: ".", Message: "there is a log already, of " + report.Count(len(log.Records), "record", "records")}.
				WithHint("underpin adr new continues it")
		}
		return log.New(firstRecord(app, log.Next(), format.dialect()))
	})
	if err != nil {
		unmake(made)
		return err
	}
	if len(args) > 0 {
		if err := writePointer(app, args[0]); err != nil {
			return err
		}
	}
	fmt.Fprintln(app.Out, log.at(edits[0].File))
	return nil
}

// makeFolder makes a folder and gives the topmost one that was not there
// before, "" where all were.
func makeFolder(dir string) (made string, err error) {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = at
	}
	return made, os.MkdirAll(dir, 0o777)
}

// unmake takes back what makeFolder made for nothing.
func unmake(made string) {
	if made != "" {
		_ = os.RemoveAll(made) // best effort: empty folders do no harm
	}
}

// writePointer notes where the log is, for whoever stands here or below.
func writePointer(app *App, folder string) error {
	change := plan.Change{Path: adr.Pointer, After: []byte(filepath.ToSlash(folder) + "\n")}
	before, err := os.ReadFile(app.path(adr.Pointer))
	switch {
	case err == nil:
		change.Before = append([]byte{}, before...)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("note where the log is: %w", err)
	}
	there, err := app.hold(app.Dir)
	if err != nil {
		return err
	}
	defer there.Close()
	_, err = app.change(there, app.Dir, []plan.Change{change})
	return err
}

// firstRecord is the decision to keep a log.
func firstRecord(app *App, number int, dialect adr.Dialect) adr.Draft {
	draft := adr.Draft{
		Title: "Record architecture decisions", Number: number, Today: app.Now, Date: app.Env("ADR_DATE"), Dialect: dialect, Status: "Accepted",
		Sections: []adr.Filled{
			{Heading: "Context", Text: "Decisions that shape the architecture are made in talks and reviews. Who joins\nlater sees what was decided, but not why, and can neither trust nor change it."},
			{Heading: "Decision", Text: "Each such decision gets a short record of its own in this folder, in the form\nthat Michael Nygard proposed for architecture decision records (ADR). Records\nare numbered and kept: one that no longer holds is superseded by a new one."},
			{Heading: "Consequences", Text: "The reasons are where the code is, and are reviewed with it. Writing them down\ntakes some minutes a decision."},
		},
	}
	if dialect == adr.MADR {
		draft.Status = string(adr.Accepted)
		draft.Sections = []adr.Filled{
			{Heading: "Context and Problem Statement", Text: "Decisions that shape the architecture are made in talks and reviews. Who joins\nlater sees what was decided, but not why. Where do we keep the reasons?"},
			{Heading: "Considered Options", Text: "* Markdown records in the repository, in the form of MADR 4\n* Pages in a wiki\n* No records"},
			{Heading: "Decision Outcome", Text: "Chosen option: \"Markdown records in the repository, in the form of MADR 4\",\nbecause the reasons are then where the code is, are reviewed with it, and stay\nreadable without any tool."},
		}
	}
	return draft
}
