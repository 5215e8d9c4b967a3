package generators

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// page is a record as a reader of Markdown sees it, with the extensions that
// forges have.
type page struct {
	head string // the front matter, where there is some
	text []byte // the rest
	root ast.Node
}

var forge = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

func parsePage(record []byte) (page, error) {
	p := page{text: record}
	if below, ok := strings.CutPrefix(string(record), "---\n"); ok {
		head, body, closed := strings.Cut(below, "\n---\n")
		if !closed {
			return page{}, fmt.Errorf("front matter does not end")
		}
		p = page{head: head, text: []byte(body)}
	}
	p.root = forge.Parser().Parse(text.NewReader(p.text))
	return p, nil
}

// outline is every node below a node, depth first.
func outline(n ast.Node) []ast.Node {
	var list []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(append(list, c), outline(c)...)
	}
	return list
}

var tags = regexp.MustCompile(`<[^>]*>`)

// plain is what a node says when it is shown, in one line.
func (p page) plain(n ast.Node) string {
	var b bytes.Buffer
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(htmlrenderer.NewRenderer(), 1000),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
	))
	if err := r.Render(&b, p.text, n); err != nil {
		return "cannot be shown: " + err.Error()
	}
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(b.String(), ""))), " ")
}

// heading is the last heading before a node.
func (p page) heading(n ast.Node) string {
	for ; n != nil; n = cameBefore(n) {
		if h, ok := n.(*ast.Heading); ok {
			return p.plain(h)
		}
	}
	return ""
}

func cameBefore(n ast.Node) ast.Node {
	if n.PreviousSibling() != nil {
		return n.PreviousSibling()
	}
	return n.Parent()
}

func (p page) headings() []string {
	var list []string
	for _, n := range outline(p.root) {
		if h, ok := n.(*ast.Heading); ok {
			list = append(list, strings.Repeat("#", h.Level)+" "+p.plain(h))
		}
	}
	return list
}

// faults is everything that no record may have, whoever wrote what is in it.
func (p page) faults() []string {
	var list []string
	add := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	p.checkFootnotes(add)
	p.checkMarks(add)
	p.checkSections(add)
	p.checkWidth(add)
	for _, n := range outline(p.root) {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.Link, *ast.Image, *ast.Blockquote, *ast.ThematicBreak, *ast.CodeBlock, *ast.FencedCodeBlock,
			*east.Strikethrough, *east.DefinitionList, *east.TaskCheckBox:
			add("there is a %s under %s", n.Kind(), p.heading(n))
		case *ast.Emphasis:
			if n.Level == 1 {
				add("%q is set in italics", p.plain(n))
			}
		case *ast.List:
			if n.IsOrdered() {
				add("there is an ordered list under %s", p.heading(n))
			}
		}
	}
	return list
}

type complain func(format string, args ...any)

var definition = regexp.MustCompile(`(?m)^\[\^(\d+)\]: \S`)

// checkFootnotes: each is defined once and in the order in which it is read
// first; none dangles.
func (p page) checkFootnotes(add complain) {
	var defined []string
	for _, m := range definition.FindAllSubmatch(p.text, -1) {
		defined = append(defined, string(m[1]))
	}
	for i, number := range defined {
		if number != fmt.Sprint(i+1) {
			add("footnote %d is called %s", i+1, number)
		}
	}
	referenced := map[int]bool{}
	last := 0
	for _, n := range outline(p.root) {
		if link, ok := n.(*east.FootnoteLink); ok {
			if link.Index > last+1 {
				add("footnote %d is read before %d", link.Index, last+1)
			}
			last = max(last, link.Index)
			referenced[link.Index] = true
		}
		if t, ok := n.(*ast.Text); ok && danglingNote(p.text, t) {
			add("%q refers to no footnote", t.Segment.Value(p.text))
		}
	}
	if len(referenced) != len(defined) {
		add("%d footnotes are defined and %d are referenced", len(defined), len(referenced))
	}
}

