package cli

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/cmd/internal/config"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/repo"
)

// recordForms are the record templates that underpin brings.
var recordForms = []string{generators.MADR, generators.Nygard}

// recordTemplate is the form that was asked for, by name or as the path of a
// team's own template, else the one that the log is written in.
func recordTemplate(ctx context.Context, app *App, wanted string, log adr.Log) (generators.RecordTemplate, error) {
	switch {
	case wanted == "" && log.Dialect() == adr.Nygard:
		return builtInRecord(app, generators.Nygard)
	case wanted == "":
		return builtInRecord(app, generators.MADR)
	case slices.Contains(recordForms, wanted):
		return builtInRecord(app, wanted)
	case !strings.ContainsAny(wanted, `/\.`):
		return generators.RecordTemplate{}, finding.Errorf("there is no record template %q%s", wanted, finding.DidYouMean(wanted, recordForms)).
			WithHint("underpin has %s; one of your own is given as a path, such as ./%s.md", strings.Join(recordForms, " and "), wanted)
	}
	text, err := app.readTemplate(ctx, wanted)
	return generators.RecordTemplate{Name: generators.RecordTemplatePath, File: wanted, Text: string(text)}, err
}

// readTemplate reads a template at a path or in a git repository.
func (app *App) readTemplate(ctx context.Context, name string) ([]byte, error) {
	if !repo.IsURL(name) {
		return readGiven(app, name)
	}
	source, kept, err := readURL(app, name)
	if err != nil {
		return nil, err
	}
	file := path.Base(source.Folder)
	source.Folder = path.Dir(source.Folder)
	found, err := kept.Open(ctx, source, "")
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(found.Folder, file)
	if err != nil {
		return nil, finding.Errorf("%s: %v", name, cause(err))
	}
	return text, nil
}

func builtInRecord(app *App, name string) (generators.RecordTemplate, error) {
	file := "records/" + name + ".md.tmpl"
	text, err := fs.ReadFile(app.Templates, file)
	if err != nil {
		return generators.RecordTemplate{}, fmt.Errorf("find the record template %s: %w", name, err)
	}
	return generators.RecordTemplate{Name: name, File: file, Text: string(text)}, nil
}

// recordTemplate is the one that the newest record was made from.
func (s *service) recordTemplate(app *App) (generators.RecordTemplate, error) {
	name := s.past.Outcome.Template
	switch {
	case name == "": // of before there was a choice
		return builtInRecord(app, generators.MADR)
	case slices.Contains(recordForms, name):
		return builtInRecord(app, name)
	case name == generators.RecordTemplatePath:
		text, err := s.read(app, name)
		return generators.RecordTemplate{Name: name, File: s.shown(app, name), Text: string(text)}, err
	}
	return generators.RecordTemplate{}, finding.Errorf("the record was made from the template %q, which this underpin does not know", name).
		WithHint("a newer underpin may: this one has %s", strings.Join(recordForms, " and "))
}

// frameworkRecord is where the first framework record of a repository stands,
// and its form: those of the log that is there already, else what is set for a
// new one.
func frameworkRecord(ctx context.Context, app *App, target, wanted string, set config.Value) (generators.Place, generators.RecordTemplate, error) {
	place, err := firstPlace(app, target)
	if err != nil {
		return place, generators.RecordTemplate{}, err
	}
	if wanted != "" || set.Text == "" || len(place.Log.Records) > 0 {
		template, err := recordTemplate(ctx, app, wanted, place.Log)
		return place, template, err
	}
	template, err := recordTemplate(ctx, app, app.asGiven(set), place.Log)
	return place, template, placed(set, err)
}

func firstPlace(app *App, target string) (generators.Place, error) {
	from := *app
	from.Dir = target
	dir, found := findLog(&from, "")
	folder, inside := strings.CutPrefix(dir, filepath.Clean(target)+string(filepath.Separator))
	if !found || !inside { // a log further up is not of this repository
		return generators.Place{}, nil
	}
	log, err := readLog(app, dir)
	if err != nil {
		return generators.Place{}, err
	}
	return generators.Place{Log: log.Log, Folder: filepath.ToSlash(folder), Number: log.next()}, nil
}

// nextPlace is where the next record of the service stands.
func (s *service) nextPlace() generators.Place {
	number := s.log.next()
	if s.log.Dated() { // numbers are only the outcomes' there
		number = s.past.Number + 1
	}
	return generators.Place{Log: s.log.Log, Folder: path.Dir(s.past.Outcome.Record), Number: number}
}
