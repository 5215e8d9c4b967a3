package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// whereFrom says in --help where these commands take the answers.
const whereFrom = `The answers come from --answers and --set, or from .underpin/answers.yaml of the
repository that you stand in; evidence and policy beside the built-in ones from
the settings that underpin config shows. Nothing is written.`

func newEvaluateCmd(app *App) *cobra.Command {
	var answers answersFlags
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "evaluate",
		Short: "Rank the frameworks for the answers",
		Long: `evaluate ranks the frameworks of the catalog for a team's answers. It shows how
firmly each place is held, what the scores are made of, and every single weight,
answer and source that would put another framework first.

` + whereFrom + `

As JSON: ranking (framework, name, place, score, acceptability, criteria, and
claims with magnitude, because and cites), excluded (framework, name, reason,
policy where it is one that excludes), raised (criterion, from, to, policy),
tipping_points (criterion, importance, framework, and the importances at which
that one would lead: from the nearest, reached, through the farthest),
counterfactuals (question, from, to, framework; from is null where the question
is open), reliances (source, framework), unanswered, catalog (each layer of
evidence: name, digest), policies (name, digest).`,
		Example: `  underpin evaluate --answers orders.yaml
  underpin evaluate --answers orders.yaml --set importance.performance=5
  underpin evaluate --output json | jq '.ranking[0].framework'`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runEvaluate(cmd.Context(), app, answers, settings, output)
		},
	}
	answers.add(cmd)
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runEvaluate(ctx context.Context, app *App, flags answersFlags, settings settingsFlags, output outputFlag) error {
	j, err := judge(ctx, app, flags, settings)
	if err != nil {
		return err
	}
	if output.json() {
		return report.JSON(app.Out, report.NewEvaluationJSON(j))
	}
	report.Evaluation(app.page(), j)
	return nil
}

// judge evaluates the answers that were handed over or found.
func judge(ctx context.Context, app *App, flags answersFlags, settings settingsFlags) (report.Judgement, error) {
	answers, err := flags.readOrFind(app)
	if err != nil {
		return report.Judgement{}, err
	}
	g, err := app.grounds(ctx, settings)
	if err != nil {
		return report.Judgement{}, err
	}
	if err := checkFrameworks(answers, g.evidence); err != nil {
		return report.Judgement{}, err
	}
	app.noteDemands(g, answers)
	e := g.evaluate(answers)
	return report.Judgement{Catalog: g.evidence, Answers: answers, Evaluation: e, Sensitivity: evaluation.Analyse(g.evidence, answers, e)}, nil
}