// danglingNote tells a [^1] that the parser left as text, unless it is escaped.
func danglingNote(source []byte, t *ast.Text) bool {
	at := bytes.Index(t.Segment.Value(source), []byte("[^"))
	return at >= 0 && (t.Segment.Start+at == 0 || source[t.Segment.Start+at-1] != '\\')
}

var mark = regexp.MustCompile(`^<!-- underpin:(begin ([a-z0-9-]+)|end) -->$`)

// checkMarks: generated parts begin and end in turn, each name once, and there
// is no other HTML.
func (p page) checkMarks(add complain) {
	open := ""
	var names []string
	for _, n := range outline(p.root) {
		block, ok := n.(*ast.HTMLBlock)
		if !ok {
			continue
		}
		m := mark.FindStringSubmatch(strings.TrimSpace(string(block.Lines().Value(p.text))))
		switch {
		case m == nil:
			add("HTML: %s", block.Lines().Value(p.text))
		case block.Parent().Kind() != ast.KindDocument:
			add("mark %s stands inside a %s", m[0], block.Parent().Kind())
		case m[1] == "end" && open == "":
			add("end without begin under %s", p.heading(n))
		case m[1] == "end":
			open = ""
		case open != "":
			add("%s begins inside %s", m[2], open)
		case slices.Contains(names, m[2]):
			add("%s begins twice", m[2])
		default:
			open = m[2]
			names = append(names, open)
		}
	}
	if open != "" {
		add("%s does not end", open)
	}
	if lines := bytes.Count(p.text, []byte("<!-- underpin:")); lines != 2*len(names) {
		add("%d marks can be found in the text, of %d parts", lines, len(names))
	}
}

// checkSections: under each heading, and in each generated part, something
// stands.
func (p page) checkSections(add complain) {
	for n := p.root.FirstChild(); n != nil; n = n.NextSibling() {
		next := n.NextSibling()
		switch n := n.(type) {
		case *ast.Heading:
			if h, ok := next.(*ast.Heading); next == nil || ok && h.Level <= n.Level {
				add("the section %s is empty", p.plain(n))
			}
		case *ast.HTMLBlock:
			begins := bytes.Contains(n.Lines().Value(p.text), []byte(":begin"))
			if begins && (next == nil || next.Kind() == ast.KindHTMLBlock) {
				add("the part under %s is empty", p.heading(n))
			}
		}
	}
	if bytes.Contains(p.text, []byte("\n\n\n")) || bytes.Contains(p.text, []byte(" \n")) || !bytes.HasSuffix(p.text, []byte("-->\n")) {
		add("there are two empty lines, a space at the end of a line, or no line end at the end")
	}
}

// checkWidth: no line is wider than 80 unless it cannot be broken.
func (p page) checkWidth(add complain) {
	for line := range strings.Lines(string(p.text)) {
		line = strings.TrimRight(line, "\n")
		long := slices.ContainsFunc(strings.Fields(line), func(word string) bool { return len(word) > 60 })
		unbreakable := long || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "|") || strings.HasPrefix(line, "* `")
		if utf8.RuneCountInString(line) > 80 && !unbreakable {
			add("wider than 80: %s", line)
		}
	}
}

// uncited lists the bullets about frameworks that do not end with a footnote.
func (p page) uncited() []string {
	var list []string
	for _, n := range outline(p.root) {
		item, ok := n.(*ast.ListItem)
		if !ok || !arguesAbout(p.plain(item)) {
			continue
		}
		if last := item.FirstChild().LastChild(); last == nil || last.Kind() != east.KindFootnoteLink {
			list = append(list, p.plain(item))
		}
	}
	return list
}

// arguesAbout tells a bullet about a framework; what is said of the team's skill
// is about the team.
func arguesAbout(bullet string) bool {
	if strings.HasPrefix(bullet, "Good, because the team ") || strings.HasPrefix(bullet, "Bad, because the team ") {
		return false
	}
	return slices.ContainsFunc([]string{"Good, ", "Good in", "Bad, ", "Bad in", "Neutral, ", "Disputed", "In general: "}, func(start string) bool { return strings.HasPrefix(bullet, start) })
}
