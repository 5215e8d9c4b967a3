package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/repo"
)

// settingsFlags are the settings that a command takes as flags.
type settingsFlags struct {
	platforms []string
	evidence  []string
}

func (f *settingsFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.evidence, "evidence", nil, "lay your own claims over the catalog: a `folder` or a git URL; repeatable")
	cmd.Flags().StringArrayVar(&f.platforms, "platform", nil, "take the settings of a platform repository: a `folder` or a git URL; repeatable")
	for _, flag := range []string{"evidence", "platform"} {
		completes(cmd, flag, fixed(nil, cobra.ShellCompDirectiveFilterDirs))
	}
}

func (f *settingsFlags) layer(leads config.Leads) (config.Layer, error) {
	layer := config.Layer{Kind: config.Flag, Name: "the flags"}
	var problems []error
	for _, flag := range []struct {
		key   string
		given []string
	}{{"evidence", f.evidence}, {"platform", f.platforms}} {
		if len(flag.given) > 0 {
			var err error
			layer, err = layer.With(flag.key, "--"+flag.key, flag.given, leads)
			problems = append(problems, err)
		}
	}
	return layer, errors.Join(problems...)
}

// settings gathers what is set for a command that works in a folder, which
// need not be there yet.
func (app *App) settings(ctx context.Context, dir string, flags settingsFlags) (config.Settings, error) {
	user, err := app.userLayer()
	if err != nil {
		return config.Settings{}, err
	}
	if above(dir, generators.LockPath) != "" {
		user = user.Without(decided...)
	}
	repository, err := app.repositoryLayers(dir)
	if err != nil {
		return config.Settings{}, err
	}
	environment, errOfEnv := config.FromEnvironment(app.Env, app.leadsFrom(app.Dir))
	flagged, errOfFlags := flags.layer(app.leadsFrom(app.Dir))
	if err := errors.Join(errOfEnv, errOfFlags); err != nil {
		return config.Settings{}, err
	}
	var layers []config.Layer
	for _, layer := range slices.Concat([]config.Layer{user}, repository, []config.Layer{environment, flagged}) {
		platforms, err := app.platforms(ctx, layer)
		if err != nil {
			return config.Settings{}, err
		}
		if layer.Kind == config.User && above(dir, generators.LockPath) != "" {
			for i := range platforms {
				platforms[i] = platforms[i].Without(decided...)
			}
		}
		layers = append(append(layers, platforms...), layer)
	}
	return config.Together(layers...), nil
}

// decided are the settings that a repository has once its decision is made: it
// would be another one if they were the user's, who is another person each
// time.
var decided = []string{"evidence"}

// userLayer is the user's own file.
func (app *App) userLayer() (config.Layer, error) {
	folder := app.Env("XDG_CONFIG_HOME")
	if !filepath.IsAbs(folder) { // as its specification demands
		if app.Home == "" {
			return config.Layer{Kind: config.User}, nil
		}
		folder = filepath.Join(app.Home, ".config")
	}
	return app.readSettings(config.User, filepath.Join(folder, filepath.FromSlash(config.UserPath)))
}

// repositoryLayers are the files of the repository that a folder is in, the
// outermost first. Outside of any, only the folder itself is looked into:
// further up, files belong to whom ever.
func (app *App) repositoryLayers(dir string) ([]config.Layer, error) {
	folders := []string{dir}
	for at := dir; !isRepository(at); {
		up := filepath.Dir(at)
		if up == at {
			folders = folders[:1]
			break
		}
		at = up
		folders = append(folders, at)
	}
	var layers []config.Layer
	for _, folder := range slices.Backward(folders) {
		layer, err := app.readSettings(config.Repository, filepath.Join(folder, filepath.FromSlash(config.RepositoryPath)))
		if err != nil {
			return nil, err
		}
		layers = append(layers, layer)
	}
	return layers, nil
}

// isRepository tells the root of a git repository.
func isRepository(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}

// readSettings reads a file of settings; a missing one sets nothing.
func (app *App) readSettings(kind config.Kind, file string) (config.Layer, error) {
	text, err := readFile(file, app.relative(file))
	if errors.Is(err, fs.ErrNotExist) {
		return config.Layer{Kind: kind}, nil
	}
	if err != nil {
		return config.Layer{}, err
	}
	layer, err := config.Read(kind, app.relative(file), text, app.leadsFrom(filepath.Dir(file)))
	layer.File = file
	return layer, err
}

// platforms reads the settings of the platform repositories that a layer names.
func (app *App) platforms(ctx context.Context, by config.Layer) ([]config.Layer, error) {
	var layers []config.Layer
	for _, platform := range by.Values("platform") {
		layer, err := app.readPlatform(ctx, platform)
		switch {
		case err != nil:
			return nil, err
		case layer.Name == "":
			return nil, at(platform, "%s: there is no %s", platform.Text, config.PlatformPath).
				WithHint("a platform repository has one at its root; underpin config --help says what it holds")
		case len(layer.Values("platform")) > 0:
			return nil, at(layer.Values("platform")[0], "a platform names no further platform").
				WithHint("name both where this one is named")
		}
		layers = append(layers, layer)
	}
	return layers, nil
}

func (app *App) readPlatform(ctx context.Context, platform config.Value) (config.Layer, error) {
	if !repo.IsURL(platform.Path) {
		return app.readSettings(config.Platform, filepath.Join(platform.Path, config.PlatformPath))
	}
	source, found, err := app.fetched(ctx, platform.Path)
	if err != nil {
		return config.Layer{}, err
	}
	text, err := fs.ReadFile(found.Folder, config.PlatformPath)
	if errors.Is(err, fs.ErrNotExist) {
		return config.Layer{}, nil
	}
	if err != nil {
		return config.Layer{}, fmt.Errorf("read %s of %s: %w", config.PlatformPath, platform.Path, err)
	}
	return config.Read(config.Platform, within(source, config.PlatformPath), text, func(text string) string { return within(source, text) })
}

// fetched is a folder of a git repository as it is there today.
func (app *App) fetched(ctx context.Context, url string) (repo.Source, repo.Snapshot, error) {
	source, kept, err := readURL(app, url)
	if err != nil {
		return source, repo.Snapshot{}, err
	}
	found, err := kept.Open(ctx, source, "")
	if err == nil {
		app.saw(url, found)
	}
	return source, found, err
}

// within is a path in a folder of a git repository, as a URL. Nothing in there
// leads to this machine.
func within(source repo.Source, text string) string {
	if repo.IsURL(text) {
		return text
	}
	source.Folder = path.Join(source.Folder, text)
	return source.String()
}

// at is a finding at the place of a value.
func at(v config.Value, format string, args ...any) finding.Finding {
	place := v.Place
	place.Message = fmt.Sprintf(format, args...)
	return place
}

// leadsFrom gives the places that paths lead to from a folder; ~/ is the
// user's home, as in a shell.
func (app *App) leadsFrom(dir string) config.Leads {
	return func(text string) string {
		if repo.IsURL(text) {
			return text
		}
		if rest, ok := strings.CutPrefix(text, "~/"); ok && app.Home != "" {
			return filepath.Join(app.Home, rest)
		}
		if filepath.IsAbs(text) {
			return filepath.Clean(text)
		}
		return filepath.Join(dir, filepath.FromSlash(text))
	}
}
