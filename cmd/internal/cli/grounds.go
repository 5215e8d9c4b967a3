package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/repo"
)

// grounds are what a decision rests on beside the team's answers.
type grounds struct {
	settings config.Settings
	evidence catalog.Catalog
	policies []evaluation.Policy
}

func (g grounds) evaluate(answers checklist.Answers) evaluation.Evaluation {
	return evaluation.Evaluate(g.evidence, answers, g.policies...)
}

// grounds are those of the folder where the user stands.
func (app *App) grounds(ctx context.Context, flags settingsFlags) (grounds, error) {
	base := app.Dir
	if lock := app.above(generators.LockPath); lock != "" {
		base = filepath.Dir(filepath.Dir(lock))
	}
	return app.groundsAt(ctx, app.Dir, base, flags)
}

// groundsAt are the grounds for a folder. Overlays are named as seen from a
// base that is the same for everyone who works on the repository.
func (app *App) groundsAt(ctx context.Context, dir, base string, flags settingsFlags) (grounds, error) {
	settings, err := app.settings(ctx, dir, flags)
	if err != nil {
		return grounds{}, err
	}
	g := grounds{settings: settings, policies: settings.Policies()}
	if g.evidence, err = app.layEvidence(ctx, catalog.Default(), settings.Values("evidence"), base); err != nil {
		return grounds{}, err
	}
	if len(g.evidence.Layers) > 1 {
		if problems := g.evidence.Lint(); len(problems) > 0 { // a record must not argue from what cites nothing
			return grounds{}, withHint(problems, "underpin catalog lint FOLDER checks a folder of evidence, underpin help evidence is the guide")
		}
	}
	return g, errors.Join(g.checkPolicies(), app.checkPackNames(settings))
}

// layEvidence is a catalog with overlays laid over it.
func (app *App) layEvidence(ctx context.Context, evidence catalog.Catalog, overlays []config.Value, base string) (catalog.Catalog, error) {
	for _, overlay := range overlays {
		var err error
		if evidence, err = app.withOverlay(ctx, evidence, overlay, base); err != nil {
			return catalog.Catalog{}, err
		}
	}
	return evidence, nil
}

func (app *App) withOverlay(ctx context.Context, below catalog.Catalog, overlay config.Value, base string) (catalog.Catalog, error) {
	if repo.IsURL(overlay.Path) {
		_, found, err := app.fetched(ctx, overlay.Path)
		if err != nil {
			return below, err
		}
		larger, err := below.With(found.Folder, overlay.Path)
		if err == nil {
			larger.Layers[len(larger.Layers)-1].Commit = found.Commit
		}
		return larger, err
	}
	root, err := os.OpenRoot(overlay.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return below, at(overlay, "the evidence %s is not here: there is no such folder", overlay.Text).
			WithHint("it belongs at %s", overlay.Path)
	}
	if err != nil {
		return below, at(overlay, "the evidence %s: %v", overlay.Text, cause(err))
	}
	defer root.Close()
	larger, err := below.With(root.FS(), app.relative(overlay.Path))
	if err != nil {
		return below, err
	}
	larger.Layers[len(larger.Layers)-1].Name = seenFrom(base, overlay.Path)
	return larger, nil
}

// seenFrom is a path as it is written down in a repository: with slashes, and
// from its root where that can be.
func seenFrom(base, path string) string {
	if short, err := filepath.Rel(base, path); err == nil {
		path = short
	}
	return filepath.ToSlash(path)
}

// checkPolicies refuses policies that name frameworks which the catalog does
// not have: they would silently rule nothing out.
func (g grounds) checkPolicies() error {
	var problems finding.List
	check := func(id string, v config.Value) {
		_, known := g.evidence.Framework(id)
		if _, builtIn := catalog.Default().Framework(id); !known && !builtIn { // one that an overlay took out is out
			problems = append(problems, at(v, "the catalog has no framework %s%s", finding.Quote(id), finding.DidYouMean(id, g.evidence.FrameworkIDs())).
				WithHint("underpin catalog list shows all of them"))
		}
	}
	for _, v := range g.settings.Values("policy.allow") {
		check(v.Text, v)
	}
	for _, v := range g.settings.Values("policy.exclude") {
		check(v.Key, v)
	}
	for _, v := range g.settings.Values("packs") {
		check(v.Key, v)
	}
	return problems.Err()
}

// demanded refuses answers that leave open what a policy requires.
func (g grounds) demanded(answers checklist.Answers) error {
	missing := evaluation.Missing(g.policies, answers)
	if len(missing) == 0 {
		return nil
	}
	var problems finding.List
	for _, d := range missing {
		problem := answers.Place(d.Question)
		problem.Message = fmt.Sprintf("%s: the policy \"%s\" requires an answer", d.Question, d.Policy)
		problems = append(problems, problem)
	}
	return withHint(problems, fmt.Sprintf("add --set %s=..., or answer it in the file; underpin answers schema lists what can be said", missing[0].Question))
}

// noteDemands says what would keep these answers from a decision.
func (app *App) noteDemands(g grounds, answers checklist.Answers) {
	by := map[string][]string{}
	var policies []string
	for _, d := range evaluation.Missing(g.policies, answers) {
		if by[d.Policy] == nil {
			policies = append(policies, d.Policy)
		}
		by[d.Policy] = append(by[d.Policy], d.Question)
	}
	for _, policy := range policies {
		app.note("the policy \"%s\" requires answers that are missing: %s", policy, strings.Join(by[policy], ", "))
	}
}

// withHint puts one hint behind several findings.
func withHint(problems finding.List, hint string) finding.List {
	for i := range problems {
		problems[i].Hint = hint
	}
	return problems
}
