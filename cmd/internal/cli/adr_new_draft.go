package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// newDraft is what can be known of the record before the log is read.
func newDraft(app *App, opts adrNewOptions, title string) (adr.Draft, error) {
	draft := adr.Draft{
		Title: title, Today: app.Now, Date: app.Env("ADR_DATE"), Status: opts.status, Review: string(opts.review), Dialect: opts.format.dialect(),
	}
	for _, section := range opts.sections {
		name, text, ok := strings.Cut(section, "=")
		if !ok || name == "" {
			return draft, finding.Errorf("--section %q: write NAME=TEXT or NAME=@FILE", section)
		}
		if file, isFile := strings.CutPrefix(text, "@"); isFile {
			content, err := readGiven(app, file)
			if err != nil {
				return draft, err
			}
			text = string(content)
		}
		draft.Sections = append(draft.Sections, adr.Filled{Heading: name, Text: text})
	}
	if opts.bodyFile == "" {
		return draft, nil
	}
	body, err := readGiven(app, opts.bodyFile)
	draft.Body = string(body)
	if err == nil && strings.TrimSpace(draft.Body) == "" {
		return draft, finding.Errorf("%s: there is nothing in it", opts.bodyFile)
	}
	return draft, err
}

// readGiven reads a file that a flag names; - is standard input.
func readGiven(app *App, name string) ([]byte, error) {
	if name == "-" {
		text, err := io.ReadAll(io.LimitReader(app.In, adr.MaxSize))
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		return text, nil
	}
	text, err := os.ReadFile(app.path(name))
	if err != nil {
		return nil, finding.Errorf("%s: %v", name, cause(err))
	}
	return text, nil
}

// complete adds to a draft what the log knows.
func (r records) complete(draft *adr.Draft, opts adrNewOptions) (err error) {
	draft.Number = r.next()
	if draft.Supersedes, err = r.findAll(opts.supersedes); err != nil {
		return err
	}
	for _, link := range opts.links {
		target, rest, _ := strings.Cut(link, ":")
		kind, reverse, _ := strings.Cut(rest, ":")
		record, err := r.Find(target)
		if err != nil {
			return err
		}
		relation, err := newRelation(kind, reverse, record)
		if err != nil {
			return err
		}
		draft.Links = append(draft.Links, relation)
	}
	draft.Template, err = r.template(opts.template)
	return err
}

// template is the file that a new record is made from, nil where there is none.
func (r records) template(named string) ([]byte, error) {
	if named == "" {
		named = r.app.Env("ADR_TEMPLATE")
	}
	if named != "" {
		return readGiven(r.app, named)
	}
	candidates := []string{"templates/template.md"}
	if own := r.TemplateIn(); own != "" {
		candidates = append(candidates, own)
	}
	for _, name := range candidates {
		text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
		if err == nil {
			return text, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read the template: %w", err)
		}
	}
	return nil, nil
}
