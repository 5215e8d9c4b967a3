package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/plan"
	"github.com/underpin-dev/underpin/generators/repo"
)

// hold opens a folder that this run alone may change, and says what became of
// a run that was killed there.
func (app *App) hold(dir string) (*plan.Folder, error) {
	folder, err := plan.Open(dir)
	if err == nil {
		app.tellSettled(folder.Settled)
	}
	return folder, err
}

func (app *App) tellSettled(settled string) {
	if settled != "" {
		fmt.Fprintf(app.Err, "note: %s\n", settled)
	}
}

// changeLog lets a command change the log: nobody else does between the
// reading and the writing, and all files are written or none. It gives the
// log as it was before.
func changeLog(app *App, at logFlag, decide func(log records) ([]adr.Edit, error)) (records, []adr.Edit, error) {
	dir, found := findLog(app, at)
	if !found {
		log, err := openLog(app, at)
		return log, nil, err
	}
	folder, err := app.hold(dir)
	if err != nil {
		return records{}, nil, err
	}
	defer folder.Close()
	log, err := readLog(app, dir)
	if err != nil {
		return records{}, nil, err
	}
	edits, err := decide(log)
	if err != nil {
		return records{}, nil, app.located(dir, err)
	}
	_, err = app.change(folder, dir, planned(edits))
	return log, edits, err
}

// change changes files of a folder that is held.
func (app *App) change(folder *plan.Folder, dir string, changes []plan.Change) (string, error) {
	return app.changeAndCommit(context.Background(), folder, dir, changes, nil)
}

// changeAndCommit changes files of a folder that is held, and commits them
// unless commit is nil.
func (app *App) changeAndCommit(ctx context.Context, folder *plan.Folder, dir string, changes []plan.Change, commit *repo.Commit) (string, error) {
	revision, err := folder.Revise(changes, commit)
	if err != nil {
		return "", app.located(dir, err)
	}
	hash, err := revision.Apply(ctx)
	return hash, app.located(dir, err)
}

func planned(edits []adr.Edit) []plan.Change {
	changes := make([]plan.Change, len(edits))
	for i, e := range edits {
		changes[i] = plan.Change{Path: e.File, To: e.To, Before: e.Before, After: e.After}
	}
	return changes
}

// located names the files in findings, which are in a folder, as the user would
// write them.
func (app *App) located(dir string, err error) error {
	findings := finding.In(err)
	if findings == nil {
		return err
	}
	list := make(finding.List, len(findings))
	for i, f := range findings {
		if f.File != "" {
			f.File = filepath.ToSlash(app.relative(filepath.Join(dir, filepath.FromSlash(f.File))))
		}
		list[i] = f
	}
	return list
}

// findAll are the records that some targets mean.
func (r records) findAll(targets []string) ([]adr.Record, error) {
	var list []adr.Record
	var problems finding.List
	for _, target := range targets {
		record, err := r.Find(target)
		problems = append(problems, finding.In(err)...)
		if err == nil {
			list = append(list, record)
		}
	}
	return list, problems.Err()
}

// elsewhere lists the files of the log's folder on other branches and in other
// work trees. A repository that cannot be looked at is said, and is no reason
// to stop.
func (r records) elsewhere() []repo.Sighting {
	existing, folder := r.repository()
	if existing == nil {
		return nil
	}
	list, err := existing.Sightings(folder)
	if err != nil {
		fmt.Fprintf(r.app.Err, "note: numbers on other branches are not seen: %v\n", err)
	}
	return list
}

// repository is the one that the log is in, with the log's path in it; nil
// where it is in none.
func (r records) repository() (*repo.Existing, string) {
	dir := r.dir
	if resolved, err := filepath.EvalSymlinks(dir); err == nil {
		dir = resolved
	}
	existing, err := repo.Find(dir)
	if err != nil || existing == nil {
		return nil, ""
	}
	folder, err := filepath.Rel(existing.Root, dir)
	if err != nil {
		return nil, ""
	}
	return existing, filepath.ToSlash(folder)
}

// next is the number for a new record, which nobody has elsewhere either.
func (r records) next() int {
	var names []string
	for _, s := range r.elsewhere() {
		names = append(names, s.Name)
	}
	return r.Next(names...)
}
