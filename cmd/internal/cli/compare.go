package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newCompareCmd(app *App) *cobra.Command {
	var answers answersFlags
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "compare FRAMEWORK FRAMEWORK...",
		Short: "Set frameworks side by side: where the difference comes from",
		Long: `compare sets two or more frameworks side by side: their scores on the ten items,
what each item adds to the lead of the best placed one, and the claims that not
all of them have.

` + whereFrom + `

As JSON: frameworks (as in the ranking of evaluate, best first), differences
(ahead, behind, difference, contributions: criterion, points).`,
		Example:           `  underpin compare gin express --answers orders.yaml`,
		Args:              args(2, -1, "a second FRAMEWORK"),
		ValidArgsFunction: app.frameworks,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCompare(cmd.Context(), app, answers, settings, output, args)
		},
	}
	answers.add(cmd)
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runCompare(ctx context.Context, app *App, flags answersFlags, settings settingsFlags, output outputFlag, names []string) error {
	j, err := judge(ctx, app, flags, settings)
	if err != nil {
		return err
	}
	frameworks, err := findFrameworks(j.Catalog, names)
	if err != nil {
		return err
	}
	var out finding.List
	for _, f := range frameworks {
		if standing := j.Evaluation.Standing(f.ID); standing.Place == 0 {
			problem := finding.Errorf("%s takes no part: %s", f.Name, standing.Excluded)
			if limit, _ := evaluation.WithoutLimit(j.Catalog, j.Answers, j.Evaluation, f.ID); limit != "" {
				problem = problem.WithHint("--set %s= takes the limit back", limit)
			}
			out = append(out, problem)
		}
	}
	if err := out.Err(); err != nil {
		return err
	}
	if output.json() {
		return report.JSON(app.Out, report.NewComparisonJSON(j, frameworks))
	}
	report.Comparison(app.page(), j, frameworks)
	return nil
}

// findFrameworks finds several, each of them once.
func findFrameworks(evidence catalog.Catalog, names []string) ([]catalog.Framework, error) {
	var frameworks []catalog.Framework
	var problems finding.List
	for _, name := range names {
		f, err := findFramework(evidence, name)
		switch {
		case err != nil:
			problems = append(problems, finding.In(err)...)
		case slices.ContainsFunc(frameworks, func(other catalog.Framework) bool { return other.ID == f.ID }):
			problems = append(problems, finding.Errorf("%s is named twice", f.ID))
		default:
			frameworks = append(frameworks, f)
		}
	}
	return frameworks, problems.Err()
}
