package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newExplainCmd(app *App) *cobra.Command {
	var answers answersFlags
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "explain FRAMEWORK",
		Short: "Give every reason for a framework's place, with its source",
		Long: `explain shows how one framework's score comes about, so that it can be done
again by hand, and under each item every claim that matters: what it weighs, the
answers that make it matter, where it is written, what disputes it, what helps
against it. Of an excluded framework it says why.

` + whereFrom + `

As JSON: the framework's entry in the ranking of evaluate, and of (how many take
part), excluded (the reason, where it takes no part), disputes (the claims that
its own are disputed by), sources, and tipping_points, counterfactuals and
reliances that would put it first or, where it is, another.`,
		Example:           `  underpin explain gin --answers orders.yaml`,
		Args:              args(1, 1, "FRAMEWORK"),
		ValidArgsFunction: app.oneFramework,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplain(cmd.Context(), app, answers, settings, output, args[0])
		},
	}
	answers.add(cmd)
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runExplain(ctx context.Context, app *App, flags answersFlags, settings settingsFlags, output outputFlag, name string) error {
	j, err := judge(ctx, app, flags, settings)
	if err != nil {
		return err
	}
	framework, err := findFramework(j.Catalog, name)
	if err != nil {
		return err
	}
	if output.json() {
		return report.JSON(app.Out, report.NewExplanationJSON(j, framework))
	}
	report.Explanation(app.page(), j, framework)
	return nil
}

// findFramework takes a framework's id, or its name as people write it.
func findFramework(evidence catalog.Catalog, word string) (catalog.Framework, error) {
	if f, ok := evidence.Framework(strings.ToLower(word)); ok {
		return f, nil
	}
	known := evidence.FrameworkIDs()
	for _, f := range evidence.Frameworks {
		if strings.EqualFold(f.Name, word) {
			return f, nil
		}
		known = append(known, f.Name)
	}
	problem := finding.Errorf("the catalog has no framework %s%s", finding.Quote(word), finding.DidYouMean(word, known))
	if i := slices.IndexFunc(evidence.Runtimes, func(r catalog.Runtime) bool { return r.ID == strings.ToLower(word) }); i >= 0 {
		problem = finding.Errorf("%s is a runtime; its frameworks are %s", evidence.Runtimes[i].Name, strings.Join(standingOn(evidence, evidence.Runtimes[i].ID), ", "))
	}
	return catalog.Framework{}, problem.WithHint("underpin catalog list shows all of them")
}

// standingOn lists the frameworks of a runtime.
func standingOn(evidence catalog.Catalog, runtime string) []string {
	var ids []string
	for _, f := range evidence.Frameworks {
		if f.Runtime == runtime {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
