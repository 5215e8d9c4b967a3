package generators

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// RecordInput is what a framework record is made from.
type RecordInput struct {
	Decision     decisions.Decision
	Sensitivity  evaluation.Sensitivity // of the decision's evaluation
	Catalog      catalog.Catalog
	Answers      checklist.Answers
	Place        Place
	State        adr.State // such as accepted
	Date         time.Time // the day of the decision
	Review       string    // the day on which to look at it again; "" for none
	Confirmation []string  // the commands that confirm it
	Revision     *Revision // what it supersedes and why; nil for a first decision
	Template     RecordTemplate
}

// Place is where a record stands: in a log, which says how it is written, and
// by which number. The zero Place is the first record of a log that begins.
type Place struct {
	Log    adr.Log
	Folder string // from the root of the repository; "" for the template's usual one
	Number int    // 0 for the first
}

func (p Place) number() int { return max(p.Number, 1) }

// RecordTemplate is the form of a record.
type RecordTemplate struct {
	Name string // by which a later run finds it: MADR, Nygard, or RecordTemplatePath
	File string // as findings call it
	Text string
}

// The record templates that underpin brings, and the place where a repository
// keeps one of its own.
const (
	MADR               = "madr"
	Nygard             = "nygard"
	RecordTemplatePath = ".underpin/record.md.tmpl"
)

// dialect is the one that a new log takes from the template.
func (t RecordTemplate) dialect() adr.Dialect {
	if t.Name == Nygard {
		return adr.Nygard
	}
	return adr.MADR
}

// folder is where a log begins: where those look for it who know the form.
func (t RecordTemplate) folder() string {
	if t.Name == Nygard {
		return adr.ToolsFolder
	}
	return adr.Folder
}

// Heading is the record's title, such as "Use Gin for Order service"; in a
// log, one that supersedes another tells by it what became of the choice.
func (in RecordInput) Heading() string {
	framework, service := in.Decision.Chosen.Framework.Name, serviceTitle(in.Answers)
	switch r := in.Revision; {
	case r == nil || r.Rejected:
		return RecordTitle(framework, service)
	case r.Stands:
		return fmt.Sprintf("Keep %s for %s", framework, service)
	default:
		return fmt.Sprintf("Use %s instead of %s for %s", framework, r.Framework, service)
	}
}

// turns is what would put another framework first or, where the choice goes
// against the ranking, the choice: what else would move there changes nothing
// for it.
func (in RecordInput) turns() evaluation.Sensitivity {
	if in.Decision.Overruled() {
		return in.Sensitivity.To(in.Decision.Chosen.Framework.ID)
	}
	return in.Sensitivity
}

// Path is where the record stands in the repository.
func (in RecordInput) Path() string {
	return path.Join(cmp.Or(in.Place.Folder, in.Template.folder()), in.head().File)
}

// head is the top of the record, as its log writes it.
func (in RecordInput) head() adr.Head {
	return in.Place.Log.Head(in.Heading(), in.Place.number(), in.Date, in.State, in.Template.dialect())
}

// RecordTitle names a record after the framework and the service.
func RecordTitle(framework, service string) string {
	return fmt.Sprintf("Use %s for %s", framework, service)
}

// Record writes the decision down as text. Every sentence about a framework
// in it carries a footnote to the source, section and words that say so.
// Errors are those of the template.
func Record(in RecordInput) ([]byte, error) {
	view := newRecordView(in)
	text, err := view.render()
	if err != nil {
		return nil, err
	}
	if read := view.notes.asRead(text); !slices.Equal(read, *view.notes.cited) {
		view.notes = view.notes.only(read)
		if text, err = view.render(); err != nil {
			return nil, err
		}
	}
	return withEnding(text, in.head().Ending), in.legible(text)
}

func (v *recordView) render() ([]byte, error) {
	t := v.in.Template
	text, err := render.New(nil).Bytes(render.Template{Name: t.File, Text: t.Text}, v.data())
	if err != nil {
		return nil, fmt.Errorf("write the record: %w", err)
	}
	return text, nil
}

// legible refuses a record of which nobody could tell the title or where the
// decision stands: it could never be accepted or superseded.
func (in RecordInput) legible(text []byte) error {
	r := adr.Parse(in.head().File, text)
	f := finding.Finding{File: in.Template.File}
	switch {
	case r.Title == "":
		f.Message = "the record that it makes has no title"
		return f.WithHint(`begin it with "# {{ .heading }}"`)
	case r.Status.State != in.State:
		f.Message = fmt.Sprintf("the record that it makes should read as %s, and reads as %s", in.State, r.Status.State)
		return f.WithHint(`write "status: {{ .status }}" in front matter, or {{ .status }} under a heading "Status"`)
	}
	return nil
}
