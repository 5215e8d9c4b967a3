package cli

import (
	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/generators/pack"
)

func newTemplateSchemaCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of pack.yaml, for editors",
		Long: `schema prints the JSON Schema (2020-12) of pack.yaml. An editor with a YAML
language server completes and checks the manifest when its first line is

  # yaml-language-server: $schema=pack.schema.json`,
		Example: "  underpin template schema > house/pack.schema.json",
		Args:    args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			_, err := app.Out.Write(pack.JSONSchema())
			return err
		},
	}
}
