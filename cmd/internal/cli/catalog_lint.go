package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
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
	given := make([]config.Value, len(folders))
	for i, folder := range folders {
		given[i] = config.Value{Text: folder, Path: app.leadsFrom(app.Dir)(folder)}
	}
	others := slices.DeleteFunc(layered.Values("evidence"), func(v config.Value) bool { // it does not lie below itself
		return slices.ContainsFunc(given, func(g config.Value) bool { return g.Path == v.Path })
	})
	below, err := app.layEvidence(ctx, catalog.Default(), others, app.Dir)
	if err != nil {
		return err
	}
	evidence, err := app.layEvidence(ctx, below, given, app.Dir)
	if found := finding.In(err); len(found) > 0 && found[0].File != "" {
		return tellUnread(app, output, below, found)
	}
	if err != nil {
		return err // no such folder
	}
	problems := evidence.Lint()
	switch {
	case output.json():
		if err := report.JSON(app.Out, report.NewLintJSON(evidence, problems)); err != nil {
			return err
		}
	case len(folders) > 0:
		report.LintFolder(app.page(), folders[0], evidence, below, problems)
	default:
		report.Lint(app.page(), evidence, problems)
	}
	if len(problems) > 0 {
		return errFindings
	}
	return nil
}

// tellUnread shows what has to be mended before a folder can be laid over the
// catalog at all.
func tellUnread(app *App, output outputFlag, below catalog.Catalog, problems finding.List) error {
	if output.json() {
		if err := report.JSON(app.Out, report.NewLintJSON(below, problems)); err != nil {
			return err
		}
		return errFindings
	}
	report.Findings(app.Out, problems)
	return errFindings
}
