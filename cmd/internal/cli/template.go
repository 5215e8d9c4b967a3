package cli

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/tree"
)

func newTemplateCmd(app *App) *cobra.Command {
	cmd := group("template", "Make packs of your own, look at packs and prove that they work",
		newTemplateListCmd(app), newTemplateShowCmd(app), newTemplateNewCmd(app), newTemplateLintCmd(app),
		newTemplateRenderCmd(app), newTemplateTestCmd(app), newTemplateSchemaCmd(app))
	cmd.Long = packSummary
	return cmd
}

func newTemplateListCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the built-in packs",
		Args:  args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			names, err := builtInPacks(app)
			if err != nil {
				return err
			}
			var packs []pack.Pack
			for _, name := range names {
				p, _, err := openBuiltIn(app, name)
				if err != nil {
					return err
				}
				packs = append(packs, p)
			}
			if output.json() {
				return report.JSON(app.Out, report.PacksJSON(packs))
			}
			report.Packs(app.Out, packs)
			return nil
		},
	}
	output.add(cmd)
	return cmd
}

func newTemplateShowCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:               "show PACK",
		Short:             "Show a pack's options, the tools it takes and how it is proven",
		Args:              args(1, 1, "PACK"),
		ValidArgsFunction: app.onePack,
		RunE: func(cmd *cobra.Command, args []string) error {
			p, _, err := openPack(cmd.Context(), app, args[0], "")
			if err != nil {
				return err
			}
			if output.json() {
				return report.JSON(app.Out, report.PacksJSON([]pack.Pack{p})[0])
			}
			report.Pack(app.Out, p)
			return nil
		},
	}
	output.add(cmd)
	return cmd
}

func newTemplateRenderCmd(app *App) *cobra.Command {
	var answers answersFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "render PACK [DIR]",
		Short: "Show what a pack makes of given answers, or write it into a folder",
		Long: `render lists the files that a pack makes, or writes them into a new folder DIR,
to look at the result of some options. They are the pack's own only, without a
decision record and without a commit.

As JSON: [{"path": "...", "bytes": 1, "executable": false, "digest": "..."}]`,
		Example: `  underpin template render gin --set scaffold.ci=none
  underpin template render gin /tmp/look --set scaffold.database=postgresql`,
		Args:              args(1, 2, "PACK"),
		ValidArgsFunction: app.onePack,
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := renderGiven(cmd.Context(), app, args[0], answers)
			if err != nil {
				return err
			}
			if len(args) == 2 {
				if err := writeNew(cmd.Context(), app, files, args[1]); err != nil {
					return err
				}
			}
			switch {
			case output.json():
				return report.JSON(app.Out, report.FilesJSON(files))
			case len(args) == 2:
				fmt.Fprintf(app.Out, "%d files in %s\n", files.Len(), args[1])
			default:
				report.Files(app.Out, files)
			}
			return nil
		},
	}
	answers.add(cmd)
	output.add(cmd)
	return cmd
}

func renderGiven(ctx context.Context, app *App, source string, answers answersFlags) (tree.Tree, error) {
	p, _, err := openPack(ctx, app, source, "")
	if err != nil {
		return tree.Tree{}, err
	}
	given, _, err := answers.read(app)
	if err != nil {
		return tree.Tree{}, err
	}
	return renderAlone(app, p, given, given.Scaffold())
}

// writeNew writes files into a new folder.
func writeNew(ctx context.Context, app *App, files tree.Tree, dir string) error {
	planned, err := plan.Make(app.path(dir), files, nil)
	if _, absent := os.Lstat(app.path(dir)); absent == nil && len(finding.In(err)) > 0 {
		return withHint(finding.In(err), "name a folder that is not there yet: nothing is ever overwritten")
	}
	if err != nil {
		return err
	}
	_, err = planned.Apply(ctx)
	return err
}
