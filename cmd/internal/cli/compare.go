package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newCompareCmd(app *App) *cobra.Command {
	var answers answersFlags
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
		Example: `  underpin compare gin express --answers orders.yaml`,
		Args:    args(2, -1, "a second FRAMEWORK"),
		RunE:    func(_ *cobra.Command, args []string) error { return runCompare(app, answers, output, args) },
	}
	answers.add(cmd)
	output.add(cmd)
	return cmd
}

func runCompare(app *App, flags answersFlags, output outputFlag, names []string) error {
	frameworks, err := findFrameworks(catalog.Default(), names)
	if err != nil {
		return err
	}
	j, err := judge(app, flags)
	if err != nil {
		return err
	}
	var out finding.List
	for _, f := range frameworks {
		if standing := j.Evaluation.Standing(f.ID); standing.Place == 0 {
			problem := finding.Errorf("%s takes no part: %s", f.Name, standing.Excluded)
			if limit, _ := evaluation.WithoutLimit(j.Catalog, j.Answers, f.ID); limit != "" {
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
