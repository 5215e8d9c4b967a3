package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func newCatalogShowCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show a framework, a runtime, a claim or a source",
		Long: `show takes an id, or a framework's name. Of a framework it shows every claim
about it and its runtime, and which of the ten items lack evidence; of a runtime
its claims; of a claim for which answers it matters, where it is written and
what is said against it; of a source its sections and what is cited from each.

As JSON: the framework (id, name, runtime, languages, lacking, claims), the
runtime (id, name, languages, claims), the claim as in catalog export, or the
source (id, title, publisher, year, kind, url, sections: heading, silent,
claims; claims).`,
		Example: `  underpin catalog show gin
  underpin catalog show gin-fast`,
		Args:              args(1, 1, "ID"),
		ValidArgsFunction: app.catalogEntries,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCatalogShow(cmd.Context(), app, settings, output, args[0])
		},
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runCatalogShow(ctx context.Context, app *App, settings settingsFlags, output outputFlag, id string) error {
	g, err := app.grounds(ctx, settings)
	if err != nil {
		return err
	}
	shown, write, err := catalogEntry(g.evidence, id)
	if err != nil {
		return err
	}
	if output.json() {
		return report.JSON(app.Out, shown)
	}
	write(app.page())
	return nil
}

// catalogEntry finds what has the id, for programs and for people. A framework
// goes before a runtime with the same one.
func catalogEntry(c catalog.Catalog, id string) (shown any, write func(report.Page), err error) {
	f, notFound := findFramework(c, id)
	if notFound == nil {
		return report.NewFrameworkShownJSON(c, f), func(p report.Page) { report.Framework(p, c, f) }, nil
	}
	if i := slices.IndexFunc(c.Runtimes, func(r catalog.Runtime) bool { return r.ID == id }); i >= 0 {
		r := c.Runtimes[i]
		return report.NewRuntimeShownJSON(c, r), func(p report.Page) { report.Runtime(p, c, r) }, nil
	}
	if claim, ok := c.Claim(id); ok {
		return report.NewHeldJSON(c, claim), func(p report.Page) { report.Claim(p, c, claim) }, nil
	}
	if s, ok := c.Source(id); ok {
		return report.NewSourceShownJSON(c, s), func(p report.Page) { report.Source(p, c, s) }, nil
	}
	return nil, nil, finding.Errorf("the catalog has no framework, runtime, claim or source %s%s", finding.Quote(id), finding.DidYouMean(id, catalogIDs(c))).
		WithHint("underpin catalog list shows the frameworks, underpin catalog sources the sources")
}

func catalogIDs(c catalog.Catalog) []string {
	ids := c.FrameworkIDs()
	for _, r := range c.Runtimes {
		ids = append(ids, r.ID)
	}
	for _, s := range c.Sources {
		ids = append(ids, s.ID)
	}
	for _, claim := range c.Claims {
		ids = append(ids, claim.ID)
	}
	return ids
}
