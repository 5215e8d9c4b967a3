package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/repo"
)

// packFor is the pack that was asked for, else the one that is set for the
// framework; "" leaves it to the built-in one.
func (g grounds) packFor(app *App, asked, framework string) string {
	if asked != "" {
		return asked
	}
	if v, ok := g.packSet(framework); ok {
		return app.asGiven(v)
	}
	return ""
}

// packSet is the setting that names the pack for a framework.
func (g grounds) packSet(framework string) (config.Value, bool) {
	values := g.settings.Values("packs")
	if i := slices.IndexFunc(values, func(v config.Value) bool { return v.Key == framework }); i >= 0 {
		return values[i], true
	}
	return config.Value{}, false
}

// openStarter opens the pack that init begins with.
func (app *App) openStarter(ctx context.Context, opts initOptions, g grounds, framework string) (pack.Pack, string, error) {
	starter, source, err := openPack(ctx, app, g.packFor(app, opts.pack, framework), framework)
	if v, ok := g.packSet(framework); ok && opts.pack == "" {
		err = placed(v, err)
	}
	return starter, source, err
}

// checkPackNames refuses a pack that is set by a name which no built-in one
// has: it is a folder beside the file, most often, and written without ./
func (app *App) checkPackNames(settings config.Settings) error {
	names, err := builtInPacks(app)
	if err != nil {
		return err
	}
	var problems finding.List
	for _, v := range settings.Values("packs") {
		if v.Path == "" && !slices.Contains(names, v.Text) {
			problems = append(problems, at(v, "packs.%s: %s", v.Key, noBuiltIn(v.Text, names).Message).
				WithHint("%s", noBuiltIn(v.Text, names).Hint))
		}
	}
	return problems.Err()
}

// noteMissing says which of the packs and record templates that are set could
// not be used. What lies in a git repository of its own is not fetched for
// that.
func (app *App) noteMissing(ctx context.Context, settings config.Settings) {
	for _, v := range settings.Values("packs") {
		if repo.IsURL(v.Text) {
			continue
		}
		_, _, err := openPack(ctx, app, grounds{settings: settings}.packFor(app, "", v.Key), v.Key)
		app.noteFirst(placed(v, err))
	}
	if v := settings.Value("record"); v.Path != "" && !repo.IsURL(v.Text) {
		_, err := app.readTemplate(ctx, app.asGiven(v))
		app.noteFirst(placed(v, err))
	}
}

// noteFirst notes the first thing that an error says is wrong.
func (app *App) noteFirst(err error) {
	if found := finding.In(err); len(found) > 0 {
		app.note("%v", found[0])
	}
}

// placed is an error with the place of the setting that led to it, where it
// has none of its own.
func placed(v config.Value, err error) error {
	found := finding.In(err)
	if len(found) == 0 || found[0].File != "" {
		return err
	}
	place := at(v, "%s", found[0].Message)
	place.Hint = cmp.Or(found[0].Hint, "paths are relative to the file that names them; underpin config shows what is set")
	return append(finding.List{place}, found[1:]...)
}

// asGiven is what a value leads to as the user would write it from where he
// stands.
func (app *App) asGiven(v config.Value) string {
	switch {
	case v.Path == "":
		return v.Text
	case repo.IsURL(v.Path):
		return v.Path
	}
	return app.given(v.Path)
}
