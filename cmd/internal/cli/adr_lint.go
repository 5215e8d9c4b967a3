package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/generators/repo"
)

type adrLintOptions struct {
	output lintFlag
	strict bool
}

// lintFlag is --output text|json|sarif.
type lintFlag string

// String and Type make it a flag value.
func (l *lintFlag) String() string { return string(*l) }

// Type names the values in --help.
func (l *lintFlag) Type() string { return "text|json|sarif" }

// Set takes the flag's value.
func (l *lintFlag) Set(value string) error {
	if value != "text" && value != "json" && value != "sarif" {
		return fmt.Errorf("must be text, json or sarif")
	}
	*l = lintFlag(value)
	return nil
}

func newADRLintCmd(app *App, at *logFlag) *cobra.Command {
	opts := adrLintOptions{output: "text"}
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "Find what is wrong with the log",
		Long: `lint is for reviews and CI. It finds links that lead nowhere or are told from
one side only, numbers that two records have (on other branches and in other
work trees, too), sections that are missing or empty, statuses outside the
lifecycle, superseded records without a successor, decisions whose text was
edited after they were accepted, by git's history, reviews that are overdue, and
evidence that the catalog no longer has or calls outdated. It ends with exit
code 3 when it found something, and changes nothing.

Records that underpin generated are also held to the rules of MADR's keepers;
--strict holds hand-written ones to them.

As JSON: [{"rule": "...", "file": "...", "line": 1, "message": "...", "hint":
"..."}].`,
		Example: `  underpin adr lint
  underpin adr lint --output sarif > adr.sarif`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return runADRLint(cmd.Context(), app, *at, opts) },
	}
	cmd.Flags().VarP(&opts.output, "output", "o", "show the result as text, json or sarif")
	cmd.Flags().BoolVar(&opts.strict, "strict", false, "hold hand-written records of MADR to the rules for generated ones")
	return cmd
}

func runADRLint(ctx context.Context, app *App, at logFlag, opts adrLintOptions) error {
	log, err := openLog(app, at)
	if err != nil {
		return err
	}
	around, err := log.surroundings(ctx, opts.strict)
	if err != nil {
		return err
	}
	problems, err := log.Lint(around)
	if err != nil {
		return err
	}
	if problems == nil {
		problems = []adr.Problem{}
	}
	place := log.at
	if existing, folder := log.repository(); existing != nil && opts.output == "sarif" {
		place = func(file string) string { return filepath.ToSlash(filepath.Join(folder, file)) }
	}
	for i := range problems {
		problems[i].File = place(problems[i].File)
	}
	switch opts.output {
	case "sarif":
		err = report.SARIF(app.Out, problems, app.Version)
	case "json":
		err = report.JSON(app.Out, problems)
	default:
		report.Problems(app.Out, problems)
		if len(problems) == 0 {
			fmt.Fprintf(app.Out, "%s: nothing to mend\n", report.Count(len(log.Records), "record", "records"))
		}
	}
	if err == nil && len(problems) > 0 {
		return errFindings
	}
	return err
}

// surroundings is what the log's folder, repository and evidence know.
func (r records) surroundings(ctx context.Context, strict bool) (adr.Surroundings, error) {
	citations, err := r.citations(ctx)
	if err != nil {
		return adr.Surroundings{}, err
	}
	around := adr.Surroundings{Today: r.app.Now, Strict: strict, Citations: citations}
	around.Exists = func(path string) bool {
		_, err := os.Stat(filepath.Join(r.dir, filepath.FromSlash(path)))
		return err == nil
	}
	existing, folder := r.repository()
	if existing == nil {
		return around, nil
	}
	sightings, err := existing.Unmerged(r.rivals(), folder, sameNumber)
	if err != nil {
		return around, err
	}
	for _, s := range sightings {
		around.Elsewhere = append(around.Elsewhere, adr.Elsewhere{File: s.Name, Where: s.Where})
	}
	history, err := existing.History(folder)
	if err != nil {
		return around, err
	}
	around.Versions = func(file string) ([][]byte, error) {
		record, _ := r.Record(file)
		return history.Versions(file, record.Text())
	}
	return around, nil
}

// rivals are files elsewhere that have a number of the log's, and are not in
// it.
func (r records) rivals() []repo.Sighting {
	taken := map[int]bool{}
	for _, record := range r.Records {
		taken[record.Number] = true
	}
	var list []repo.Sighting
	for _, s := range r.elsewhere() {
		n, ok := adr.NumberOf(s.Name)
		if _, here := r.Record(s.Name); ok && taken[n] && !here {
			list = append(list, s)
		}
	}
	return list
}

func sameNumber(a, b string) bool {
	n, ok := adr.NumberOf(a)
	m, okToo := adr.NumberOf(b)
	return ok && okToo && n == m
}
