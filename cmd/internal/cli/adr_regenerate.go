package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/plan"
)

type regenerateOptions struct {
	choice     decisions.Choice
	settings   settingsFlags
	review     reviewAgainFlag
	author     string
	yes        bool
	dryRun     bool
	noCommit   bool
	saysCommit bool // whether --no-commit was given, be it as --no-commit=false
}

func newADRRegenerateCmd(app *App) *cobra.Command {
	var opts regenerateOptions
	cmd := &cobra.Command{
		Use:   "regenerate",
		Short: "Bring the framework record in line with today's answers",
		Long: `regenerate evaluates .underpin/answers.yaml again. When nothing changed it says
so and writes nothing. An accepted record is history: a new one supersedes it
and says what changed in the answers, what that does to the ranking, whether
the choice stands, and what became of the reasons to revisit it. A record that
is only proposed is brought up to date in place. After one that was rejected, a
new one is proposed.

Links to an accepted record in what the pack wrote, such as the README, lead to
the new one while the choice stands and nobody changed them.

What people wrote into the record stays. Where it meets new words, both are
kept between conflict markers, nothing is committed, and the exit code is 1. A
day of review that is still to come stays; on the day or later, this is the
review.

When another framework ranks first now, or people superseded, deprecated or
rejected the record, --framework says what is decided:
  --framework ID --because TEXT   keeps the choice, or takes any other
  --yes                           takes what ranks first, and so does --dry-run

What people put in the place of the record is superseded in its stead. The
files stay as they are: where another framework is decided on, underpin update
--pack goes over to it.`,
		Example: `  underpin answers set project.scale large && underpin adr regenerate
  underpin adr regenerate --dry-run
  underpin adr regenerate --framework gin --because "a rewrite costs more"`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			opts.saysCommit = cmd.Flags().Changed("no-commit")
			return runRegenerate(cmd.Context(), app, opts)
		},
	}
	opts.settings.add(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&opts.choice.Framework, "framework", "f", "", "choose this framework, by `id`")
	completes(cmd, "framework", app.frameworks)
	flags.StringVarP(&opts.choice.Because, "because", "b", "", "the reason for the choice, in one `sentence`")
	opts.review.add(cmd)
	flags.StringVar(&opts.author, "author", "", "commit as `\"Name <e-mail>\"`")
	flags.BoolVarP(&opts.yes, "yes", "y", false, "take what ranks first, and ask nothing")
	flags.BoolVar(&opts.dryRun, "dry-run", false, "show the difference, and write nothing")
	flags.BoolVar(&opts.noCommit, "no-commit", false, "write the files, commit nothing")
	return cmd
}

func runRegenerate(ctx context.Context, app *App, opts regenerateOptions) error {
	folder, err := app.holdService()
	if err != nil {
		return err
	}
	defer folder.Close()
	s, err := openService(app)
	if err != nil {
		return err
	}
	g, err := app.groundsAt(ctx, s.root, s.root, opts.settings)
	if err != nil {
		return err
	}
	again, lookErr := lookAgain(ctx, app, s, g, opts)
	if lookErr != nil {
		return lookErr
	}
	if generators.Unchanged(s.past, again) {
		record := s.shown(app, s.past.Outcome.Record)
		report.StillHolds(app.Out, record, again.Decision)
		if opts.review.String() != "" {
			app.note("no record is written; the day of the review stands in %s: change it there", record)
		}
		return nil
	}
	if s.past.Pages, err = s.pages(app); err != nil {
		return err
	}
	made, err := generators.Regenerate(s.past, again, s.lock)
	if err != nil {
		return err
	}
	changes, err := s.changes(made)
	if err != nil {
		return err
	}
	if opts.dryRun {
		report.Difference(app.Out, changes)
		return nil
	}
	if err := s.apply(ctx, app, opts, folder, made, changes); err != nil {
		return err
	}
	if decided := again.Decision.Chosen.Framework.ID; decided != s.past.Outcome.Framework && s.lock.Pack.Name != "" {
		app.note("the files are still those of the pack %s; %s", s.lock.Pack.Name, generators.GoOver(g.evidence, decided, g.packOf(app, decided)))
	}
	return nil
}

