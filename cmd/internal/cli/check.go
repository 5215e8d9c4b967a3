package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/merge"
	"github.com/underpin-dev/underpin/generators/tree"
)

type checkOptions struct {
	settings settingsFlags
	strict   bool
	output   outputFlag
}

func newCheckCmd(app *App) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check that the record still follows from answers and evidence",
		Long: `check is for CI. It compares the framework record with the answers, the
evidence and the pack of today, and lists what moved: answers that were edited
without regenerating, options without updating, evidence that was withdrawn or
is outdated, a choice that no longer ranks first, a policy that rules it out, a
pack that has a newer version, a newer tag or other files under the same
version, or that is for another framework, a tag that moved, what the last
update could not merge, a review that is overdue, a record that is no longer in
force. It ends with exit code 3 when it lists something, and writes nothing. A
review within 30 days is a note on standard error. Evidence and policy are those
that .underpin/config.yaml names; a newer tag of theirs is listed, too, and once
it is written there, what it moves.

A pack that cannot be looked at, such as for want of a network, fails no build:
a note says why, and the result that the record follows from answers and
evidence alone. So do evidence and policy from a git repository that is not
reached, as long as they are kept from before; else there is no result, and the
exit code is 1 or 2. With --strict, what could not be looked at is listed, too.

As JSON: [{"kind": "...", "message": "...", "hint": "..."}]. The kinds are
answers-changed, answer-required, evidence-missing, evidence-changed,
claim-withdrawn, claim-outdated, no-longer-first, now-excluded, pack-behind,
platform-behind, evidence-behind, other-framework, options-changed, tag-moved,
unresolved, review-overdue, not-in-force and, with --strict, not-seen.`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd.Context(), app, opts) },
	}
	opts.settings.add(cmd)
	cmd.Flags().BoolVar(&opts.strict, "strict", false, "list what could not be looked at, too")
	opts.output.add(cmd)
	return cmd
}

func runCheck(ctx context.Context, app *App, opts checkOptions) error {
	s, err := openService(app)
	if err != nil {
		return err
	}
	g, err := app.groundsAt(ctx, s.root, s.root, opts.settings)
	if err != nil {
		return err
	}
	today := generators.Today{Answers: s.answers, Catalog: g.evidence, Policies: g.policies, Day: app.Now}
	if today.Left, err = s.leftOver(app); err != nil {
		return err
	}
	seen, err := lookAround(ctx, app, s, g, &today)
	if err != nil {
		return err
	}
	if !opts.strict {
		today.NotSeen = nil
	}
	drifts := generators.Drifts(s.past, s.lock, today)
	if notice := generators.Notice(s.past, app.Now); notice != "" {
		app.note("%s", notice)
	}
	if opts.output.json() {
		err = report.JSON(app.Out, report.NewDrifts(drifts))
	} else {
		report.Drifts(app.Out, drifts, s.shown(app, s.past.Outcome.Record), seen)
	}
	if err == nil && len(drifts) > 0 {
		return errFindings
	}
	return err
}

// leftOver names the places where an update left something for a person: the
// first marker in each file of the pack, and what lies beside one.
func (s *service) leftOver(app *App) ([]string, error) {
	u := updating{service: *s}
	var err error
	if u.scaffolded, err = u.fromPack(app); err != nil {
		return nil, err
	}
	files, err := u.readFiles()
	if err != nil {
		return nil, err
	}
	var places []string
	for _, name := range slices.Sorted(maps.Keys(u.scaffolded)) {
		if f := (tree.File{Data: files[name]}); f.Digest() != u.scaffolded[name] {
			if lines := merge.Unresolved(f.Data); lines != nil {
				places = append(places, fmt.Sprintf("%s:%d", s.shown(app, name), lines[0]))
			}
		}
		for _, beside := range []string{name + ".rej", name + ".theirs"} {
			if _, made := u.scaffolded[beside]; !made && !u.gone(beside) {
				places = append(places, s.shown(app, beside))
			}
		}
	}
	return places, nil
}
