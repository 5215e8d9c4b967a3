package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/repo"
)

// openPack opens the pack that was asked for: a built-in one by its name, a
// folder by its path, one in a git repository by its URL; else the built-in one
// for the framework. Any framework will do where that is empty. It also gives
// the source as it is written.
func openPack(ctx context.Context, app *App, wanted, framework string) (pack.Pack, string, error) {
	found, source, err := findPack(ctx, app, wanted, framework)
	if err != nil {
		return pack.Pack{}, "", err
	}
	return found, source, forFramework(found, framework)
}

// openPacks opens packs for any framework.
func openPacks(ctx context.Context, app *App, names []string) ([]pack.Pack, error) {
	var packs []pack.Pack
	for _, name := range names {
		p, _, err := openPack(ctx, app, name, "")
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return packs, nil
}

func findPack(ctx context.Context, app *App, wanted, framework string) (pack.Pack, string, error) {
	if repo.IsURL(wanted) {
		return openURL(ctx, app, wanted, "")
	}
	names, err := builtInPacks(app)
	if err != nil {
		return pack.Pack{}, "", err
	}
	switch {
	case wanted == "" && slices.Contains(names, framework):
		return openBuiltIn(app, framework)
	case wanted == "":
		return pack.Pack{}, "", finding.Errorf("there is no starter for %s yet", framework).
			WithHint("choose with --framework one that has: %s, or add --pack FOLDER", strings.Join(names, ", "))
	case slices.Contains(names, wanted):
		return openBuiltIn(app, wanted)
	case isName(wanted):
		return pack.Pack{}, "", noBuiltIn(wanted, names)
	}
	return openFolder(app, wanted)
}

func noBuiltIn(name string, names []string) finding.Finding {
	return finding.Errorf("there is no built-in pack %s%s", finding.Quote(name), finding.DidYouMean(name, names)).
		WithHint("underpin template list shows them; a folder is given as a path, such as ./%s", name)
}

// isName tells the name of a built-in pack from a path.
func isName(source string) bool { return !strings.ContainsAny(source, `/\.`) }

// forFramework refuses a pack for another framework than the decision's: code
// and record would contradict each other.
func forFramework(p pack.Pack, framework string) error {
	if framework == "" || p.Framework == framework {
		return nil
	}
	return finding.Errorf("the pack %s is for %s, and the choice is %s", p.Name, p.Framework, framework).
		WithHint("name a pack for %s with --pack, or choose %s with --framework", framework, p.Framework)
}

func builtInPacks(app *App) ([]string, error) {
	folder, err := fs.Sub(app.Templates, "packs")
	if err != nil {
		return nil, fmt.Errorf("find the built-in packs: %w", err)
	}
	return pack.List(folder)
}

func openBuiltIn(app *App, name string) (pack.Pack, string, error) {
	folder, err := fs.Sub(app.Templates, "packs/"+name)
	if err != nil {
		return pack.Pack{}, "", fmt.Errorf("find pack %s: %w", name, err)
	}
	loaded, err := loadPack(app, folder, name)
	return loaded, name, err
}

func openFolder(app *App, name string) (pack.Pack, string, error) {
	root, err := os.OpenRoot(app.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return pack.Pack{}, "", finding.Errorf("%s: there is no such folder", name)
	}
	if err != nil {
		return pack.Pack{}, "", finding.Errorf("%s: %v", name, cause(err))
	}
	defer root.Close()
	loaded, err := loadPack(app, folderFS{root}, name)
	return loaded, name, withPacksBelow(err, folderFS{root}, func(below string) string { return filepath.Join(name, below) })
}

// withPacksBelow adds, to the error that a folder is no pack, which folders in
// it are; written says how each is named.
func withPacksBelow(err error, folder fs.FS, written func(below string) string) error {
	if !errors.Is(err, pack.ErrNoPack) {
		return err
	}
	below := pack.Find(folder)
	if len(below) == 0 {
		return err
	}
	for i := range below {
		below[i] = written(below[i])
	}
	return finding.In(err)[0].WithHint("there are packs below: %s", strings.Join(below, ", "))
}

// folderFS is a folder that no path leads out of, not even through a link. A
// folder in it is opened once for all that is read there.
type folderFS struct{ root *os.Root }

// Open opens a file or folder.
func (f folderFS) Open(name string) (fs.File, error) { return f.root.Open(name) }

// Sub opens a folder to read much from it; it is the caller's to close.
func (f folderFS) Sub(name string) (fs.FS, error) {
	root, err := f.root.OpenRoot(name)
	return folderFS{root}, err
}

// Close gives the folder back.
func (f folderFS) Close() error { return f.root.Close() }

func loadPack(app *App, folder fs.FS, name string) (pack.Pack, error) {
	shared, err := fs.Sub(app.Templates, "shared")
	if err != nil {
		return pack.Pack{}, fmt.Errorf("find the shared partials: %w", err)
	}
	return pack.Load(name, folder, shared)
}
