package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
)

// edge is a relation of one record to another, by their files.
type edge struct{ from, to, kind string }

// edges are the relations of records, each once: by the words of the side that
// acts, which is told where only the other one tells of it.
func edges(records []adr.Record) []edge {
	var list []edge
	seen := map[edge]bool{}
	add := func(e edge) {
		if !seen[e] {
			seen[e] = true
			list = append(list, e)
		}
	}
	for _, r := range records {
		for _, l := range r.Links {
			if l.Target != "" && !l.Passive() {
				add(edge{r.File, l.Target, l.Kind})
			}
		}
	}
	told := map[[2]string]bool{}
	for _, e := range list {
		told[[2]string{e.from, e.to}] = true
	}
	for _, r := range records {
		for _, l := range r.Links {
			if kind, ok := adr.Reverse(l.Kind); ok && l.Target != "" && l.Passive() && !told[[2]string{l.Target, r.File}] {
				add(edge{l.Target, r.File, kind})
			}
		}
	}
	return list
}

// nodes gives every record a name that a graph can use: its number, where it
// alone has it.
func nodes(records []adr.Record) map[string]string {
	owners := map[int]int{}
	for _, r := range records {
		owners[r.Number]++
	}
	ids := make(map[string]string, len(records))
	for i, r := range records {
		if r.Number != adr.Unnumbered && owners[r.Number] == 1 {
			ids[r.File] = fmt.Sprintf("_%d", r.Number)
		} else {
			ids[r.File] = fmt.Sprintf("_r%d", i+1)
		}
	}
	return ids
}

// Graph draws records and their relations in the language of Graphviz. A
// dotted line leads from each to the next.
func Graph(w io.Writer, records []adr.Record, form LinkForm) {
	if form.Extension == "" {
		form.Extension = ".html"
	}
	ids := nodes(records)
	quote := func(text string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"` }
	fmt.Fprint(w, "digraph {\n  node [shape=plaintext];\n  subgraph {\n")
	for i, r := range records {
		fmt.Fprintf(w, "    %s [label=%s; URL=%s];\n", ids[r.File], quote(numbered(r)), quote(form.to(r.File)))
		if i > 0 {
			fmt.Fprintf(w, "    %s -> %s [style=\"dotted\", weight=1];\n", ids[records[i-1].File], ids[r.File])
		}
	}
	fmt.Fprint(w, "  }\n")
	for _, e := range edges(records) {
		fmt.Fprintf(w, "  %s -> %s [label=%s, weight=0]\n", ids[e.from], ids[e.to], quote(Printable(e.kind)))
	}
	fmt.Fprint(w, "}\n")
}

// Mermaid draws the same for pages of Markdown.
func Mermaid(w io.Writer, records []adr.Record, form LinkForm) {
	ids := nodes(records)
	quote := func(text string) string {
		return `"` + strings.NewReplacer(`"`, "#quot;", "<", "#lt;", ">", "#gt;", "\n", " ").Replace(text) + `"`
	}
	fmt.Fprint(w, "flowchart TD\n")
	for _, r := range records {
		fmt.Fprintf(w, "  %s[%s]\n", ids[r.File], quote(numbered(r)))
	}
	for _, e := range edges(records) {
		fmt.Fprintf(w, "  %s -->|%s| %s\n", ids[e.from], quote(Printable(e.kind)), ids[e.to])
	}
	for _, r := range records {
		fmt.Fprintf(w, "  click %s %s\n", ids[r.File], quote(form.to(r.File)))
	}
}
