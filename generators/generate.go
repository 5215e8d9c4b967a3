// Package generators makes what a decision asks for: the record that says why,
// and the repository that a pack scaffolds. Everything is made in memory, and
// from the same input come the same bytes; rooms below plan, write and commit
// it. Start with Generate.
package generators

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Input is all that a generated repository depends on.
type Input struct {
	Decision    decisions.Decision
	Sensitivity func() evaluation.Sensitivity // of the decision's evaluation; it may still be worked out
	Catalog     catalog.Catalog
	Answers     checklist.Answers // service.name is set
	AnswersText []byte            // the file as the team wrote it, kept with its comments; nil: written anew
	Pack        pack.Pack
	PackSource  string
	Template    RecordTemplate
	Place       Place // where the record stands
	Review      string
	Proposed    bool   // the record is still to be accepted
	Settings    []byte // what the decision rests on beside the answers; nil: nothing
	Now         time.Time
	Tool        string // underpin's version
}

// Output is a repository in memory, and what to say of it.
type Output struct {
	Files      tree.Tree
	RecordPath string
	Record     []byte
	Message    string // of the commit
}

// Generate makes the scaffold, the record, and what underpin itself needs to
// know later. Errors are findings where an option or a template is at fault.
func Generate(in Input) (Output, error) {
	made, err := compose(in, confirmation)
	if err != nil {
		return Output{}, err
	}
	files, err := made.scaffold.With(inTree(made.own)...)
	if err != nil {
		return Output{}, fmt.Errorf("the pack ships a file that is underpin's own: %w", err)
	}
	lock, err := made.lock.Format()
	if err != nil {
		return Output{}, err
	}
	files, err = files.With(tree.File{Path: LockPath, Data: lock})
	return Output{Files: files, RecordPath: made.record, Record: made.text, Message: message(in, made.record)}, err
}

// composed is all that comes of an Input.
type composed struct {
	scaffold tree.Tree // empty without a pack
	own      []File    // the record, and what underpin keeps
	lock     Lock
	record   string
	text     []byte
}

// confirming gives the commands that confirm a decision in what a pack makes.
type confirming func(p pack.Pack, options map[string]any) []string

func compose(in Input, confirm confirming) (composed, error) {
	record := RecordInput{
		Decision: in.Decision,
		Catalog:  in.Catalog,
		Answers:  in.Answers,
		Place:    in.Place,
		State:    adr.Accepted,
		Date:     in.Now,
		Review:   in.Review,
		Template: in.Template,
	}
	if in.Proposed {
		record.State = adr.Proposed
	}
	made := composed{record: record.Path()}
	var options map[string]any
	var err error
	if in.Pack.Name != "" {
		rendering := Rendering{
			Pack: in.Pack, Answers: in.Answers, Framework: in.Decision.Chosen.Framework, Options: in.Answers.Scaffold(),
			Record: made.record, Title: record.Heading(), Since: in.Now,
		}
		if made.scaffold, options, err = rendering.Scaffold(); err != nil {
			return made, err
		}
		record.Confirmation = confirm(in.Pack, options)
	}
	record.Sensitivity = in.Sensitivity()
	if made.text, err = Record(record); err != nil {
		return made, err
	}
	outcome, err := outcomeOf(record, made.record, made.text)
	if err != nil {
		return made, err
	}
	if made.own, err = in.own(outcome); err != nil {
		return made, err
	}
	made.lock = in.lock(made, options)
	return made, nil
}

// own is what every repository has beside a scaffold.
func (in Input) own(outcome Outcome) ([]File, error) {
	own, err := outcome.files(in.Place.number())
	if err != nil {
		return nil, err
	}
	own = append(own, File{outcome.Record, outcome.Text}, File{AnswersPath, answersText(in)})
	if in.Template.Name == RecordTemplatePath {
		own = append(own, File{RecordTemplatePath, []byte(in.Template.Text)})
	}
	if in.Settings != nil {
		own = append(own, File{SettingsPath, in.Settings})
	}
	return own, nil
}

