package cli

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/repo"
)

// errNoPack is a repository that was there before underpin.
var errNoPack = finding.Errorf("this repository was adopted without a pack").
	WithHint("underpin adopt --pack PACK makes later updates possible")

// openLocked opens the pack that the lock of the repository at root describes,
// exactly as it was used. A finding says that it cannot be had any more: a
// built-in pack or a folder holds another version by now, or a tag moved.
func openLocked(ctx context.Context, app *App, root string, lock generators.PackLock) (pack.Pack, error) {
	var found pack.Pack
	var err error
	if lock.Name == "" {
		return found, errNoPack
	}
	if repo.IsURL(lock.Source) {
		found, err = openCommit(ctx, app, lock.Source, lock.Commit)
	} else {
		found, _, err = openPack(ctx, app, sourceFrom(app, root, lock.Source), "")
	}
	if err != nil {
		return pack.Pack{}, err
	}
	if found.Digest != lock.Digest {
		return pack.Pack{}, finding.Errorf("%s: the pack is not what it was: version %s with digest %s, and %s with %s in the lock",
			lock.Source, found.Version, found.Digest, lock.Version, lock.Digest)
	}
	return found, nil
}

// openNewest opens what the source in the lock of the repository at root gives
// today. A tag that names another commit than the lock is refused.
func openNewest(ctx context.Context, app *App, root string, lock generators.PackLock) (pack.Pack, error) {
	if lock.Name == "" {
		return pack.Pack{}, errNoPack
	}
	if repo.IsURL(lock.Source) {
		found, _, err := openURL(ctx, app, lock.Source, lock.Commit)
		return found, err
	}
	found, _, err := openPack(ctx, app, sourceFrom(app, root, lock.Source), "")
	return found, err
}

// sourceIn is a pack's source as the lock of the repository at root keeps it: a
// path that was given relative to where the user stood is relative to root, so
// that it means the same to everybody who has both side by side.
func sourceIn(app *App, root, source string) string {
	if repo.IsURL(source) || isName(source) || filepath.IsAbs(source) {
		return source
	}
	short, err := filepath.Rel(physical(root), physical(app.path(source)))
	if err != nil {
		return app.path(source) // on another drive
	}
	short = filepath.ToSlash(short)
	if !strings.HasPrefix(short, "../") {
		short = "./" + short
	}
	return short
}

// sourceFrom is the source in the lock of the repository at root as it is
// written where the user stands.
func sourceFrom(app *App, root, source string) string {
	if repo.IsURL(source) || isName(source) || filepath.IsAbs(source) {
		return source
	}
	short := app.relative(filepath.Join(physical(root), filepath.FromSlash(source)))
	if isName(short) {
		short = "." + string(filepath.Separator) + short
	}
	return short
}

// physical is a path without links, as far as it exists.
func physical(name string) string {
	rest := ""
	for at := name; ; at = filepath.Dir(at) {
		if resolved, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(resolved, rest)
		}
		if filepath.Dir(at) == at {
			return name
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}
