package checklist

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// splice replaces the bytes from one offset up to another.
type splice struct {
	from, to int
	text     string
}

func (e *editor) splice(from, to int, text string) {
	e.splices = append(e.splices, splice{from, to, text})
}

// apply makes the new text; splices do not overlap.
func (e *editor) apply() []byte {
	slices.SortStableFunc(e.splices, func(a, b splice) int { return a.from - b.from })
	var edited []byte
	done := 0
	for _, s := range e.splices {
		from := max(done, s.from)
		edited = append(append(edited, e.text[done:from]...), s.text...)
		done = max(from, s.to)
	}
	return append(edited, e.text[done:]...)
}

// flow is a path with the value at its end, as it stands in braces.
func (e *editor) flow(path []string) string {
	text := path[len(path)-1] + ": " + e.value
	for _, part := range slices.Backward(path[:len(path)-1]) {
		text = part + ": {" + text + "}"
	}
	return text
}

// addLines writes a path with the value at its end, one line for each part,
// behind the end of a line.
func (e *editor) addLines(at, indent int, path []string) {
	var b strings.Builder
	for depth, part := range path {
		b.WriteString(e.lineBreak + strings.Repeat(" ", indent+2*depth) + part + ":")
	}
	e.splice(at, at, b.String()+" "+e.value)
}

// fillPlaceholder writes the value where Commented left a line for it, among
// the lines below a section's key that are indented as given.
func (e *editor) fillPlaceholder(section *yaml.Node, path []string, least, most int) bool {
	if len(path) > 1 {
		return false
	}
	wanted := e.question.placeholder(path[0])
	for at := e.nextLine(e.end(section)); at < len(e.text); at = e.nextLine(at) {
		line := strings.TrimRight(string(e.text[at:e.lineEnd(at)]), " \t")
		text := strings.TrimLeft(line, " ")
		indent := len(line) - len(text)
		switch {
		case text == wanted && indent >= least && indent <= most:
			e.splice(at+indent, at+len(line), path[0]+": "+e.value)
			return true
		case text != "" && indent < section.Column:
			return false
		}
	}
	return false
}

// predecessor is the entry that a new key stands behind: of those that come
// before it in the checklist, the last. Options of packs have no order.
func (e *editor) predecessor(mapping *yaml.Node, parents []string, part string) (key, value *yaml.Node) {
	order := append([]string{"version"}, known().sections...)
	if len(parents) > 0 {
		order = below(strings.Join(parents, "."))
	}
	rank, best := slices.Index(order, part), -1
	for k, v := range entries(mapping) {
		if r := slices.Index(order, k.Value); r <= rank && r >= best {
			best, key, value = r, k, v
		}
	}
	return key, value
}

// belongings is the end of the line in which an entry ends, or of the last
// comment below it that is indented deeper than its key and so belongs to it.
func (e *editor) belongings(end, indent int) int {
	last := e.lineEnd(end)
	for at := e.nextLine(end); at < len(e.text); at = e.nextLine(at) {
		line := string(e.text[at:e.lineEnd(at)])
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case trimmed == "":
		case trimmed[0] == '#' && len(line)-len(trimmed) > indent:
			last = e.lineEnd(at)
		default:
			return last
		}
	}
	return last
}

// comments is what was noted between the items of a list (none, if it is
// another value), from one offset to another, each note on a line of its own.
func (e *editor) comments(list *yaml.Node, from, to int) string {
	if list.Kind != yaml.SequenceNode {
		return ""
	}
	var kept strings.Builder
	at := from
	for _, item := range list.Content {
		e.keepComments(&kept, list, at, e.offset(item))
		at = e.end(item)
		if item.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			e.keepComments(&kept, list, e.offset(item), e.lineEnd(e.offset(item)))
		}
	}
	e.keepComments(&kept, list, at, to)
	return kept.String()
}

// keepComments takes over the comments of a part that holds no text.
func (e *editor) keepComments(kept *strings.Builder, list *yaml.Node, from, to int) {
	for at := from; at < to; at++ {
		if e.text[at] != '#' {
			continue
		}
		indent := string(e.text[e.lineStart(at):at])
		if strings.Trim(indent, " \t") != "" {
			indent = strings.Repeat(" ", list.Column-1)
		}
		kept.WriteString(indent + string(e.text[at:e.lineEnd(at)]) + e.lineBreak)
		at = e.lineEnd(at)
	}
}
