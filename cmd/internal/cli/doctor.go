package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/verify"
)

func newDoctorCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "doctor [PACK...]",
		Short: "Check whether the tools that starters take are here, in the right versions",
		Args:  args(0, -1, "PACK"),
		RunE:  func(cmd *cobra.Command, args []string) error { return runDoctor(cmd, app, args, output) },
	}
	output.add(cmd)
	return cmd
}

func runDoctor(cmd *cobra.Command, app *App, names []string, output outputFlag) error {
	if len(names) == 0 {
		var err error
		if names, err = builtInPacks(app); err != nil {
			return err
		}
	}
	var checked []report.ToolJSON
	missing := false
	for _, name := range names {
		p, _, err := openPack(app, name, "")
		if err != nil {
			return err
		}
		for _, r := range p.Verify.Requires {
			tool := lookFor(cmd, p.Name, r)
			missing = missing || !tool.OK
			checked = append(checked, tool)
		}
	}
	if output.json() {
		if err := report.JSON(app.Out, checked); err != nil {
			return fmt.Errorf("write the result: %w", err)
		}
	} else {
		report.Tools(app.Out, checked)
	}
	if missing {
		return errFindings
	}
	return nil
}

func lookFor(cmd *cobra.Command, name string, r pack.Requirement) report.ToolJSON {
	tool := report.ToolJSON{Pack: name, Tool: r.Tool, Wanted: r.Version, OK: true}
	found, err := verify.Look(cmd.Context(), []pack.Requirement{r}, os.Environ())
	if err != nil {
		tool.OK, tool.Problem = false, err.Error()
	}
	if len(found) > 0 {
		tool.Found = found[0].Version
	}
	return tool
}
