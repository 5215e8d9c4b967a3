package cli

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/repo"
)

// openURL opens a pack in a git repository as it is there today. pinned is the
// commit that a lock has for this very URL, "" where there is none.
func openURL(ctx context.Context, app *App, url, pinned string) (pack.Pack, string, error) {
	source, kept, err := readURL(app, url)
	if err != nil {
		return pack.Pack{}, "", err
	}
	found, err := kept.Open(ctx, source, pinned)
	if err != nil {
		return pack.Pack{}, "", err
	}
	app.saw(source.String(), found)
	if pinned == "" {
		found.Newer = "" // who names a version has chosen
	}
	loaded, err := loadSnapshot(app, source, found)
	return loaded, source.String(), err
}

// openCommit opens a pack in a git repository as it was at a commit.
func openCommit(ctx context.Context, app *App, url, commit string) (pack.Pack, error) {
	source, kept, err := readURL(app, url)
	if err != nil {
		return pack.Pack{}, err
	}
	found, err := kept.OpenCommit(ctx, source, commit)
	if err != nil {
		return pack.Pack{}, err
	}
	return loadSnapshot(app, source, found)
}

// saw notes what a git URL gave in this run.
func (app *App) saw(url string, found repo.Snapshot) {
	if app.seen == nil {
		app.seen = map[string]repo.Snapshot{}
	}
	app.seen[url] = found
}

func readURL(app *App, url string) (repo.Source, repo.Cache, error) {
	source, err := repo.ParseSource(url)
	if err != nil {
		return repo.Source{}, repo.Cache{}, err
	}
	kept, err := app.packCache()
	return source, kept, err
}

func loadSnapshot(app *App, source repo.Source, found repo.Snapshot) (pack.Pack, error) {
	loaded, err := loadPack(app, found.Folder, source.String())
	if err != nil {
		return pack.Pack{}, withPacksBelow(err, found.Folder, func(below string) string {
			inner := source
			inner.Folder = path.Join(source.Folder, below)
			return inner.String()
		})
	}
	loaded.Commit, loaded.Newer = found.Commit, found.Newer
	return loaded, nil
}

// packCache is where packs from git repositories are kept.
func (app *App) packCache() (repo.Cache, error) {
	folder := app.Env("XDG_CACHE_HOME")
	if !filepath.IsAbs(folder) { // as its specification demands
		if app.Home == "" {
			return repo.Cache{}, finding.Errorf("there is no place to keep packs: no home folder").
				WithHint("XDG_CACHE_HOME names a folder to keep them in")
		}
		folder = filepath.Join(app.Home, ".cache")
	}
	return repo.Cache{
		Folder: filepath.Join(folder, "underpin", "packs"),
		Env:    app.Env,
		Tell: func(format string, args ...any) {
			if said, ok := strings.CutPrefix(format, "note: "); ok {
				app.note(said, args...)
				return
			}
			fmt.Fprintln(app.Err, report.Printable(fmt.Sprintf(format, args...)))
		},
	}, nil
}
