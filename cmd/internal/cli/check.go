package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
)

func newCheckCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check that the record still follows from answers and evidence",
		Long: `check is for CI. It compares the framework record with the answers, the
evidence and the pack of today, and lists what moved: answers that were edited
without regenerating, evidence that was withdrawn or is outdated, a choice that
no longer ranks first, a newer version of the pack. It ends with exit code 3
when it lists something, and writes nothing.

As JSON: [{"kind": "...", "message": "...", "hint": "..."}]. The kinds are
answers-changed, claim-withdrawn, claim-outdated, no-longer-first,
now-excluded and pack-behind.`,
		Args: args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error { return runCheck(app, output) },
	}
	output.add(cmd)
	return cmd
}

func runCheck(app *App, output outputFlag) error {
	s, err := openService(app)
	if err != nil {
		return err
	}
	newest, err := newestPack(app, s.lock.Pack.Source)
	if err != nil {
		return err
	}
	drifts := generators.Drifts(s.past, s.answers, catalog.Default(), s.lock, newest)
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
// had here, which is not for check to judge.
func newestPack(app *App, source string) (string, error) {
	p, _, err := openPack(app, source, "")
	if finding.In(err) != nil {
		return "", nil //nolint:nilerr // a pack that is not at hand is no drift
	}
	return p.Version, err
}
