package generators

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// notes numbers the places that a record cites, in the order in which they are
// cited first.
type notes struct {
	catalog catalog.Catalog
	cited   *[]catalog.Cite
}

func newNotes(c catalog.Catalog) notes { return notes{catalog: c, cited: &[]catalog.Cite{}} }

// cite gives the footnote marks for some places, such as [^1][^4].
func (n notes) cite(cites []catalog.Cite) string {
	var marks strings.Builder
	for _, cite := range cites {
		i := slices.Index(*n.cited, cite)
		if i < 0 {
			i = len(*n.cited)
			*n.cited = append(*n.cited, cite)
		}
		fmt.Fprintf(&marks, "[^%d]", i+1)
	}
	return marks.String()
}

// list is the footnotes: where each cited place is found.
func (n notes) list() []map[string]any {
	var list []map[string]any
	for i, cite := range *n.cited {
		list = append(list, map[string]any{"number": i + 1, "text": n.place(cite)})
	}
	return list
}

// place tells a reader, or a program, where the words stand.
func (n notes) place(cite catalog.Cite) string {
	source, _ := n.catalog.Source(cite.Source)
	where := cmp.Or(source.Title, cite.Source)
	if cite.Section != "" {
		where += fmt.Sprintf(", section “%s”", strings.ReplaceAll(cite.Section, " > ", " › "))
	}
	return escape(fmt.Sprintf("%s: “%s”", where, cite.Label))
}

// sources are the documents that are cited, in the order of the first cite.
func (n notes) sources() []map[string]any {
	var list []map[string]any
	var seen []string
	for _, cite := range *n.cited {
		if slices.Contains(seen, cite.Source) {
			continue
		}
		seen = append(seen, cite.Source)
		if source, ok := n.catalog.Source(cite.Source); ok {
			list = append(list, map[string]any{"reference": reference(source)})
		}
	}
	return list
}

// reference names a source as a bibliography does.
func reference(s catalog.Source) string {
	text := fmt.Sprintf("%s, “%s”", s.Publisher, s.Title)
	if s.Year > 0 {
		text += fmt.Sprintf(", %d", s.Year)
	}
	text = escape(text)
	if s.URL != "" {
		text += ", " + target(s.URL)
	}
	return fmt.Sprintf("%s (%s)", text, escape(string(s.Kind)))
}
