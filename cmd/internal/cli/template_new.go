package cli

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators/pack"
)

// scratch is the pack that a new one begins with: small, and proven.
const scratch = "examples/platform/packs/service"

func newTemplateNewCmd(app *App) *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Begin a pack of your own in a new folder",
		Long: `new writes a small pack that works: one option, a service on net/http with a
test, and a verify case that proves it. --from begins with another pack instead,
a built-in one, a folder or a git URL. The pack is named after the folder and
begins at version 0.1.0, without the changes that the other tells of its own
versions; what that has from base becomes files of yours. All else is as it was.

underpin help packs shows the way from there.`,
		Example: `  underpin template new house
  underpin template new packs/house-gin --from gin`,
		Args: args(1, 1, "DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runTemplateNew(cmd.Context(), app, args[0], from)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "begin with this `pack`")
	return cmd
}

func runTemplateNew(ctx context.Context, app *App, dir, from string) error {
	source, err := beginning(ctx, app, from)
	if err != nil {
		return err
	}
	files, err := source.Copy(filepath.Base(app.path(dir)))
	if err != nil {
		return err
	}
	if err := writeNew(ctx, app, files, dir); err != nil {
		return err
	}
	written := dir
	if !filepath.IsAbs(dir) {
		written = app.given(app.path(dir))
	}
	report.NewPack(app.Out, filepath.Base(app.path(dir)), filepath.ToSlash(written), source, files.Len())
	return nil
}

// beginning is the pack that a new one begins with.
func beginning(ctx context.Context, app *App, from string) (pack.Pack, error) {
	if from == "" {
		folder, err := fs.Sub(app.Templates, scratch)
		if err != nil {
			return pack.Pack{}, fmt.Errorf("find the pack to begin with: %w", err)
		}
		return loadPack(app, folder, path.Base(scratch))
	}
	found, _, err := openPack(ctx, app, from, "")
	return found, err
}
