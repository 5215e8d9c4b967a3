package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
)

func newCatalogCmd(app *App) *cobra.Command {
	cmd := group("catalog", "Look at the evidence: frameworks, claims and sources",
		newCatalogListCmd(app), newCatalogShowCmd(app), newCatalogSourcesCmd(app), newCatalogLintCmd(app), newCatalogExportCmd(app))
	cmd.Long = `catalog shows what is known of the frameworks, and from where. Evidence of your
own is laid over it: underpin help evidence is the guide to a folder of it.`
	return cmd
}

func newCatalogListCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the frameworks and how much is known of each",
		Long: `list shows each framework with the number of claims about it and its runtime, of
their sources, and of the ten items on which there is evidence.

As JSON: a list of id, name, runtime, claims, sources, items, starter.`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			packs, err := builtInPacks(app)
			if err != nil {
				return err
			}
			g, err := app.grounds(cmd.Context(), settings)
			if err != nil {
				return err
			}
			list := report.NewFrameworks(g.evidence, packs)
			if output.json() {
				return report.JSON(app.Out, list)
			}
			report.Frameworks(app.page(), list)
			return nil
		},
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}
