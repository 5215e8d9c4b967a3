package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
)

func newVersionCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Show the version of underpin and of its catalog",
		Args:  args(0, 0, ""),
		RunE:  func(*cobra.Command, []string) error { return runVersion(app, output) },
	}
	output.add(cmd)
	return cmd
}

type versionInfo struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	Target  string `json:"target"`
	Catalog string `json:"catalog"`
}

func runVersion(app *App, output outputFlag) error {
	evidence := catalog.Default()
	info := versionInfo{app.Version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, evidence.Layers[0].Digest}
	if output.json() {
		return report.JSON(app.Out, info)
	}
	fmt.Fprintf(app.Out, "underpin %s\nbuilt by %s for %s\ncatalog  %s\n", info.Version, info.Go, info.Target, info.Catalog)
	return nil
}
