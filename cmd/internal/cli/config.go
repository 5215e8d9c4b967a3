package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
)

func newConfigCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show what is set, and where each value comes from",
		Long: `config shows every setting in force and the file, variable or flag that says so.
Settings come from, the most specific first:

  flags          of one command
  environment    UNDERPIN_* (lists and key=value entries separated by commas)
  repository     ` + config.RepositoryPath + ` in this folder and those above it
                 in the same repository
  user           ~/.config/` + config.UserPath + ` (XDG_CONFIG_HOME counts)
  platform       ` + config.PlatformPath + ` at the root of a platform repository, right
                 below the layer that names it

The most specific value counts, for packs framework by framework. Evidence and
policy add up: each layer may require more, exclude more and raise importance,
none takes back what another demands. Once a repository has its decision, the
user's own evidence counts for nothing in it: the decision would be another one
for everyone. init writes what a decision rests on and the
repository lacks into its ` + config.RepositoryPath + `.

Paths are relative to the file that names them. Evidence and platforms are
always paths or URLs; for packs and record a word alone is the name of something
built in, so that a folder or file beside is written ./house or house.md. What a
file may hold:

` + manual() + `
A platform's ` + config.PlatformPath + `, for example:

` + configExample + `
underpin config schema prints the JSON Schema of these files. underpin help
evidence is the guide to a folder of evidence, underpin help packs to a pack.

As JSON: a list of setting, key (of a mapping's entry), value, path (where it
leads), layer, file, line.`,
		Example: `  underpin config
  underpin config --platform ../platform --output json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return runConfig(cmd.Context(), app, settings, output)
		},
	}
	settings.add(cmd)
	output.add(cmd)
	cmd.AddCommand(&cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a file of settings",
		Args:  args(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			_, err := app.Out.Write(config.Schema())
			return err
		},
	})
	return cmd
}

// configExample is a file with most of what may be set.
const configExample = `  version: 1                # of this format; may be left out
  evidence: [evidence]
  packs:
    gin: ./packs/house
    koa: https://git.example.com/koa.git//house@v1.2.0
  record: records/house.md.tmpl
  policy:
    name: Platform rules 2026
    require: [service.owner, security.posture]
    exclude: {rails: nobody on call knows Ruby}
    importance: {security: 4}
`

// manual lists the settings for --help.
func manual() string {
	var lines strings.Builder
	const column = 20
	for _, s := range config.Table() {
		help := s.Help
		if s.Default != "" {
			help += "; " + s.Default + " by default"
		}
		fmt.Fprintf(&lines, "  %-*s%s\n", column-2, s.Key, report.Wrap(help, column))
	}
	return lines.String()
}

func runConfig(ctx context.Context, app *App, flags settingsFlags, output outputFlag) error {
	settings, err := app.settings(ctx, app.Dir, flags)
	if err != nil {
		return err
	}
	if err := app.checkNamed(ctx, settings); err != nil {
		return err
	}
	app.noteMissing(ctx, settings)
	var list []report.SettingJSON
	for _, s := range config.Table() {
		values := settings.Values(s.Key)
		if len(values) == 0 && s.Default != "" {
			values = []config.Value{settings.Value(s.Key)}
		}
		for _, v := range values {
			list = append(list, report.SettingJSON{
				Setting: s.Key, Key: v.Key, Value: v.Text, Path: v.Path,
				Layer: string(v.Layer), File: v.Place.File, Line: v.Place.Line,
			})
		}
	}
	if output.json() {
		return report.JSON(app.Out, list)
	}
	report.Settings(app.page(), list)
	return nil
}

// checkNamed refuses settings that name frameworks which are not there. Where
// the evidence is not at hand nobody knows: what is set can be seen all the
// same.
func (app *App) checkNamed(ctx context.Context, settings config.Settings) error {
	evidence, err := app.layEvidence(ctx, catalog.Default(), settings.Values("evidence"), app.Dir)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		for line := range strings.Lines(err.Error()) {
			app.note("%s", strings.TrimSpace(line))
		}
		app.note("so nobody looked whether the frameworks in policy and packs are there")
		return app.checkPackNames(settings)
	}
	return errors.Join(grounds{settings: settings, evidence: evidence}.checkPolicies(), app.checkPackNames(settings))
}
