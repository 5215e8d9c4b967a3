package cli

import (
	"fmt"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// renderCase renders a pack for the options and answers of a verify case.
func renderCase(app *App, p pack.Pack, c pack.Case) (tree.Tree, error) {
	answers, err := c.Said()
	if err != nil {
		return tree.Tree{}, err
	}
	return renderAlone(app, p, answers, c.Options)
}

// renderAlone renders a pack without a decision behind it, as for a look or a
// proof.
func renderAlone(app *App, p pack.Pack, answers checklist.Answers, options map[string]string) (tree.Tree, error) {
	answers, framework, err := alone(p, answers)
	if err != nil {
		return tree.Tree{}, err
	}
	files, err := generators.Scaffold(p, answers, framework, options, app.Now)
	if finding.In(err) == nil && err != nil {
		return tree.Tree{}, fmt.Errorf("render %s: %w", p.Name, err)
	}
	return files, err
}

// alone is what stands for a decision: the framework is the pack's own, and the
// service has a name.
func alone(p pack.Pack, answers checklist.Answers) (checklist.Answers, catalog.Framework, error) {
	framework, ok := catalog.Default().Framework(p.Framework)
	if !ok {
		framework = catalog.Framework{ID: p.Framework, Name: p.Framework}
	}
	if answers.Value("service.name") != "" {
		return answers, framework, nil
	}
	named, err := answers.With("service.name", "orders")
	return named, framework, err
}

// renderAll renders a pack from every side. It gives what is wrong with it, and
// how often it was rendered; its error is one that is not the pack's fault.
func renderAll(app *App, p pack.Pack) (problems finding.List, renderings int, err error) {
	selections, err := p.Selections(offeredAlone(app, p))
	if found := finding.In(err); found != nil {
		return found, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	for _, selection := range selections {
		renderings++
		_, err := renderCase(app, p, selection)
		found := finding.In(err)
		if found == nil && err != nil {
			return nil, 0, err
		}
		for _, problem := range found {
			if !slices.Contains(problems, problem) {
				problems = append(problems, problem)
			}
		}
	}
	return problems, renderings, nil
}

// offeredAlone drops the options of a case that are not offered along with the
// others.
func offeredAlone(app *App, p pack.Pack) func(pack.Case) (map[string]string, error) {
	return func(c pack.Case) (map[string]string, error) {
		answers, err := c.Said()
		if err != nil {
			return nil, err
		}
		answers, framework, err := alone(p, answers)
		if err != nil {
			return nil, err
		}
		return generators.Offered(p, answers, framework, c.Options, app.Now)
	}
}

// withoutEffect finds options that make no difference, in a pack that renders.
func withoutEffect(app *App, p pack.Pack) (finding.List, error) {
	offered := offeredAlone(app, p)
	selections, err := p.Selections(offered)
	if err != nil {
		return nil, err
	}
	problems, err := p.Indifferent(selections, offered, func(c pack.Case) (string, error) {
		files, err := renderCase(app, p, c)
		return files.Digest(), err
	})
	if found := finding.In(err); found != nil {
		return found, nil // only this choice shows what is wrong
	}
	return problems, err
}

// neverMade finds files that no choice of the options makes.
func neverMade(app *App, p pack.Pack) (finding.List, error) {
	answers, framework, err := alone(p, checklist.Answers{})
	if err != nil {
		return nil, err
	}
	return generators.Unreachable(p, answers, framework, app.Now), nil
}
