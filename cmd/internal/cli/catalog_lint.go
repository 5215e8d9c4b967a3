package cli

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newCatalogLintCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "lint [FOLDER]",
		Short: "Check the catalog, with a folder of your own evidence laid over it",
		Long: `lint reports which sections of each source are cited, and of every other the
reason why it holds no claim; which of the ten items lack evidence; and what has
to be mended, with exit code 3.

As JSON: findings (file, line, message, hint), sections (by source: heading,
claims, silent), lacking (by framework).`,
		Args: args(0, 1, "FOLDER"),
		RunE: func(_ *cobra.Command, args []string) error { return runCatalogLint(app, output, args) },
	}
	output.add(cmd)
	return cmd
}

func runCatalogLint(app *App, output outputFlag, folders []string) error {
	evidence := catalog.Default()
	for _, folder := range folders {
		larger, err := withOverlay(app, evidence, folder)
		if err != nil {
			return err
		}
		evidence = larger
	}
	problems := evidence.Lint()
	if output.json() {
		if err := report.JSON(app.Out, report.NewLintJSON(evidence, problems)); err != nil {
			return err
		}
	} else {
		report.Lint(app.page(), evidence, problems)
	}
	if len(problems) > 0 {
		return errFindings
	}
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
