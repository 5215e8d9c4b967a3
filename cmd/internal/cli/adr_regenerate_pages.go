package cli

import (
	"bytes"
	"path"

	"github.com/underpin-dev/underpin/generators"
)

// pages are the files of the pack that name the record in force, of which it is
// known how the pack made them.
func (s *service) pages(app *App) ([]generators.Page, error) {
	u := updating{service: *s}
	all, err := u.fromPack(app)
	if err != nil {
		return nil, err
	}
	u.scaffolded = all
	here, err := u.readFiles()
	if err != nil {
		return nil, err
	}
	u.scaffolded = map[string]string{}
	for name, text := range here {
		if bytes.Contains(text, []byte(path.Base(s.past.Outcome.Record))) {
			u.scaffolded[name] = all[name]
		}
	}
	found, err := u.remembered(app, here)
	if err != nil {
		return nil, err
	}
	var pages []generators.Page
	for _, f := range found.files.Files() {
		pages = append(pages, generators.Page{Path: f.Path, Base: f.Data, Current: here[f.Path]})
	}
	return pages, nil
}