func (in Input) lock(made composed, options map[string]any) Lock {
	all := digests(made.scaffold)
	for _, f := range made.own {
		all[f.Path] = digest(f.Text)
	}
	return Lock{
		Schema:  1,
		Tool:    in.Tool,
		Catalog: in.Decision.Evaluation.Layers,
		Pack: PackLock{
			Source: in.PackSource, Name: in.Pack.Name, Version: in.Pack.Version, Commit: in.Pack.Commit, Digest: in.Pack.Digest, Options: options,
		},
		Files:      all,
		Executable: executables(made.scaffold),
	}
}

func inTree(files []File) []tree.File {
	var list []tree.File
	for _, f := range files {
		list = append(list, tree.File{Path: f.Path, Data: f.Text})
	}
	return list
}

// answersText is the team's file where it says all there is to say, else the
// answers as they are now, by flag or by question.
func answersText(in Input) []byte {
	if said, err := checklist.Parse(AnswersPath, in.AnswersText); err == nil && said.Equal(in.Answers) {
		return in.AnswersText
	}
	return checklist.Commented(in.Answers)
}

// Scaffold renders a pack alone, without a decision behind it: for a look at
// it, and to prove it. The paths of the record are those that it would have.
func Scaffold(p pack.Pack, answers checklist.Answers, framework catalog.Framework, options map[string]string, now time.Time) (tree.Tree, error) {
	heading := RecordTitle(framework.Name, serviceTitle(answers))
	files, _, err := Rendering{
		Pack: p, Answers: answers, Framework: framework, Options: options, Since: now,
		Record: path.Join(adr.Folder, adr.Name(1, heading)), Title: heading,
	}.Scaffold()
	return files, err
}

// Offered drops the options that a pack does not offer along with the others.
func Offered(p pack.Pack, answers checklist.Answers, framework catalog.Framework, options map[string]string, now time.Time) (map[string]string, error) {
	return p.Offered(knownAlone(answers, framework, now), options)
}

// Unreachable finds files of a pack that no choice of its options makes.
func Unreachable(p pack.Pack, answers checklist.Answers, framework catalog.Framework, now time.Time) finding.List {
	return p.Unreachable(knownAlone(answers, framework, now))
}

// knownAlone is the data for templates where no decision stands behind.
func knownAlone(a checklist.Answers, framework catalog.Framework, now time.Time) map[string]any {
	heading := RecordTitle(framework.Name, serviceTitle(a))
	return known(a, framework, adr.Name(1, heading), heading, now)
}

// known is the data for templates that does not depend on the pack.
func known(a checklist.Answers, framework catalog.Framework, record, heading string, now time.Time) map[string]any {
	name := a.Value("service.name")
	return map[string]any{
		"service": map[string]any{
			"name":        name,
			"title":       serviceTitle(a),
			"description": a.Value("service.description"),
			"owner":       a.Value("service.owner"),
			"module":      cmp.Or(a.Value("service.module"), checklist.DefaultModule(name)),
		},
		"answers":   a.Tree(),
		"framework": map[string]any{"id": framework.ID, "name": framework.Name},
		"decision":  map[string]any{"title": heading, "path": record, "folder": path.Dir(record)},
		"year":      now.Year(),
	}
}

// message is the commit's, in the form of Conventional Commits.
func message(in Input, recordPath string) string {
	return fmt.Sprintf("feat: start %s on %s\n\nThe decision record says why %s was chosen; the scaffold comes from\nthe pack %s.\n\nDecision: %s\nPack: %s@%s\n",
		strings.TrimSpace(in.Answers.Value("service.name")), in.Decision.Chosen.Framework.Name,
		in.Decision.Chosen.Framework.Name, in.Pack.Name, recordPath, in.Pack.Name, in.Pack.Version)
}
