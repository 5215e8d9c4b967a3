package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
)

// preparation is what init knows before the first question: whatever would end
// it is better told before somebody answers thirty of them.
type preparation struct {
	settings []byte       // the file of settings that the repository gets
	author   *repo.Person // nil where nothing is committed
	place    generators.Place
	template generators.RecordTemplate
}

func (app *App) prepare(ctx context.Context, opts initOptions, g grounds, target string) (preparation, error) {
	ready, err := app.prepareRecord(ctx, opts, g, target)
	if err != nil {
		return ready, err
	}
	return ready, app.refuseCertainConflicts(ctx, opts, g, target)
}

// prepareRecord looks for the place and the form of the record.
func (app *App) prepareRecord(ctx context.Context, opts initOptions, g grounds, target string) (preparation, error) {
	var ready preparation
	var err error
	if _, err := os.Stat(filepath.Join(target, filepath.FromSlash(generators.LockPath))); err == nil {
		stands := finding.Errorf("underpin has been here, and its decision stands")
		if target != app.Dir {
			stands.File = app.relative(target)
		}
		return ready, stands.WithHint("underpin adr regenerate, in there, looks at it again; underpin check tells whether it is time to")
	}
	if ready.settings, err = app.carried(ctx, g, target); err != nil {
		return ready, err
	}
	if ready.author, err = committer(app, opts.from(g.settings), target); err != nil {
		return ready, err
	}
	ready.place, ready.template, err = frameworkRecord(ctx, app, target, opts.record, g.settings.Value("record"))
	return ready, err
}

// refuseCertainConflicts finds, before an interview, the files in an existing
// repository that would be overwritten whatever framework is chosen.
func (app *App) refuseCertainConflicts(ctx context.Context, opts initOptions, g grounds, target string) error {
	info, _ := os.Stat(target) // none where nothing is there to conflict with
	if info == nil || !info.IsDir() || !app.asks(opts) {
		return nil
	}
	var certain []string
	for i, name := range app.packsInQuestion(opts, g) {
		p, _, err := openPack(ctx, app, name, "")
		if err != nil {
			return err
		}
		paths := p.Certain()
		if i == 0 {
			certain = paths
		}
		certain = slices.DeleteFunc(certain, func(path string) bool { return !slices.Contains(paths, path) })
	}
	return plan.CheckFiles(target, append(certain, generators.AnswersPath))
}

// packsInQuestion are those of which one will be used: the one that was asked
// for, else that of the framework that was, else of any that may be chosen.
func (app *App) packsInQuestion(opts initOptions, g grounds) []string {
	if opts.pack != "" {
		return []string{opts.pack}
	}
	var names []string
	for _, a := range g.evaluate(checklist.Answers{}).Ranking {
		id := a.Framework.ID
		if name := g.packOf(app, id); name != "" && (opts.choice.Framework == "" || opts.choice.Framework == id) {
			names = append(names, name)
		}
	}
	return names
}

// packOf is the pack for a framework; "" where there is none.
func (g grounds) packOf(app *App, framework string) string {
	builtIn, err := builtInPacks(app)
	if set := g.packFor(app, "", framework); set != "" || err != nil || !slices.Contains(builtIn, framework) {
		return set
	}
	return framework
}

// standing is the folder whose settings count for a target: itself, or where it
// will be put.
func standing(target string) string {
	if info, err := os.Stat(target); err == nil && info.IsDir() {
		return target
	}
	return filepath.Dir(target)
}

// from is the options with what is set for those that were not given.
func (o initOptions) from(settings config.Settings) initOptions {
	if o.author == "" {
		o.author = settings.Value("author").Text
	}
	if !o.saysCommit {
		o.noCommit = settings.Value("commit").Text == "false"
	}
	return o
}
