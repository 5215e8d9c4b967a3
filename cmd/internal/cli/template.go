package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/plan"
)

func newTemplateCmd(app *App) *cobra.Command {
	cmd := group("template", "Look at template packs, render them and prove that they work",
		newTemplateListCmd(app), newTemplateShowCmd(app), newTemplateLintCmd(app), newTemplateRenderCmd(app), newTemplateTestCmd(app))
	cmd.Long = packManual
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
		Use:   "show PACK",
		Short: "Show a pack's options, the tools it takes and how it is proven",
		Args:  args(1, 1, "PACK"),
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
	cmd := &cobra.Command{
		Use:   "render PACK DIR",
		Short: "Write what a pack makes of given answers into a new folder",
		Long: `render writes only the pack's own files, without a decision record and without
a commit, to look at the result of some options.`,
		Example: "  underpin template render gin /tmp/look --set scaffold.database=postgresql",
		Args:    args(2, 2, "PACK DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, _, err := openPack(cmd.Context(), app, args[0], "")
			if err != nil {
				return err
			}
			given, _, err := answers.read(app)
			if err != nil {
				return err
			}
			files, err := renderAlone(app, p, given, given.Scaffold())
			if err != nil {
				return err
			}
			planned, err := plan.Make(app.path(args[1]), files, nil)
			if err != nil {
				return err
			}
			if _, err := planned.Apply(cmd.Context()); err != nil {
				return err
			}
			fmt.Fprintf(app.Out, "%d files in %s\n", files.Len(), args[1])
			return nil
		},
	}
	answers.add(cmd)
	return cmd
}
