package adr

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Draft is what is known of a record that is to be written.
type Draft struct {
	Title      string
	Number     int // of the log's manner; a log of dates has no use for it
	Today      time.Time
	Date       string // as it is to stand in the record; "" for today, as the log writes days
	Status     string // "" for the one that the dialect begins with
	Review     string // when to look at it again; "" for never
	Supersedes []Record
	Links      []Relation
	Template   []byte // what to make the record from; nil for the dialect's own form
	Body       string // all that is to stand below the head
	Sections   []Filled
	Dialect    Dialect // of a log that has no record yet
}

// Filled is a section with what is to stand there.
type Filled struct{ Heading, Text string }

// New plans a record and what others say of their relation to it. The first
// edit is the new file.
func (l Log) New(d Draft) ([]Edit, error) {
	b := &batch{log: l, m: l.manner(d.Dialect)}
	d.Title = strings.Join(strings.Fields(d.Title), " ")
	d.Date = cmp.Or(d.Date, d.Today.Format(b.m.layout))
	file := b.m.fileOf(d.Number, d.Title, d.Today)
	if _, taken := l.Record(file); taken {
		return nil, finding.Finding{File: file, Message: "there is such a record already"}.WithHint("choose another title")
	}
	if d.Status == "" {
		d.Status = b.begins()
	}
	text, err := b.m.compose(d)
	if err != nil {
		return nil, err
	}
	b.add(Edit{File: file, After: []byte(strings.ReplaceAll(text, "\n", b.m.ending))})
	fresh := Parse(file, b.edits[0].After)
	b.log = b.log.with(fresh)
	for _, old := range d.Supersedes {
		if err := b.supersede(fresh, old); err != nil {
			return nil, err
		}
	}
	for _, relation := range d.Links {
		if err := b.relate(fresh, relation); err != nil {
			return nil, err
		}
	}
	return b.done(), nil
}

// begins is the status that new records of the log have: adr-tools has them
// born accepted, the others proposed.
func (b *batch) begins() string {
	if b.m.dialect == Nygard {
		return b.status(Accepted)
	}
	return b.status(Proposed)
}

// with is the log with one more record.
func (l Log) with(r Record) Log {
	more := NewLog(append(append([]Record{}, l.Records...), r)...)
	more.Others, more.names = l.Others, append(append([]string{}, l.names...), r.File)
	return more
}

// compose is the text of a new record, before it is linked.
func (m manner) compose(d Draft) (string, error) {
	text := m.form(d)
	if d.Template != nil {
		text = strings.ReplaceAll(string(d.Template), "\r\n", "\n")
		if filled := fillTokens(text, d); filled != text {
			text = filled
		} else {
			text = m.fillForm(text, d)
		}
	}
	r := Parse("0.md", []byte(text))
	switch {
	case d.Body != "" && len(d.Sections) > 0:
		return "", finding.Errorf("a body and single sections cannot both be given")
	case d.Body != "":
		return m.withBody(r, d.Body)
	}
	return withSections(r, d.Sections)
}

// fillTokens fills in the words by which templates of adr-tools say what goes
// where.
func fillTokens(text string, d Draft) string {
	for _, token := range []struct{ word, value string }{
		{"NUMBER", strconv.Itoa(d.Number)}, {"DATE", d.Date}, {"STATUS", d.Status}, {"TITLE", d.Title},
	} {
		text = replaceWord(text, token.word, token.value)
	}
	return text
}

// replaceWord puts a value where a word stands for itself.
func replaceWord(text, word, value string) string {
	var b strings.Builder
	for {
		i := strings.Index(text, word)
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		end := i + len(word)
		alone := (i == 0 || !isLetter(text[i-1])) && (end == len(text) || !isLetter(text[end]))
		b.WriteString(text[:i])
		if alone {
			b.WriteString(value)
		} else {
			b.WriteString(word)
		}
		text = text[end:]
	}
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b) }

// fillForm fills in a template of MADR or log4brains, in which title, status
// and date are written over.
func (m manner) fillForm(text string, d Draft) string {
	r := Parse("0.md", []byte(text))
	c := newChanges(r.page, "\n")
	if r.titled.line >= 0 {
		c.replace(r.titled.line, r.titled.from, r.titled.to, m.headingOf(d.Number, d.Title))
	} else {
		c.insert(r.frontEnd(), "", "# "+m.headingOf(d.Number, d.Title))
	}
	hasDate := false
	for _, f := range r.fields {
		var value string
		switch {
		case f.role == roleDate && !hasDate:
			hasDate, value = true, d.Date
		case f.front && f.role == roleTitle:
			value = d.Title
		case f.front && slices.Contains(numberKeys, f.label) && number(r.value(f)) >= 0:
			value = strconv.Itoa(d.Number)
		default:
			continue
		}
		c.replace(f.line, f.from, f.to, spaceBefore(r.page.line(f.line), f.from)+yamlIf(f.front, value))
	}
	for _, p := range r.places {
		c.replace(p.line, p.from, p.to, spaceBefore(r.page.line(p.line), p.from)+yamlIf(p.form == inFront, d.Status))
	}
	if len(r.places) == 0 {
		m.addStatus(c, r, status{word: d.Status})
	}
	if !hasDate && r.frontEnd() > 0 {
		c.insert(r.frontEnd()-1, "date: "+yamlScalar(d.Date))
	}
	return string(c.edit("0.md").After)
}

func yamlIf(front bool, text string) string {
	if front {
		return yamlScalar(text)
	}
	return text
}

// spaceBefore is the space that a value takes behind its colon.
func spaceBefore(line string, at int) string {
	if at > 0 && line[at-1] != ' ' && line[at-1] != '"' && line[at-1] != '\'' {
		return " "
	}
	return ""
}
