package adr

import (
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// setStatus writes a status to all places where the record has one. What the
// author said beyond a plain status stays, behind the new one.
func (m manner) setStatus(r Record, status status) (Edit, error) {
	c := newChanges(r.page, m.ending)
	for _, p := range r.places {
		m.setPlace(c, r, p, status)
	}
	if len(r.places) == 0 {
		m.addStatus(c, r, status)
	}
	return m.checked(r, c.edit(r.File), status.state)
}

// checked refuses an edit after which the record does not read as it should.
func (m manner) checked(r Record, e Edit, state State) (Edit, error) {
	if again := Parse(r.File, e.After); again.Status.State != state {
		return Edit{}, finding.Finding{
			File: r.File, Line: max(r.Status.Line, 1),
			Message: "the status stands here in a manner that cannot be changed without a doubt",
			Hint:    "change it by hand; what it should say is: " + string(state),
		}
	}
	return e, nil
}

// status is one that is to be written.
type status struct {
	state      State
	word       string   // such as "accepted" or "superseded by"
	successors []Record // of a superseded one
}

func (m manner) setPlace(c *changes, r Record, p place, s status) {
	old := r.page.line(p.line)[p.from:p.to]
	words := cleaned(old)
	text := likeCase(m.said(s, p.form == inFront), words)
	switch {
	case s.state == Superseded && saysState(words) == Superseded && len(references(old)) > 0:
		text = old // there is one successor already
		for _, successor := range s.successors {
			text += ", " + m.named(successor, p.form == inFront)
		}
	case !isBlankForm(words) && !isPlain(words):
		text += "; formerly " + old
	}
	if p.form == inFront {
		text = yamlText(r.page.line(p.line), p, text)
	}
	if p.from == p.to && p.from > 0 && !strings.HasSuffix(r.page.line(p.line)[:p.from], " ") {
		text = " " + text
	}
	c.replace(p.line, p.from, p.to, text)
}

// said is a status with its successors; plain where no Markdown is read.
func (m manner) said(s status, plain bool) string {
	text := s.word
	for i, successor := range s.successors {
		text += []string{" ", ", "}[min(i, 1)] + m.named(successor, plain)
	}
	return text
}

func (m manner) named(r Record, plain bool) string {
	if plain {
		return m.reference(r)
	}
	return m.link(r)
}

// likeCase gives a status the case of the one that stands there.
func likeCase(text, old string) string {
	words := strings.Fields(old)
	if len(words) == 0 || isBlankForm(old) {
		return text
	}
	if first := words[0]; len(first) > 1 && strings.ToUpper(first) == first && strings.ToLower(first) != first && !strings.Contains(text, " ") {
		return strings.ToUpper(text)
	}
	return asCapital(text, old)
}

// isPlain tells that a status is nothing but a word for a state, or empty.
func isPlain(text string) bool {
	words := wordsOf(text)
	if len(words) == 0 {
		return true
	}
	return len(words) == 1 && strings.Trim(simple(text), ".! ") == words[0]
}

// yamlText is a value for a key of front matter, quoted where it must be.
func yamlText(line string, p place, text string) string {
	if p.from > 0 && p.from < p.to && (line[p.from-1] == '"' || line[p.from-1] == '\'') {
		if line[p.from-1] == '\'' {
			return strings.ReplaceAll(strings.ReplaceAll(text, "''", "'"), "'", "''")
		}
		return text
	}
	return yamlScalar(text)
}

// yamlScalar is a text as a scalar of YAML.
func yamlScalar(text string) string {
	plain := text != "" && !strings.ContainsAny(text[:1], "!&*-?:,[]{}#|>@`\"'% ") && !strings.Contains(text, ": ") && !strings.Contains(text, " #") &&
		!strings.HasSuffix(text, ":") && !strings.ContainsAny(text, "\n\t")
	if plain {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(text) + `"`
}

// addStatus puts a status where the record has none, as the log does it.
func (m manner) addStatus(c *changes, r Record, s status) {
	title := r.titled.line
	if title >= 0 && r.titled.underline {
		title++
	}
	switch {
	case r.frontEnd() > 0:
		c.insert(r.frontEnd()-1, "status: "+yamlScalar(m.said(s, true)))
	case m.dialect == MADR && r.Dialect != MADR2 && r.Dialect != HomeMade:
		c.insert(-1, "---", "status: "+yamlScalar(m.said(s, true)), "---", "")
	case m.dialect == Nygard && r.Dialect == Nygard:
		at := len(r.page.lines) - 1
		if len(r.Sections) > 0 {
			at = r.Sections[0].Line - 2
		}
		c.insert(at, m.sectionLines(c, at, asCapital(m.said(s, false), "S"))...)
	default:
		field := m.fieldLine(roleStatus, m.said(s, false))
		if first := r.firstField(); first >= 0 {
			c.insert(first-1, field)
		} else {
			c.insert(title, "", field)
		}
	}
}

// sectionLines are a status section that follows a line.
func (m manner) sectionLines(c *changes, at int, text string) []string {
	lines := []string{"## Status", "", text}
	if at >= 0 && c.page.lines[at].kind != blank {
		lines = append([]string{""}, lines...)
	}
	if at+1 < len(c.page.lines) {
		lines = append(lines, "")
	}
	return lines
}

// frontEnd is the line that closes the front matter; 0 without.
func (r Record) frontEnd() int {
	for i, l := range r.page.lines {
		if l.kind != front {
			return max(i-1, 0)
		}
	}
	return 0
}

// firstField is the line of the first field below the title, -1 without.
func (r Record) firstField() int {
	for _, f := range r.fields {
		if !f.front && f.line > r.titled.line && len(cells(r.page.line(f.line))) == 0 {
			return f.line
		}
	}
	return -1
}

// fieldLine is a value with its label, as the records of the log have them.
func (m manner) fieldLine(role role, value string) string {
	for _, f := range m.model.fields {
		text := m.model.page.line(f.line)
		if !f.front && f.role == role && len(cells(text)) == 0 && f.from <= len(text) {
			if f.from > 0 && text[f.from-1] != ' ' {
				value = " " + value
			}
			return text[:f.from] + value + lineBreak(text)
		}
	}
	label := map[bool]string{true: "Status", false: "Date"}[role == roleStatus]
	if m.dialect == Nygard {
		return label + ": " + value
	}
	return m.bullet + label + ": " + value
}

// lineBreak are the spaces at the end of a line by which Markdown breaks it.
func lineBreak(text string) string {
	if strings.HasSuffix(text, "  ") {
		return "  "
	}
	return ""
}
