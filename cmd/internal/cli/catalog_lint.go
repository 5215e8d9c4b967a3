package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/cmd/internal/report"
)

func newCatalogLintCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "lint [FOLDER]",
		Short: "Check the catalog, with a folder of your own evidence laid over it",
		Long: `lint reports which sections of each source are cited, and of every other the
reason why it holds no claim; which of the ten items lack evidence; and what has
to be mended, with exit code 3. With FOLDER it speaks of what stands in there;
evidence that is set (underpin config) lies between it and the catalog. What a
folder may hold: underpin help evidence.

As JSON, of the whole catalog: findings (file, line, message, hint), sections
(by source: heading, claims, silent), lacking (by framework).`,
		Args: args(0, 1, "FOLDER"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCatalogLint(cmd.Context(), app, settings, output, args)
		},
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runCatalogLint(ctx context.Context, app *App, settings settingsFlags, output outputFlag, folders []string) error {
	layered, err := app.settings(ctx, app.Dir, settings)
	if err != nil {
		return err
	}
	evidence, err := app.layEvidence(ctx, layered, app.Dir)
	if err != nil {
		return err
	}
	for _, folder := range folders {
		given := config.Value{Text: folder, Path: app.leadsFrom(app.Dir)(folder)}
		if evidence, err = app.withOverlay(ctx, evidence, given, app.Dir); err != nil {
			return err
		}
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
