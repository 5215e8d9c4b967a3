package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

func newEvaluateCmd(app *App) *cobra.Command {
	var answers answersFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "evaluate",
		Short: "Rank the frameworks for the answers",
		Long: `evaluate ranks the frameworks of the catalog for a team's answers and shows
what each score is made of. It reads the answers from --answers and --set, or
from .underpin/answers.yaml of the repository it is run in, and writes nothing.`,
		Args: args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error { return runEvaluate(app, answers, output) },
	}
	answers.add(cmd)
	output.add(cmd)
	return cmd
}

func runEvaluate(app *App, flags answersFlags, output outputFlag) error {
	answers, err := flags.readOrFind(app)
	if err != nil {
		return err
	}
	evidence := catalog.Default()
	if err := checkFrameworks(answers, evidence); err != nil {
		return err
	}
	result := evaluation.Evaluate(evidence, answers)
	if output.json() {
		unanswered := []string{}
		for _, q := range answers.Unanswered() {
			unanswered = append(unanswered, q.ID)
		}
		return report.JSON(app.Out, report.NewEvaluationJSON(result, unanswered))
	}
	report.Evaluation(app.Out, result, answers)
	return nil
}
