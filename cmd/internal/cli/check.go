package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators"
)

func newCheckCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check that the record still follows from answers and evidence",
		Long: `check is for CI. It compares the framework record with the answers, the
evidence and the pack of today, and lists what moved: answers that were edited
without regenerating, evidence that was withdrawn or is outdated, a choice that
no longer ranks first, a policy that rules it out, a newer version of the pack,
a review that is overdue, a record that is no longer in force. It ends with exit
code 3 when it lists something, and writes nothing. A review within 30 days is
a note on standard error. Evidence and policy are those that
.underpin/config.yaml names.

As JSON: [{"kind": "...", "message": "...", "hint": "..."}]. The kinds are
answers-changed, answer-required, evidence-missing, evidence-changed,
claim-withdrawn, claim-outdated, no-longer-first, now-excluded, pack-behind,
review-overdue and not-in-force.`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd.Context(), app, settings, output) },
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runCheck(ctx context.Context, app *App, settings settingsFlags, output outputFlag) error {
	s, err := openService(app)
	if err != nil {
		return err
	}
	g, err := app.groundsAt(ctx, s.root, s.root, settings)
	if err != nil {
		return err
	}
	newest, err := newestPack(ctx, app, s)
	if err != nil {
		return err
	}
	drifts := generators.Drifts(s.past, s.lock, generators.Today{
		Answers: s.answers, Catalog: g.evidence, Policies: g.policies, Day: app.Now, Pack: newest,
	})
	moved := func(d generators.Drift) bool { return d.Kind == generators.EvidenceChanged }
	if others := generators.OtherEditions(s.past, g.evidence.Layers); len(others) > 0 && !slices.ContainsFunc(drifts, moved) {
		app.note("the evidence changed since the record was written, and no score with it: %s", strings.Join(others, ", "))
	}
	if notice := generators.Notice(s.past, app.Now); notice != "" {
		app.note("%s", notice)
	}
	if output.json() {
		err = report.JSON(app.Out, report.NewDrifts(drifts))
	} else {
		report.Drifts(app.Out, drifts, s.shown(app, s.past.Outcome.Record))
	}
	if err == nil && len(drifts) > 0 {
		return errFindings
	}
	return err
}

// newestPack is the version of the pack that is at hand; "" where it cannot be
// had here, which is told and not for check to judge.
func newestPack(ctx context.Context, app *App, s service) (string, error) {
	if s.lock.Pack.Name == "" {
		return "", nil
	}
	p, err := openNewest(ctx, app, s.root, s.lock.Pack)
	if err == nil || ctx.Err() != nil {
		return p.Version, err
	}
	fmt.Fprintf(app.Err, "note: whether there is a newer %s is not known: %s\n", s.lock.Pack.Name, report.Printable(err.Error()))
	return "", nil
}
