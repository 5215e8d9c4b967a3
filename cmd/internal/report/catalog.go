package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// FrameworkJSON is a framework in a list: how much is known of it, on how many
// of the ten items, and whether there is a starter for it.
type FrameworkJSON struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Runtime string `json:"runtime"`
	Claims  int    `json:"claims"`
	Sources int    `json:"sources"`
	Items   int    `json:"items"`
	Starter bool   `json:"starter"`
}

// NewFrameworks counts what a catalog knows of each framework; packs are the
// names of the built-in starters.
func NewFrameworks(c catalog.Catalog, packs []string) []FrameworkJSON {
	list := []FrameworkJSON{}
	criteria := len(checklist.Criteria())
	for _, f := range c.Frameworks {
		about := c.ClaimsAbout(f)
		list = append(list, FrameworkJSON{
			f.ID, f.Name, f.Runtime, len(about), len(sourcesOf(c, about)),
			criteria - len(c.Lacking(f)), slices.Contains(packs, f.ID),
		})
	}
	return list
}

// Frameworks shows the list as a table; a narrow one goes without the names,
// which are much like the ids.
func Frameworks(p Page, list []FrameworkJSON) {
	rows := [][]string{{"id", "name", "runtime"}}
	for _, f := range list {
		rows = append(rows, []string{f.ID, f.Name, f.Runtime})
	}
	if p.width < Width {
		for i, row := range rows {
			rows[i] = []string{row[0], row[2]}
		}
	}
	for i, row := range aligned(rows) {
		if i == 0 {
			p.line("%s  claims  sources  items  starter", row)
			continue
		}
		f, starter := list[i-1], "not yet"
		if f.Starter {
			starter = "yes"
		}
		p.line("%s  %6d  %7d  %5d  %s", row, f.Claims, f.Sources, f.Items, starter)
	}
	p.gap()
	p.text(0, "Items are those of the ten on which there is evidence. underpin catalog show ID says more of a framework, a runtime, a claim or a source.")
}

// SourceCountJSON is a source in a list, with how many claims are cited from it
// and how many of its sections are cited, and how many hold no claim.
type SourceCountJSON struct {
	catalog.Source
	Claims int `json:"claims"`
	Cited  int `json:"sections_cited"`
	Silent int `json:"sections_silent"`
}

// NewSources counts what is cited from each source.
func NewSources(c catalog.Catalog) []SourceCountJSON {
	list := []SourceCountJSON{}
	for _, s := range c.Sources {
		count := SourceCountJSON{Source: s, Claims: len(c.Citing(s.ID))}
		for _, section := range c.Covered(s) {
			if section.Silent == "" {
				count.Cited++
			} else {
				count.Silent++
			}
		}
		count.Sections = nil
		list = append(list, count)
	}
	return list
}

// Sources shows the list as a table.
func Sources(p Page, list []SourceCountJSON) {
	var ids, kinds []string
	for _, s := range list {
		ids, kinds = append(ids, s.ID), append(kinds, string(s.Kind))
	}
	id, kind := longest(ids), max(longest(kinds), len("kind"))
	p.line("%s  %s  year  claims  title", pad("id", id), pad("kind", kind))
	for _, s := range list {
		year := "–"
		if s.Year > 0 {
			year = fmt.Sprint(s.Year)
		}
		p.hang(0, fmt.Sprintf("%s  %s  %s  %6d  ", pad(s.ID, id), pad(string(s.Kind), kind), right(year, 4), s.Claims), s.Title)
	}
}

// Findings shows what a check found, one line each.
func Findings(w io.Writer, list finding.List) {
	for _, f := range list {
		fmt.Fprintln(w, Printable(f.Error()))
		if f.Hint != "" {
			fmt.Fprintf(w, "  %s\n", Wrap(Printable(f.Hint), 2))
		}
	}
}
