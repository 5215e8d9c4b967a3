package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
)

func newCatalogSourcesCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "List the sources and how much is cited from each",
		Long: `sources lists the documents that claims are cited from, or that show a claim to
be outdated, with the number of these claims, in the order of the catalog.

As JSON: a list of id, title, publisher, year (0 where it is not known), kind,
url, claims, sections_cited, sections_silent.`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := app.grounds(cmd.Context(), settings)
			if err != nil {
				return err
			}
			list := report.NewSources(g.evidence)
			if output.json() {
				return report.JSON(app.Out, list)
			}
			report.Sources(app.page(), list)
			return nil
		},
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}
