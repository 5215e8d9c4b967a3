package generators

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/underpin-dev/underpin/decisions/catalog"
)

// notes numbers the places that a record cites.
type notes struct {
	catalog catalog.Catalog
	cited   *[]catalog.Cite
	read    []catalog.Cite // those that are in the record; nil while that is not known
}

func newNotes(c catalog.Catalog) notes { return notes{catalog: c, cited: &[]catalog.Cite{}} }

var noteMark = regexp.MustCompile(`\[\^(\d+)\]:?`)

// asRead are the places in the order in which a text that was written with
// these notes cites them first.
func (n notes) asRead(text []byte) []catalog.Cite {
	read := []catalog.Cite{}
	for _, mark := range noteMark.FindAllSubmatchIndex(text, -1) {
		if begins := mark[0] == 0 || text[mark[0]-1] == '\n'; begins && text[mark[1]-1] == ':' {
			continue // the head of a footnote
		}
		i, err := strconv.Atoi(string(text[mark[2]:mark[3]]))
		if err != nil || i < 1 || i > len(*n.cited) {
			continue // a mark that somebody wrote into a piece of code
		}
		if cite := (*n.cited)[i-1]; !slices.Contains(read, cite) {
			read = append(read, cite)
		}
	}
	return read
}

// only numbers the places that are read, and lists no others.
func (n notes) only(read []catalog.Cite) notes {
	cited := slices.Clone(read)
	return notes{catalog: n.catalog, cited: &cited, read: read}
}

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

// listed are the places that have a footnote: those that are read where that
// is known, else all.
func (n notes) listed() []catalog.Cite {
	if n.read != nil {
		return n.read
	}
	return *n.cited
}

// list is the footnotes: where each cited place is found.
func (n notes) list() []map[string]any {
	list := []map[string]any{}
	for i, cite := range n.listed() {
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
	list := []map[string]any{}
	var seen []string
	for _, cite := range n.listed() {
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

// reference names a source as a bibliography does. What a reader would need to
// find it, and nobody knows, is said to be unknown: left out, it would look like
// an oversight.
func reference(s catalog.Source) string {
	text := fmt.Sprintf("%s, “%s”", s.Publisher, s.Title)
	if s.Year > 0 {
		text += fmt.Sprintf(", %d", s.Year)
	}
	text = escape(text)
	if s.URL != "" {
		text += ", " + target(s.URL)
	} else {
		text += ", " + unknown(s)
	}
	return fmt.Sprintf("%s (%s)", text, escape(string(s.Kind)))
}

// unknown says what is not known of a source without an address.
func unknown(s catalog.Source) string {
	if s.Year == 0 {
		return "year and address unknown"
	}
	return "address unknown"
}