// lookAgain evaluates and decides as init does, for the record to come.
func lookAgain(ctx context.Context, app *App, s service, g grounds, opts regenerateOptions) (generators.RecordInput, error) {
	if err := errors.Join(checkFrameworks(s.answers, g.evidence), g.demanded(s.answers)); err != nil {
		return generators.RecordInput{}, err
	}
	result := g.evaluate(s.answers)
	choice, err := chooseAgain(ctx, app, s.past, g, opts, result)
	if err != nil {
		return generators.RecordInput{}, err
	}
	decision, err := decisions.Decide(result, choice)
	if err != nil {
		return generators.RecordInput{}, err
	}
	template, err := s.recordTemplate(app)
	if err != nil {
		return generators.RecordInput{}, err
	}
	return generators.RecordInput{
		Decision:    decision,
		Sensitivity: evaluation.Analyse(g.evidence, s.answers, result),
		Catalog:     g.evidence,
		Answers:     s.answers,
		Place:       s.nextPlace(),
		State:       adr.Accepted,
		Date:        app.Now,
		Review:      opts.review.String(),
		Template:    template,
	}, nil
}

// chooseAgain is what is decided now. A choice that still ranks first stands,
// and so does one that was made against the ranking, each for the reason that
// the team gave; one that lost the first place, or that people took out of
// force, needs a person's word. A dry run shows what --yes would take.
func chooseAgain(ctx context.Context, app *App, then generators.Past, g grounds, opts regenerateOptions, now evaluation.Evaluation) (decisions.Choice, error) {
	past := then.Outcome
	place := now.Place(past.Framework)
	inForce := then.InForce()
	keeps := decisions.Choice{Framework: past.Framework, Because: opts.choice.Because}
	if keeps.Because == "" && (place > 1) == (past.Place > 1) {
		keeps.Because = past.Because
	}
	switch {
	case len(now.Ranking) == 0, opts.choice.Framework != "" && opts.choice.Framework != past.Framework:
		return opts.choice, nil
	case opts.choice.Framework != "", place == 1 && inForce:
		return keeps, nil
	case opts.yes:
		return opts.choice, nil
	case place > 1 && past.Place > 1 && inForce:
		return keeps, nil
	case app.Prompt != nil && !opts.dryRun:
		return app.Prompt.Choose(ctx, now, opts.choice)
	}
	return opts.choice, app.undecided(then, g, opts, now)
}

// undecided says why a person must say what is decided; a dry run is only told.
func (app *App) undecided(then generators.Past, g grounds, opts regenerateOptions, now evaluation.Evaluation) error {
	past := then.Outcome
	lost := fmt.Sprintf("the record that chose %s is %s", g.evidence.SubjectName(past.Framework), then.State)
	if then.InForce() {
		_, lost = generators.LostPlace(past, g.evidence, now)
	}
	first := now.Ranking[0].Framework.ID
	if opts.dryRun {
		app.note("%s; this is what --yes takes, %s", lost, g.evidence.SubjectName(first))
		return nil
	}
	hint := "--yes takes " + first + ", --framework ID --because TEXT another"
	if now.Place(past.Framework) > 1 {
		hint = fmt.Sprintf("--framework %s --because TEXT keeps it, --yes takes %s", past.Framework, first)
	}
	return finding.Errorf("%s: say what is decided", lost).WithHint("%s", hint)
}

// changes are the files to write with what they hold now. The answers go into
// the same commit: they are why there is one.
func (s *service) changes(made generators.Regeneration) ([]plan.Change, error) {
	names := map[string][]byte{}
	order := []string{}
	for _, f := range made.Files {
		order = append(order, f.Path)
		names[f.Path] = f.Text
	}
	answers, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(generators.AnswersPath)))
	if err != nil {
		return nil, fmt.Errorf("read the answers: %w", err)
	}
	order, names[generators.AnswersPath] = append(order, generators.AnswersPath), answers
	var changes []plan.Change
	for _, name := range order {
		before, err := os.ReadFile(filepath.Join(s.root, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		changes = append(changes, plan.Change{Path: name, Before: before, After: names[name]})
	}
	return changes, nil
}

func (s *service) apply(ctx context.Context, app *App, opts regenerateOptions, folder *plan.Folder, made generators.Regeneration, changes []plan.Change) error {
	set, err := app.settings(ctx, s.root, opts.settings)
	if err != nil {
		return err
	}
	who := initOptions{noCommit: opts.noCommit, author: opts.author, saysCommit: opts.saysCommit}.from(set)
	who.noCommit = who.noCommit || made.Conflicts != nil
	author, err := committer(app, who, s.root)
	if err != nil {
		return err
	}
	hash, err := app.changeAndCommit(ctx, folder, s.root, changes, commitOf(app, author, made.Message))
	if err != nil {
		return err
	}
	record := s.shown(app, made.Record)
	report.Regenerated(app.Out, made, record, hash)
	if made.Conflicts != nil {
		return fmt.Errorf("%s:%d: what was written by hand and what was generated conflict in %s; resolve that and commit",
			record, made.Conflicts[0], report.Count(len(made.Conflicts), "place", "places"))
	}
	return nil
}
