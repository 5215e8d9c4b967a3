package adr

import (
	"bytes"
	"strings"
)

// kind is what a line is to a reader of Markdown, as far as it matters here.
type kind uint8

const (
	prose   kind = iota
	blank        // nothing but spaces
	front        // front matter, with the lines that fence it
	code         // in a fenced block, with the lines that fence it
	comment      // in an HTML comment that begins a line
)

// line is a line of a page: text[start:end], and its end text[end:next].
type line struct {
	start, end, next int
	kind             kind
}

// page is a text as lines. All that is said of a record is said of lines of
// its page, so that a change can name those that it touches.
type page struct {
	raw   []byte
	text  string // the same
	lines []line
}

var byteOrderMark = []byte("\xef\xbb\xbf")

func newPage(text []byte) page {
	p := page{raw: text, text: string(text), lines: make([]line, 0, bytes.Count(text, []byte("\n"))+1)}
	at := 0
	if bytes.HasPrefix(text, byteOrderMark) {
		at = len(byteOrderMark)
	}
	for at < len(text) {
		next := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		end := next
		if text[end-1] == '\n' {
			end--
			if end > at && text[end-1] == '\r' {
				end--
			}
		}
		p.lines = append(p.lines, line{start: at, end: end, next: next})
		at = next
	}
	p.tell()
	return p
}

// line is what stands in a line, without its end.
func (p page) line(i int) string { return p.text[p.lines[i].start:p.lines[i].end] }

// talks tells that a line is one that a person says something in: no code, no
// comment, no row of a table.
func (p page) talks(i int) bool { return p.lines[i].kind == prose && len(cells(p.line(i))) == 0 }

// ending is the end of line that the page uses: that of its first line.
func (p page) ending() string {
	if len(p.lines) > 0 {
		if first := p.lines[0]; first.next > first.end {
			return p.text[first.end:first.next]
		}
	}
	return "\n"
}

// tell says of each line what it is.
func (p page) tell() {
	fence, inComment := "", false
	first := p.frontMatter()
	for i := range p.lines {
		bare := strings.TrimSpace(p.line(i))
		switch {
		case i < first:
			p.lines[i].kind = front
		case fence != "":
			p.lines[i].kind = code
			if strings.HasPrefix(bare, fence) && strings.Trim(bare, fence[:1]) == "" {
				fence = ""
			}
		case inComment:
			p.lines[i].kind = comment
			inComment = !strings.Contains(bare, "-->")
		case bare == "":
			p.lines[i].kind = blank
		case opensFence(bare) != "":
			p.lines[i].kind = code
			fence = opensFence(bare)
		case strings.HasPrefix(bare, "<!--"):
			p.lines[i].kind = comment
			inside := bare[len("<!--"):]
			if end := strings.Index(inside, "-->"); end < 0 {
				inComment = true
			} else if strings.TrimSpace(inside[end+len("-->"):]) != "" {
				p.lines[i].kind = prose // something is said behind it
			}
		}
	}
}

// opensFence gives the fence that a line opens, such as "```"; "" for none.
func opensFence(bare string) string {
	for _, mark := range []string{"`", "~"} {
		rest := strings.TrimLeft(bare, mark)
		if n := len(bare) - len(rest); n >= 3 && (mark != "`" || !strings.Contains(rest, "`")) {
			return bare[:n]
		}
	}
	return ""
}

// frontMatter gives the number of lines that front matter takes, 0 without:
// what stands between two lines of --- at the very beginning and reads like
// keys.
func (p page) frontMatter() int {
	if len(p.lines) == 0 || strings.TrimRight(p.line(0), " \t") != "---" {
		return 0
	}
	for i := 1; i < len(p.lines); i++ {
		text := strings.TrimRight(p.line(i), " \t")
		switch {
		case text == "---" || text == "...":
			return i + 1
		case text == "" || text[0] == ' ' || text[0] == '\t' || text[0] == '#' || strings.HasPrefix(text, "- ") || text == "-":
		case !strings.Contains(text, ":"):
			return 0
		}
	}
	return 0
}
