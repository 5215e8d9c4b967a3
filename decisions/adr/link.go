package adr

import (
	"net/url"
	"path"
	"strings"
)

// Link is what one record says of its relation to another, such as "Amends
// [3. Use Gin](0003-use-gin.md)".
type Link struct {
	Kind   string // as the author wrote it
	To     string // where it leads: a path, a number, a file's name without extension
	Text   string // of the link; "" where there is only a number or a name
	Line   int    // from 1
	Target string // the file of the record it leads to; "" outside a log, and where it leads nowhere
}

// destination is a Markdown link as it stands in a line.
type destination struct {
	text     string
	to       string
	start    int // of the bracket
	from, at int // the bytes of to in the line
	end      int // behind the closing parenthesis
}

// destinations lists the links of a line, without images, and without what is
// code.
func destinations(text string) []destination {
	var list []destination
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '`':
			if end := strings.IndexByte(text[i+1:], '`'); end >= 0 {
				i += end + 1
			}
		case '\\':
			i++
		case '[':
			d, ok := destinationAt(text, i)
			if !ok {
				continue
			}
			if i == 0 || text[i-1] != '!' {
				list = append(list, d)
			}
			i = d.end - 1
		}
	}
	return list
}

func destinationAt(text string, open int) (destination, bool) {
	closing := matching(text, open, '[', ']')
	if closing < 0 || closing+1 >= len(text) || text[closing+1] != '(' {
		return destination{}, false
	}
	end := matching(text, closing+1, '(', ')')
	if end < 0 {
		return destination{}, false
	}
	from := closing + 2
	inside := text[from:end]
	trimmed := strings.TrimLeft(inside, " ")
	from += len(inside) - len(trimmed)
	to := trimmed
	if strings.HasPrefix(trimmed, "<") && strings.Contains(trimmed, ">") {
		from++
		to = trimmed[1:strings.IndexByte(trimmed, '>')]
	} else if i := strings.IndexAny(trimmed, " \t"); i >= 0 {
		to = trimmed[:i] // a title follows
	}
	return destination{text: text[open+1 : closing], to: to, start: open, from: from, at: from + len(to), end: end + 1}, true
}

// matching finds the bracket that closes the one at open; -1 for none.
func matching(text string, open int, opening, closing byte) int {
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case opening:
			depth++
		case closing:
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// unlinked is a text with its links and images by their words.
func unlinked(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] != '[' {
			continue
		}
		if d, ok := destinationAt(text, i); ok {
			if i > 0 && text[i-1] == '!' {
				text = text[:i-1] + text[d.end:]
				i -= 2
				continue
			}
			text = text[:i] + d.text + text[d.end:]
			i += len(d.text) - 1
		}
	}
	return text
}

// local is the path that a link leads to, relative to the record's folder and
// without a place on the page; false where it leads into the web or stays on
// the page.
func local(to string) (string, bool) {
	to, _, _ = strings.Cut(to, "#")
	to, _, _ = strings.Cut(to, "?")
	if to == "" || strings.Contains(to, "{") || strings.HasPrefix(to, "//") {
		return "", false
	}
	if colon := strings.IndexByte(to, ':'); colon >= 0 && !strings.Contains(to[:colon], "/") {
		return "", false
	}
	if unescaped, err := url.PathUnescape(to); err == nil {
		to = unescaped
	}
	return path.Clean(to), true
}
