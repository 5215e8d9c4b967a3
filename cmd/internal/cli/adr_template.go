package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/generators"
)

func newADRTemplateCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "template [NAME]",
		Short: "Print a template of the framework record, to make your own from",
		Long: `template prints the form of the framework record, madr (when left out) or
nygard. underpin init --record FILE takes one of your own; the repository keeps
it as ` + generators.RecordTemplatePath + `, where underpin adr regenerate finds it and where
you may change it.

` + generators.RecordManual,
		Example: `  underpin adr template nygard > house.md.tmpl
  underpin init orders --record ./house.md.tmpl --answers orders.yaml --yes`,
		Args:      args(0, 1, "NAME"),
		ValidArgs: recordForms,
		RunE: func(cmd *cobra.Command, args []string) error {
			name := generators.MADR
			if len(args) > 0 {
				name = args[0]
			}
			return runADRTemplate(cmd.Context(), app, name)
		},
	}
}

func runADRTemplate(ctx context.Context, app *App, name string) error {
	template, err := recordTemplate(ctx, app, name, adr.Log{})
	if err != nil {
		return err
	}
	_, err = app.Out.Write([]byte(template.Text))
	return err
}
