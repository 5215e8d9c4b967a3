package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newWhatIfCmd(app *App) *cobra.Command {
	var answers answersFlags
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "whatif --set key=value",
		Short: "Show what other answers would do to the ranking, and why",
		Long: `whatif compares the ranking for the team's answers with the one for other
answers: --set gives one of them, and may be repeated. It shows who moves where,
and the items and claims that make it so.

The answers come from --answers, or from .underpin/answers.yaml of the
repository that you stand in. Nothing is written.

As JSON: changes (question, from, to), first (before, after), moves (framework,
name, before and after with place and score or null, excluded, criteria that
moved: points, before, after, gained and lost claims).`,
		Example: `  underpin whatif --answers orders.yaml --set performance.workload=cpu-bound
  underpin whatif --set team.languages.go=none --set importance.team=5`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runWhatIf(cmd.Context(), app, answers, settings, output)
		},
	}
	answers.add(cmd)
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runWhatIf(ctx context.Context, app *App, flags answersFlags, settings settingsFlags, output outputFlag) error {
	if len(flags.set) == 0 {
		return finding.Errorf("whatif: --set is missing").WithHint("name an answer to change, such as --set performance.workload=cpu-bound")
	}
	g, err := app.grounds(ctx, settings)
	if err != nil {
		return err
	}
	before, err := (&answersFlags{file: flags.file}).readOrFind(app)
	if err != nil {
		return err
	}
	after, err := flags.over(before)
	if err != nil {
		return err
	}
	for _, answers := range []checklist.Answers{before, after} {
		if err := checkFrameworks(answers, g.evidence); err != nil {
			return err
		}
	}
	w := report.WhatIf{
		Changes: checklist.Diff(before, after),
		Before:  g.evaluate(before),
		After:   g.evaluate(after),
	}
	if output.json() {
		return report.JSON(app.Out, report.NewWhatIfJSON(w))
	}
	report.Hypothesis(app.page(), w)
	return nil
}
