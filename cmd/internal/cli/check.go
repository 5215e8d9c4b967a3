package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/merge"
	"github.com/underpin-dev/underpin/generators/tree"
)

func newCheckCmd(app *App) *cobra.Command {
	var settings settingsFlags
	var output outputFlag
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check that the record still follows from answers and evidence",
		Long: `check is for CI. It compares the framework record with the answers, the
evidence and the pack of today, and lists what moved: answers that were edited
without regenerating, options without updating, evidence that was withdrawn or
is outdated, a choice that no longer ranks first, a policy that rules it out, a
pack that has a newer version, a newer tag or other files under the same
version, what the last update could not merge, a review that is overdue, a
record that is no longer in force. It ends with exit code 3 when it lists
something, and writes nothing. A review within 30 days is a note on standard
error. Evidence and policy are those that .underpin/config.yaml names.

As JSON: [{"kind": "...", "message": "...", "hint": "..."}]. The kinds are
answers-changed, answer-required, evidence-missing, evidence-changed,
claim-withdrawn, claim-outdated, no-longer-first, now-excluded, pack-behind,
options-changed, unresolved, review-overdue and not-in-force.`,
		Args: args(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd.Context(), app, settings, output) },
	}
	settings.add(cmd)
	output.add(cmd)
	return cmd
}

func runCheck(ctx context.Context, app *App, settings settingsFlags, output outputFlag) error {
	s, err := openService(app)
	if err != nil {
		return err
	}
	g, err := app.groundsAt(ctx, s.root, s.root, settings)
	if err != nil {
		return err
	}
	today, err := packToday(ctx, app, s, g)
	if err != nil {
		return err
	}
	left, err := s.leftOver(app)
	if err != nil {
		return err
	}
	drifts := generators.Drifts(s.past, s.lock, generators.Today{
		Answers: s.answers, Catalog: g.evidence, Policies: g.policies, Day: app.Now, Pack: today, Left: left,
	})
	if notice := generators.Notice(s.past, app.Now); notice != "" {
		app.note("%s", notice)
	}
	if output.json() {
		err = report.JSON(app.Out, report.NewDrifts(drifts))
	} else {
		report.Drifts(app.Out, drifts, s.shown(app, s.past.Outcome.Record))
	}
	if err == nil && len(drifts) > 0 {
		return errFindings
	}
	return err
}

// leftOver names the places where an update left something for a person: the
// first marker in each file of the pack, and what lies beside one.
func (s *service) leftOver(app *App) ([]string, error) {
	u := updating{service: *s}
	var err error
	if u.scaffolded, err = u.fromPack(app); err != nil {
		return nil, err
	}
	files, err := u.readFiles()
	if err != nil {
		return nil, err
	}
	var places []string
	for _, name := range slices.Sorted(maps.Keys(u.scaffolded)) {
		if f := (tree.File{Data: files[name]}); f.Digest() != u.scaffolded[name] {
			if lines := merge.Unresolved(f.Data); lines != nil {
				places = append(places, fmt.Sprintf("%s:%d", s.shown(app, name), lines[0]))
			}
		}
		for _, beside := range []string{name + ".rej", name + ".theirs"} {
			if _, made := u.scaffolded[beside]; !made && !u.gone(beside) {
				places = append(places, s.shown(app, beside))
			}
		}
	}
	return places, nil
}

// packToday is what an update would bring; nothing where that cannot be found
// out here, which is told and not for check to judge.
func packToday(ctx context.Context, app *App, s service, g grounds) (generators.PackToday, error) {
	if s.lock.Pack.Name == "" {
		return generators.PackToday{}, nil
	}
	now, err := (&updating{service: s, grounds: g}).today(ctx, app)
	if err == nil || ctx.Err() != nil {
		return now, err
	}
	fmt.Fprintf(app.Err, "note: what %s would bring today is not known: %s\n", s.lock.Pack.Name, report.Printable(err.Error()))
	return generators.PackToday{Options: s.said()}, nil
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
	if u.goesBack() {
		return generators.PackToday{}, nil
	}
	files, options, err := u.settle(ctx, app, updateOptions{dryRun: true})
	if err != nil {
		return generators.PackToday{}, err
	}
	now := generators.PackToday{Version: u.pack.Version, Source: u.source, Newer: u.pack.Newer}
	now.Other = u.pack.Digest != u.lock.Pack.Digest && !u.sameFiles(files)
	for _, o := range u.changedOptions(options) {
		if _, said := u.answers.Scaffold()[o.Name]; said {
			now.Options = append(now.Options, o.Name)
		}
	}
	return now, nil
}
