package adr

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// manner is how a log is written, learned from its records, the newest first.
type manner struct {
	dialect  Dialect
	ending   string // of lines
	bullet   string
	old      bool // spells superseded as adr-tools does
	linked   bool // links in the status of front matter
	name     nameParts
	heading  string // before the title, with the number of the record that it was learned from
	number   int    // that number
	layout   string // of dates
	sections []string
	model    Record // the newest record of the dialect
}

// manner learns how the log is written. An empty one is written as asked.
func (l Log) manner(asked Dialect) manner {
	m := manner{dialect: l.dialect(asked), ending: "\n", bullet: "* ", layout: time.DateOnly, number: Unnumbered, old: l.spellsOld()}
	m.name = nameParts{digits: "0000", separator: "-", extension: ".md"}
	newest := l.newest(m.dialect)
	m.sections = sharedSections(newest)
	if i := slices.IndexFunc(newest, func(r Record) bool { return r.Title != "" }); i >= 0 {
		m.learn(newest[i])
	} else if m.dialect == Nygard {
		m.heading, m.number = "0. ", 0
	}
	m.linked = slices.ContainsFunc(newest, func(r Record) bool {
		return len(r.places) > 0 && r.places[0].form == inFront && strings.Contains(r.page.line(r.places[0].line), "](")
	})
	return m
}

// dialect is that of most records; of an empty log the one that is asked for.
func (l Log) dialect(asked Dialect) Dialect {
	votes := map[Dialect]int{}
	for _, r := range l.Records {
		votes[r.Dialect]++
	}
	most := NoManner
	for _, d := range []Dialect{Nygard, MADR, MADR2, HomeMade} {
		if votes[d] > 0 && (most == NoManner || votes[d] >= votes[most]) {
			most = d
		}
	}
	return cmp.Or(most, asked, MADR)
}

// newest are the newest records of a dialect, the newest first.
func (l Log) newest(d Dialect) []Record {
	const enough = 5
	var list []Record
	for i := len(l.Records) - 1; i >= 0 && len(list) < enough; i-- {
		if l.Records[i].Dialect == d {
			list = append(list, l.Records[i])
		}
	}
	return list
}

// learn takes over how one record is written.
func (m *manner) learn(r Record) {
	m.model = r
	m.ending = r.page.ending()
	if r.name.known() || r.name.day != "" {
		m.name = r.name
	}
	if i := strings.LastIndex(r.titled.text, r.Title); i >= 0 && r.titled.line >= 0 {
		m.heading, m.number = r.titled.text[:i], r.marked
	}
	for _, f := range r.fields {
		if f.list {
			m.bullet = bulletOf(r.page.line(f.line))
			break
		}
	}
	if r.Date.Known() {
		for _, layout := range []string{time.DateOnly, "02.01.2006", "2006/01/02", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006"} {
			if r.Date.Time.Format(layout) == r.Date.Text {
				m.layout = layout
				break
			}
		}
	}
}

func bulletOf(text string) string {
	at, _ := bullet(text)
	return strings.TrimLeft(text[:at], " ")
}

// spellsOld tells that the log writes superceded: where it says so, as it does
// most often; where it does not say, when it was begun with adr-tools.
func (l Log) spellsOld() bool {
	old, modern := 0, 0
	for _, r := range l.Records {
		for _, link := range r.Links {
			switch kind := strings.ToLower(link.Kind); {
			case strings.HasPrefix(kind, "superced"):
				old++
			case strings.HasPrefix(kind, "supersed"):
				modern++
			}
		}
	}
	if old+modern > 0 {
		return old > modern
	}
	return len(l.Records) > 0 && bytes.Contains(l.Records[0].page.raw, []byte("npryce/adr-tools"))
}

// spelled is a word with the spelling of the log.
func (m manner) spelled(word string) string {
	if m.old {
		return strings.Replace(word, "upersed", "uperced", 1)
	}
	return word
}

// headingOf is a title with its number as the log writes them.
func (m manner) headingOf(number int, title string) string {
	if m.number == Unnumbered {
		return m.heading + title
	}
	width := 0
	if digits := digitsIn(m.heading); len(digits) > 1 && digits[0] == '0' {
		width = len(digits)
	}
	return strings.Replace(m.heading, digitsIn(m.heading), fmt.Sprintf("%0*d", width, number), 1) + title
}

func digitsIn(text string) string {
	i := strings.IndexAny(text, "0123456789")
	if i < 0 {
		return ""
	}
	return text[i : len(text)-len(strings.TrimLeft(text[i:], "0123456789"))]
}

// dated tells that the log names its files by days, not by numbers.
func (m manner) dated() bool { return m.name.day != "" }

// fileOf is the name of a new record's file.
func (m manner) fileOf(number int, title string, today time.Time) string {
	separator := cmp.Or(m.name.separator, "-")
	slug := slug(title, m.maxSlug())
	if separator == "_" {
		slug = strings.ReplaceAll(slug, "-", "_")
	}
	first := fmt.Sprintf("%0*d", len(m.name.digits), number)
	if m.dated() {
		first = today.Format(dayLayout(m.name.day))
	}
	return m.name.prefix + first + separator + slug + m.name.extension
}

func dayLayout(day string) string {
	switch {
	case len(day) == len("20060102"):
		return "20060102"
	case strings.Contains(day, "_"):
		return "2006_01_02"
	}
	return time.DateOnly
}

// maxSlug is how long the words in a file's name can be: as long as they are
// in a log of adr-tools, as far as file systems go.
func (m manner) maxSlug() int {
	if m.dialect == Nygard {
		return longSlug
	}
	return maxSlug
}

// reference names a record in a statement outside of Markdown.
func (m manner) reference(r Record) string {
	if r.name.digits != "" && !m.linked {
		return "ADR-" + r.name.digits
	}
	return m.link(r)
}

// link is a Markdown link to a record, as the log writes them.
func (m manner) link(r Record) string {
	text := r.name.stem
	switch {
	case m.dialect == Nygard && r.Heading != "":
		text = escaped(strings.TrimSpace(unlinked(uncommented(r.titled.text))))
	case r.name.digits != "":
		text = "ADR-" + r.name.digits
	}
	return fmt.Sprintf("[%s](%s)", text, linkPath(r.File))
}

// linkPath is a file name as the destination of a link.
func linkPath(file string) string {
	if strings.ContainsAny(file, " ()<>") {
		return "<" + file + ">"
	}
	return file
}
