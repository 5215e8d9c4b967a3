package cli

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/adr"
)

type adrListOptions struct {
	output   outputFlag
	statuses []string
	search   string
	restsOn  string
	plain    bool // nothing is asked for: as adr-tools lists
}

func newADRListCmd(app *App, at *logFlag) *cobra.Command {
	var opts adrListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the records",
		Long: `list shows the records of the log as a table. Into a pipe or a file it writes
their paths, one a line, unless a flag asks for something else.

A status is one of the lifecycle (proposed, accepted, rejected, deprecated,
superseded), unknown, or the author's own word.

With --rests-on, a record is listed when it cites the source in a footnote, or
when the outcome behind it names a claim from there: what is to be looked at
again when a source turns out to be wrong.

As JSON: [{"number": 7, "path": "...", "title": "...", "status": "accepted",
"statusText": "Accepted", "date": "2026-01-31", "dateText": "...", "dialect":
"madr", "links": [{"kind": "Amends", "to": "...", "path": "..."}]}]. status is
of the lifecycle or unknown, statusText the author's; number and date are null
where the record has none that can be read.`,
		Example: `  underpin adr list --status proposed
  underpin adr list --search kafka --output json
  underpin adr list --rests-on stack-overflow-2025 --status accepted`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			flags := cmd.Flags()
			opts.plain = !app.Terminal && !slices.ContainsFunc([]string{"output", "status", "search", "rests-on"}, flags.Changed)
			return runADRList(cmd.Context(), app, *at, opts)
		},
	}
	opts.output.add(cmd)
	cmd.Flags().StringArrayVar(&opts.statuses, "status", nil, "only records with this `status`; more than one can be given")
	cmd.Flags().StringVar(&opts.search, "search", "", "only records in whose text these `words` stand, in any case")
	cmd.Flags().StringVar(&opts.restsOn, "rests-on", "", "only records that rest on this `source`: its id, a part of its title, or the id of a claim")
	if err := cmd.RegisterFlagCompletionFunc("rests-on", completeGrounds(app)); err != nil {
		panic(err) // the flag is there, one line above
	}
	return cmd
}

func runADRList(ctx context.Context, app *App, at logFlag, opts adrListOptions) error {
	log, err := openLog(app, at)
	if err != nil {
		return err
	}
	rests, err := log.rests(ctx, opts.restsOn)
	if err != nil {
		return err
	}
	chosen := []adr.Record{}
	for _, r := range log.Records {
		if hasStatus(r, opts.statuses) && says(r, opts.search) && rests(r) {
			chosen = append(chosen, r)
		}
	}
	switch {
	case opts.plain:
		for _, r := range chosen {
			fmt.Fprintln(app.Out, log.at(r.File))
		}
	case opts.output.json():
		list := []report.RecordJSON{}
		for _, r := range chosen {
			list = append(list, report.NewRecord(r, log.at))
		}
		return report.JSON(app.Out, list)
	case len(chosen) == 0 && len(log.Records) > 0:
		fmt.Fprintf(app.Out, "none of the %s fits\n", report.Count(len(log.Records), "record", "records"))
	default:
		report.Records(app.Out, chosen)
	}
	return nil
}

// hasStatus tells that a record has one of the statuses, by the lifecycle's
// word or by its author's.
func hasStatus(r adr.Record, statuses []string) bool {
	return len(statuses) == 0 || slices.ContainsFunc(statuses, func(wanted string) bool {
		return strings.EqualFold(wanted, string(r.Status.State)) || strings.EqualFold(wanted, r.Status.Text)
	})
}

func says(r adr.Record, words string) bool {
	return words == "" || bytes.Contains(bytes.ToLower(r.Text()), bytes.ToLower([]byte(words)))
}

// rests tells whether a record rests on what a person means; where nothing is
// asked, all do.
func (r records) rests(ctx context.Context, on string) (func(adr.Record) bool, error) {
	if on == "" {
		return func(adr.Record) bool { return true }, nil
	}
	known, err := r.app.groundsAt(ctx, r.dir, r.dir, settingsFlags{})
	if err != nil {
		return nil, err
	}
	g, err := r.ground(known.evidence, on)
	return r.restingOn(known.evidence, g), err
}
