package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/verify"
)

func newDoctorCmd(app *App) *cobra.Command {
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "doctor [PACK...]",
		Short: "Check that the tools of starters are here, in the right versions",
		Long: `doctor looks for the tools that packs take and asks each for its version. In a
repository that underpin started it checks the pack of that one, elsewhere all
built-in packs, unless packs are named. It ends with exit code 3 when a tool is
missing or in the wrong version.`,
		Example: `  underpin doctor
  underpin doctor gin express`,
		Args:              args(0, -1, "PACK"),
		ValidArgsFunction: app.packs,
		RunE:              func(cmd *cobra.Command, args []string) error { return runDoctor(cmd, app, args, output) },
	}
	output.add(cmd)
	return cmd
}

func runDoctor(cmd *cobra.Command, app *App, names []string, output outputFlag) error {
	packs, err := packsToCheck(cmd.Context(), app, names)
	if err != nil {
		return err
	}
	checked := []report.ToolJSON{}
	missing := false
	for _, p := range packs {
		for _, r := range p.Verify.Requires {
			tool := lookFor(cmd, p.Name, r)
			missing = missing || !tool.OK
			checked = append(checked, tool)
		}
	}
	if err := cmd.Context().Err(); err != nil {
		return err
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

// packsToCheck are those that were named, else the one of the repository that
// the user stands in, else all built-in ones.
func packsToCheck(ctx context.Context, app *App, names []string) ([]pack.Pack, error) {
	found := app.above(generators.LockPath)
	if len(names) == 0 && found != "" {
		p, err := packOfLock(ctx, app, found)
		return []pack.Pack{p}, err
	}
	if len(names) == 0 {
		var err error
		if names, err = builtInPacks(app); err != nil {
			return nil, err
		}
	}
	return openPacks(ctx, app, names)
}

// packOfLock is the pack that a repository was generated from, or what has
// taken its place since.
func packOfLock(ctx context.Context, app *App, found string) (pack.Pack, error) {
	text, err := os.ReadFile(found)
	if err != nil {
		return pack.Pack{}, finding.Errorf("%s: %v", found, cause(err))
	}
	lock, err := generators.ReadLock(app.relative(found), text)
	if err != nil {
		return pack.Pack{}, err
	}
	if lock.Pack.Name == "" {
		return pack.Pack{}, errNoPack
	}
	fmt.Fprintf(app.Err, "note: %s names the pack %s\n", app.relative(found), report.Printable(lock.Pack.Source))
	root := filepath.Dir(filepath.Dir(found))
	p, err := openLocked(ctx, app, root, lock.Pack)
	if finding.In(err) != nil {
		p, err = openNewest(ctx, app, root, lock.Pack)
	}
	return p, err
}

// lookFor asks for a tool's version even where any would do, so that it can be
// shown.
func lookFor(cmd *cobra.Command, name string, r pack.Requirement) report.ToolJSON {
	tool := report.ToolJSON{Pack: name, Tool: r.Tool, Wanted: r.Version, OK: true}
	ask := r
	ask.Version = ">=0"
	if found, err := verify.Look(cmd.Context(), []pack.Requirement{ask}, os.Environ()); err == nil {
		tool.Found = found[0].Version
	}
	if _, err := verify.Look(cmd.Context(), []pack.Requirement{r}, os.Environ()); err != nil {
		tool.OK, tool.Problem = false, err.Error()
		tool.Hint = remedy(r, tool.Found)
	}
	return tool
}

// remedy is what to do about a tool that is not in order.
func remedy(r pack.Requirement, found string) string {
	switch {
	case r.Hint != "":
		return r.Hint
	case found != "":
		return fmt.Sprintf("install %s %s, and see that PATH leads to that one first", r.Tool, r.Version)
	case r.Version != "":
		return fmt.Sprintf("install %s %s, and see that PATH leads to it", r.Tool, r.Version)
	}
	return fmt.Sprintf("install %s, and see that PATH leads to it", r.Tool)
}
