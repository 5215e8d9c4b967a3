package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
)

func newTemplateLintCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "lint [PACK...]",
		Short: "Find what is wrong with packs, without running what they generate",
		Long: `lint reads each pack, all built-in ones when none is named. It finds mistakes in
the manifest; in any branch of the templates, keys and functions that are not
there or would not give the same twice, and options that are compared with none
of their choices; options, computed values and partials that nothing uses, and
options that make no difference to any file; files that no choice makes, that
collide, or that are underpin's to write; and a pack that no verify case proves.
It renders each pack with every pair of values that two options can have
together, not with every combination of all, and for each verify case.

It ends with exit code 3 when it found anything to mend. As JSON:
[{"file": "...", "line": 1, "column": 1, "message": "...", "hint": "..."}]`,
		Example:           `  underpin template lint ./house`,
		Args:              args(0, -1, "PACK"),
		ValidArgsFunction: app.packs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runTemplateLint(cmd.Context(), app, settings, args, output)
		},
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runTemplateLint(ctx context.Context, app *App, settings settingsFlags, names []string, output outputFlag) error {
	if len(names) == 0 {
		var err error
		if names, err = builtInPacks(app); err != nil {
			return err
		}
	}
	g, err := app.grounds(ctx, settings)
	if err != nil {
		return err
	}
	all := finding.List{}
	renderings := 0
	for _, name := range names {
		problems, rendered, err := lintPack(ctx, app, g.evidence, name)
		if err != nil {
			return err
		}
		renderings += rendered
		for _, problem := range problems {
			if !slices.Contains(all, problem) {
				all = append(all, problem)
			}
		}
	}
	if output.json() {
		if err := report.JSON(app.Out, all); err != nil {
			return fmt.Errorf("write the result: %w", err)
		}
	} else {
		report.Findings(app.Out, all)
	}
	if len(all) > 0 {
		return errFindings
	}
	if !output.json() {
		fmt.Fprintf(app.Out, "%s, rendered %s: nothing to mend\n",
			report.Count(len(names), "pack", "packs"), report.Count(renderings, "time", "times"))
	}
	return nil
}

// lintPack gives what is wrong with one pack, and how often it was rendered.
// Its error is one that is not the pack's fault.
func lintPack(ctx context.Context, app *App, evidence catalog.Catalog, name string) (problems finding.List, renderings int, err error) {
	p, _, err := openPack(ctx, app, name, "")
	if err != nil {
		if findings := finding.In(err); findings != nil && findings[0].File != "" {
			return findings, 0, nil
		}
		return nil, 0, err // no such pack
	}
	rendered, renderings, err := renderAll(app, p)
	if err != nil {
		return nil, 0, err
	}
	unmade, err := neverMade(app, p)
	if err != nil {
		return nil, 0, err
	}
	problems = slices.Concat(frameworkProblem(p, evidence), p.Lint(), rendered, unmade)
	if len(rendered) == 0 {
		idle, err := withoutEffect(app, p)
		if err != nil {
			return nil, 0, err
		}
		problems = append(problems, idle...)
	}
	slices.SortStableFunc(problems, func(a, b finding.Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return problems, renderings, nil
}

// frameworkProblem finds a framework that no decision could be for.
func frameworkProblem(p pack.Pack, evidence catalog.Catalog) finding.List {
	if _, ok := evidence.Framework(p.Framework); ok {
		return nil
	}
	problem := p.FrameworkPlace()
	problem.Message = fmt.Sprintf("framework: the catalog has no framework %q%s", p.Framework,
		finding.DidYouMean(p.Framework, evidence.FrameworkIDs()))
	return finding.List{problem.WithHint("underpin catalog list shows all of them")}
}
