package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/repo"
)

// lookAround finds out how the pack, and the git repositories that evidence and
// policy come from, are today. That one cannot be looked at here is told, and
// says nothing against the record.
func lookAround(ctx context.Context, app *App, s service, g grounds, today *generators.Today) (report.Seen, error) {
	seen := report.Seen{NoPack: s.lock.Pack.Name == ""}
	if !seen.NoPack {
		err := lookAtPack(ctx, app, s, g, today)
		if ctx.Err() != nil {
			return seen, err
		}
		seen.Pack = err == nil
	}
	today.Moved = append(today.Moved, app.movedEvidence(s.past.Outcome.Catalog)...)
	slices.Sort(today.Moved)
	today.Moved = slices.Compact(today.Moved) // evidence and pack often come from one repository
	today.Newer = app.newerTags(g)
	seen.Before = app.notReached()
	for _, url := range seen.Before {
		today.NotSeen = append(today.NotSeen, url+" was not reached, and is taken as it was fetched before")
	}
	return seen, nil
}

// newerTags are those above the tags at which platforms and evidence are
// followed here. What a platform names is its own to follow, and what a user
// sets, the user's.
func (app *App) newerTags(g grounds) []generators.NewerTag {
	var list []generators.NewerTag
	for _, followed := range []struct {
		key  string
		kind generators.DriftKind
	}{{"platform", generators.PlatformBehind}, {"evidence", generators.EvidenceBehind}} {
		for _, v := range g.settings.Values(followed.key) {
			newer := app.seen[v.Path].Newer
			if newer != "" && v.Layer != config.Platform && v.Layer != config.User {
				list = append(list, generators.NewerTag{Kind: followed.kind, Source: v.Path, Newer: newer, Set: where(v)})
			}
		}
	}
	return list
}

// where is the place at which a value was set.
func where(v config.Value) string {
	if v.Place.Line == 0 {
		return v.Place.File
	}
	return fmt.Sprintf("%s:%d", v.Place.File, v.Place.Line)
}

// notReached are the git repositories of which only what is kept was seen.
func (app *App) notReached() []string {
	var urls []string
	for text, now := range app.seen {
		if source, err := repo.ParseSource(text); err == nil && now.Kept {
			urls = append(urls, source.URL)
		}
	}
	slices.Sort(urls)
	return slices.Compact(urls)
}

// lookAtPack finds out what an update would bring. A tag that moved is for
// check to judge; another error, which is told, is not.
func lookAtPack(ctx context.Context, app *App, s service, g grounds, today *generators.Today) error {
	now, err := (&updating{service: s, grounds: g}).today(ctx, app)
	if today.Pack = now; err == nil || ctx.Err() != nil {
		return err
	}
	today.Pack.Options = s.said()
	if moved := (repo.MovedError{}); errors.As(err, &moved) {
		today.Moved = append(today.Moved, err.Error())
		return err
	}
	app.note("what %s would bring today is not known: %v", s.lock.Pack.Name, err)
	today.NotSeen = append(today.NotSeen, fmt.Sprintf("the pack %s could not be looked at: %v", s.lock.Pack.Name, err))
	return err
}

// movedEvidence tells of the tags of evidence that name other commits than
// those that a record rests on.
func (app *App) movedEvidence(then []catalog.Layer) []string {
	var moved []string
	for _, layer := range then {
		now, ok := app.seen[layer.Name]
		source, err := repo.ParseSource(layer.Name)
		if ok && err == nil && now.Tag && layer.Commit != "" && now.Commit != layer.Commit {
			moved = append(moved, repo.TagMoved(source, layer.Commit, now.Commit).Error())
		}
	}
	return moved
}

// said are the options that the answers say otherwise than the lock.
func (s *service) said() []string {
	var names []string
	locked := lockedOptions(s.lock.Pack)
	for name, value := range s.answers.Scaffold() {
		if locked[name] != value {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// today renders the pack as update would, and writes nothing. What is older
// than the lock is none of its business: no update brings it in unasked.
func (u *updating) today(ctx context.Context, app *App) (generators.PackToday, error) {
	var err error
	if u.scaffolded, err = u.fromPack(app); err != nil {
		return generators.PackToday{}, err
	}
	if u.pack, u.source, err = u.newest(ctx, app, ""); err != nil {
		return generators.PackToday{}, err
	}
	if u.pack.Framework != u.past.Outcome.Framework {
		return generators.PackToday{Framework: u.pack.Framework, Instead: u.packOf(app, u.past.Outcome.Framework)}, nil
	}
	if u.goesBack() {
		return generators.PackToday{}, nil
	}
	files, options, err := u.settle(ctx, app, updateOptions{dryRun: true})
	if err != nil {
		return generators.PackToday{}, err
	}
	now := generators.PackToday{Version: u.pack.Version, Source: u.source}
	now.Newer, now.Set = u.newerTag()
	now.Other = u.pack.Digest != u.lock.Pack.Digest && !u.sameFiles(files)
	for _, o := range u.changedOptions(options) {
		if _, said := u.answers.Scaffold()[o.Name]; said && !o.Gone {
			now.Options = append(now.Options, o.Name)
		}
	}
	return now, nil
}
