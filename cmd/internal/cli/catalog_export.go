package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newCatalogExportCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print the whole catalog as JSON",
		Long: `export prints all evidence for other programs, as JSON: sources, runtimes,
frameworks, claims (id, subject, frameworks that it holds for, kind, criterion,
statement, when: question to answers, empty for a claim that always matters;
standing, disputed_by, outdated, mitigation, cites: source, section, label) and
catalog, the layers that it is made of with their digests. A folder of evidence
is written in YAML and a little otherwise: underpin help evidence.`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !output.json() {
				return finding.Errorf("catalog export writes JSON only").WithHint("underpin catalog show ID is for reading")
			}
			g, err := app.grounds(cmd.Context(), settings)
			if err != nil {
				return err
			}
			return report.JSON(app.Out, report.NewCatalogJSON(g.evidence))
		},
	}
	settings.add(cmd)
	output.add(cmd)
	output = "json"
	cmd.Flags().Lookup("output").DefValue = "json"
	return cmd
}
