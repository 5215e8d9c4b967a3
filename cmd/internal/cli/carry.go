package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/repo"
)

// carried is the file of settings that a new repository gets: all that its
// decision rests on and that the repository would not have by itself, so that
// the next look at the decision, by whom ever and wherever, has the same
// grounds. It is nil where there is nothing to carry over.
func (app *App) carried(ctx context.Context, g grounds, target string) ([]byte, error) {
	root := target
	if existing, err := repo.Find(target); err != nil {
		return nil, err
	} else if existing != nil {
		root = existing.Root
	}
	var own, others []config.Layer
	for _, layer := range g.settings.Layers() {
		if layer.Kind == config.Repository && layer.File != "" && inside(root, layer.File) {
			own = append(own, layer)
		} else {
			others = append(others, layer)
		}
	}
	for _, layer := range own { // with the platforms that they name
		platforms, err := app.platforms(ctx, layer)
		if err != nil {
			return nil, err
		}
		own = append(own, platforms...)
	}
	grounds := config.Grounds(others)
	lacking := config.Together(own...).Lacks(grounds)
	if len(lacking) == 0 {
		return nil, nil
	}
	file := filepath.Join(target, filepath.FromSlash(config.RepositoryPath))
	if _, err := os.Lstat(file); !errors.Is(err, os.ErrNotExist) {
		return nil, finding.Errorf("%s: exists already, and lacks what the decision would rest on: %s", app.relative(file), strings.Join(lacking, "; ")).
			WithHint("add it there: settings of yours and flags do not travel with the repository")
	}
	return config.Write(grounds, func(path string) string {
		if repo.IsURL(path) {
			return path
		}
		return seenFrom(filepath.Dir(file), path)
	})
}

// tellOfCarried says where a new repository will look for what lies outside.
func (app *App) tellOfCarried(g grounds, settings []byte) {
	if settings == nil {
		return
	}
	var places []string
	for _, key := range []string{"platform", "evidence"} {
		for _, v := range g.settings.Values(key) {
			if v.Path != "" && v.Layer != config.Platform && !repo.IsURL(v.Path) {
				places = append(places, app.relative(v.Path))
			}
		}
	}
	if len(places) == 0 {
		return
	}
	app.note("%s names %s, outside the repository: whoever works on it needs that in the same place", config.RepositoryPath, strings.Join(places, ", "))
}

// inside tells whether a file lies in a folder.
func inside(folder, file string) bool {
	short, err := filepath.Rel(folder, file)
	return err == nil && filepath.IsLocal(short)
}
