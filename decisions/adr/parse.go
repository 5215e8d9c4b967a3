package adr

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// MaxSize is the largest file that is read as a record; what is larger was not
// written by a person.
const MaxSize = 4 << 20

// Parse reads a record. It takes any text: what cannot be made out stays empty
// or Unknown. The text is kept and must not change afterwards.
func Parse(file string, text []byte) Record {
	r := Record{File: file, Number: Unnumbered, marked: Unnumbered, name: parseName(file), titled: heading{line: -1}}
	if r.name.stem == "" {
		r.name.stem = file
	}
	if len(text) > MaxSize {
		r.Status.State = Unknown
		return r
	}
	r.page = newPage(text)
	headings := r.page.headings()
	r.frontFields()
	r.readTitle(headings)
	r.Sections = r.page.sections(headings, r.titled.line)
	r.headerFields(headings)
	r.readStatus(headings)
	r.readDates()
	r.readLinks()
	r.Dialect = r.dialect()
	return r
}

// readTitle finds the heading that names the record: the first of level 1,
// else the front matter's title, else a heading with which the page begins.
func (r *Record) readTitle(headings []heading) {
	for _, h := range headings {
		if h.level == 1 {
			r.titled = h
			break
		}
	}
	switch {
	case r.titled.line >= 0:
	case r.frontTitle() != "":
		r.titled.text = r.frontTitle()
	case len(headings) > 0 && r.page.silent(0, headings[0].line) && roleOf(plain(headings[0].text)) == roleNone && !isCustomary(headings[0].text):
		r.titled = headings[0]
	}
	r.Heading = titleWords(r.titled.text)
	r.marked, r.Title = splitHeading(r.Heading, r.name.number)
	r.Number = r.name.number
	if r.Number == Unnumbered && r.name.day == "" {
		r.Number = r.marked
	}
}

// titleWords is a heading as it is read: links by their text, without comments,
// what is escaped as itself, and without emphasis on all of it.
func titleWords(text string) string {
	text = strings.TrimSpace(unlinked(uncommented(text)))
	for _, mark := range []string{"**", "__", "*", "_"} {
		if inner, ok := strings.CutPrefix(text, mark); ok && strings.HasSuffix(inner, mark) && len(inner) > 2*len(mark) {
			text = strings.TrimSuffix(inner, mark)
			break
		}
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte("[]*_`<>#|\\", text[i+1]) >= 0 {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func (r *Record) frontTitle() string {
	for _, f := range r.fields {
		if f.front && f.role == roleTitle {
			return r.value(f)
		}
	}
	return ""
}

// value is a field's value as it stands.
func (r *Record) value(f field) string {
	text := r.page.line(f.line)
	return text[min(f.from, len(text)):min(f.to, len(text))]
}

// splitHeading takes the number off a heading such as "7. Use Gin" or "ADR-007:
// Use Gin", and words such as "Architecture Decision Record:". Without a mark
// behind it, a number is one only where it is known to be the record's.
func splitHeading(text string, known int) (int, string) {
	rest, worded := behindWords(text)
	digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	after := rest[len(digits):]
	title := strings.TrimLeftFunc(after, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".:)]·|–—-", r) })
	between := after[:len(after)-len(title)]
	mark := strings.TrimSpace(between)
	switch {
	case title == "":
		return Unnumbered, text
	case digits == "" && worded && mark != "":
		return Unnumbered, strings.TrimSpace(title)
	case digits == "" || len(digits) > 9:
		return Unnumbered, text
	case mark == "" && number(digits) != known:
		return Unnumbered, text
	case strings.TrimRightFunc(between, unicode.IsSpace) == between && !strings.HasSuffix(mark, ":"):
		return Unnumbered, text // as in 4.0 or 24-hour
	}
	return number(digits), title
}

// behindWords is a heading without words that name it a record.
func behindWords(text string) (rest string, worded bool) {
	rest = strings.TrimLeft(text, "[# ")
	for _, word := range []string{"architecture decision record", "architectural decision record", "decision record", "adr", "rfc"} {
		if len(rest) <= len(word) || !strings.EqualFold(rest[:len(word)], word) {
			continue
		}
		after := strings.TrimLeft(rest[len(word):], "_ #")
		if number := strings.TrimLeft(after, "-"); number != "" && isDigit(number[0]) {
			return number, true
		}
		if r, _ := utf8.DecodeRuneInString(after); strings.ContainsRune(":–—-", r) {
			return after, true
		}
	}
	return rest, false
}

// readDates reads the day of the decision and that of its review. Without a
// field for it, the day is the one beside the status, or the one in the name.
func (r *Record) readDates() {
	for _, f := range r.fields {
		date := r.dateOf(f)
		switch {
		case f.role == roleDate && r.Date.Text == "":
			if date.Known() || strings.Contains(simple(f.label), "date") { // Data is no date in English
				r.Date = date
			}
		case f.role == roleReview && r.Review.Text == "":
			r.Review = date
		}
	}
	for _, other := range []func() Date{r.sectionDate, r.statusDate, r.nameDate} {
		if r.Date.Text == "" {
			r.Date = other()
		}
	}
}

// statusDate is the day beside the status, unless that is when it ended.
func (r *Record) statusDate() Date {
	i := strings.IndexFunc(r.Status.Text, unicode.IsDigit)
	if i < 0 || r.Status.State == Superseded || r.Status.State == Deprecated {
		return Date{}
	}
	when, ok := readDate(r.Status.Text[i:])
	if !ok {
		return Date{}
	}
	return Date{Text: when.Format(time.DateOnly), Time: when, Line: r.Status.Line}
}

func (r *Record) nameDate() Date { return Date{Text: r.name.day, Time: r.name.date} }

// sectionDate is the first line of a section called Date, or a field in the
// section of the status.
func (r *Record) sectionDate() Date {
	for _, s := range r.Sections {
		role := roleOf(s.Heading)
		for i := s.first; i < s.last && (role == roleDate || role == roleStatus); i++ {
			if r.page.lines[i].kind != prose {
				continue
			}
			if f, ok := parseField(r.page.line(i)); ok && f.role == roleDate {
				f.line = i
				return r.dateOf(f)
			}
			if role == roleDate {
				text := r.clean(r.page.statement(i))
				when, _ := readDate(text)
				return Date{Text: text, Time: when, Line: i + 1}
			}
		}
	}
	return Date{}
}

func (r *Record) dateOf(f field) Date {
	if f.role != roleDate && f.role != roleReview {
		return Date{}
	}
	text := r.clean(place{line: f.line, from: f.from, to: f.to})
	if isBlankForm(text) {
		return Date{}
	}
	when, _ := readDate(text)
	return Date{Text: text, Time: when, Line: f.line + 1}
}
