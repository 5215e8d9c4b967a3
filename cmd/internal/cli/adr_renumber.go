package cli

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
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
	unlock, err := plan.Lock(dir)
	if err != nil {
		return err
	}
	defer unlock()
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
		return log.located(err)
	}
	root, changes := log.withPages(edits, record, number)
	if err := plan.Rewrite(root, changes); err != nil {
		return err
	}
	for _, c := range changes {
		shown, _ := filepath.Rel(dir, filepath.Join(root, filepath.FromSlash(c.Path)))
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

// withPages adds to the edits of the log those of the pages beside it that
// link to the record. It gives the folder that all paths lead from.
func (r records) withPages(edits []adr.Edit, record adr.Record, number int) (root string, changes []plan.Change) {
	existing, folder := r.repository()
	if existing == nil {
		return r.dir, planned(edits)
	}
	for _, c := range planned(edits) {
		c.Path = path.Join(folder, c.Path)
		if c.To != "" {
			c.To = path.Join(folder, c.To)
		}
		changes = append(changes, c)
	}
	tracked, err := existing.Tracked()
	if err != nil {
		fmt.Fprintf(r.app.Err, "note: only the log is repaired, pages beside it are not seen: %v\n", err)
	}
	for _, name := range tracked {
		isRecord := false
		if path.Dir(name) == path.Clean(folder) {
			_, isRecord = r.Record(path.Base(name))
		}
		if isRecord || !mayLink(name) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(existing.Root, filepath.FromSlash(name)))
		if err != nil || len(text) > adr.MaxSize {
			continue // what cannot be read is not there to be repaired
		}
		c := plan.Change{Path: name, To: renamedOutcome(name, record, number), Before: text, After: text}
		if bytes.Contains(text, []byte(strings.TrimSuffix(record.File, path.Ext(record.File)))) {
			c.After = adr.RepairPage(name, text, record, number).After
		}
		if c.To != "" || !bytes.Equal(c.Before, c.After) {
			changes = append(changes, c)
		}
	}
	return existing.Root, changes
}

// pageKinds are the extensions of files in which people or programs refer to
// records.
var pageKinds = []string{".md", ".markdown", ".mdx", ".adoc", ".rst", ".txt", ".yaml", ".yml", ".json", ".toml", ".html"}

func mayLink(name string) bool {
	for _, kind := range pageKinds {
		if strings.EqualFold(path.Ext(name), kind) {
			return true
		}
	}
	return false
}

// renamedOutcome is the new path of a file behind a generated record, which
// follows its number, and "" for any other.
func renamedOutcome(name string, record adr.Record, number int) string {
	if path.Dir(name) != generators.OutcomesFolder || strings.TrimSuffix(path.Base(name), path.Ext(name)) != record.Name() {
		return ""
	}
	return path.Join(generators.OutcomesFolder, fmt.Sprintf("%0*d%s", len(record.Name()), number, path.Ext(name)))
}
