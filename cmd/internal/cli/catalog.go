package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newCatalogCmd(app *App) *cobra.Command {
	return group("catalog", "Look at the evidence: frameworks, claims and sources", newCatalogListCmd(app), newCatalogLintCmd(app))
}

func newCatalogListCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the frameworks and how much is known of each",
		Args:  args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			packs, err := builtInPacks(app)
			if err != nil {
				return err
			}
			list := report.NewFrameworks(catalog.Default(), packs)
			if output.json() {
				return report.JSON(app.Out, list)
			}
			report.Frameworks(app.Out, list)
			return nil
		},
	}
	output.add(cmd)
	return cmd
}

func newCatalogLintCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "lint [FOLDER]",
		Short: "Check the catalog, with a folder of your own evidence laid over it",
		Args:  args(0, 1, "FOLDER"),
		RunE:  func(_ *cobra.Command, args []string) error { return runCatalogLint(app, args) },
	}
}

func runCatalogLint(app *App, folders []string) error {
	evidence := catalog.Default()
	for _, folder := range folders {
		larger, err := withOverlay(app, evidence, folder)
		if err != nil {
			return err
		}
		evidence = larger
	}
	problems := evidence.Lint()
	report.Findings(app.Out, problems)
	if len(problems) > 0 {
		return errFindings
	}
	fmt.Fprintf(app.Out, "%d frameworks, %d claims, %d sources: nothing to mend\n",
		len(evidence.Frameworks), len(evidence.Claims), len(evidence.Sources))
	return nil
}

func withOverlay(app *App, evidence catalog.Catalog, folder string) (catalog.Catalog, error) {
	root, err := os.OpenRoot(app.path(folder))
	if err != nil {
		return catalog.Catalog{}, finding.Errorf("%s: %v", folder, cause(err))
	}
	defer root.Close()
	return evidence.With(root.FS(), folder)
}
