package adr

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// Status is what a record says of where it stands. Text is the author's, with
// Markdown taken off; "" where nothing is said. State follows from all of the
// record: a section that says Accepted and, below, by what the decision was
// superseded, is Superseded.
type Status struct {
	Text  string
	State State
	Line  int // from 1; 0 where nothing is said
}

// said is one statement about the status, with the day it carries.
type said struct {
	text  string
	state State
	when  time.Time
	place place
}

// place is where a status stands: bytes of a line, which are empty where the
// line waits for one.
type place struct {
	line, from, to int
	form           form
}

// form is the manner in which a status is written down.
type form uint8

const (
	inSection form = iota // a paragraph under a heading
	inField               // Status: accepted
	inFront               // the same in front matter
	inHeading             // a heading "Status: accepted"
)

// readStatus reads the status from fields, headings and sections.
func (r *Record) readStatus(headings []heading) {
	var statements []said
	for _, f := range r.fields {
		if f.role == roleStatus {
			p := place{line: f.line, from: f.from, to: f.to, form: inField}
			if f.front {
				p.form = inFront
			}
			statements = append(statements, r.stated(p)...)
		}
	}
	for _, h := range headings {
		if f, ok := parseField(h.text); ok && f.role == roleStatus && f.from < f.to && h.line != r.titled.line {
			statements = append(statements, r.stated(place{h.line, h.from + f.from, h.from + f.to, inHeading})...)
		}
	}
	for _, s := range r.Sections {
		if roleOf(s.Heading) == roleStatus {
			statements = append(statements, r.sectionStatus(s)...)
			break // a second one is about something else
		}
	}
	for _, f := range r.fields {
		if f.role == roleSupersededBy && len(references(r.value(f))) > 0 {
			p := place{line: f.line, from: f.from, to: f.to, form: inField}
			statements = append(statements, said{f.label + " " + r.clean(p), Superseded, time.Time{}, p})
		}
	}
	r.conclude(statements)
}

// stated notes a place for the status, and gives what is said there, if
// anything.
func (r *Record) stated(p place) []said {
	r.places = append(r.places, p)
	text := r.clean(p)
	if text == "" || isBlankForm(text) {
		return nil
	}
	state, when := datedState(text)
	return []said{{text, state, when, p}}
}

// conclude makes one status of the statements: the first one's words, and the
// state in which all agree or into which the others led.
func (r *Record) conclude(statements []said) {
	r.Status = Status{State: Unknown}
	if len(statements) == 0 {
		return
	}
	r.Status.Text, r.Status.Line = statements[0].text, statements[0].place.line+1
	var states []State
	dated := true
	latest := statements[0]
	for _, s := range statements {
		if !slices.Contains(states, s.state) {
			states = append(states, s.state)
		}
		dated = dated && !s.when.IsZero()
		if !s.when.Before(latest.when) {
			latest = s
		}
	}
	switch {
	case len(states) == 1:
		r.Status.State = states[0]
	case dated:
		r.Status.Text, r.Status.State, r.Status.Line = latest.text, latest.state, latest.place.line+1
	case slices.Contains(states, Superseded) && !slices.Contains(states, Rejected):
		r.Status.State = Superseded
		for _, s := range statements {
			if s.state == Superseded {
				r.Status.Text, r.Status.Line = s.text, s.place.line+1
			}
		}
	}
}

// sectionStatus reads the lines of a status section: the first paragraph, and
// of the others those that begin with a state or say what supersedes it.
func (r *Record) sectionStatus(s Section) []said {
	var list []said
	checked := r.checked(s)
	isFirst := true
	for i := s.first; i < s.last; i++ {
		text := r.page.line(i)
		if !r.page.talks(i) || checked >= 0 && i != checked {
			continue
		}
		p := r.page.statement(i)
		f, isField := parseField(text)
		if isField && f.role == roleStatus {
			p.from, p.to = f.from, f.to
		} else if isField && f.role != roleSupersededBy {
			continue // a date or a name that stands in the section
		}
		said := r.statedAt(p, isField && f.role == roleSupersededBy)
		switch {
		case said.text == "" || isBlankForm(said.text):
		case isFirst:
			r.places = append(r.places, p)
			list = append(list, said)
			isFirst = false
		case said.state != Unknown:
			list = append(list, said)
		}
	}
	return list
}

func (r *Record) statedAt(p place, superseded bool) said {
	text := r.clean(p)
	state, when := datedState(text)
	if superseded {
		state = Superseded
	}
	return said{text, state, when, p}
}

// checked finds the one checked box of a list of boxes; -1 where there are no
// boxes.
func (r *Record) checked(s Section) int {
	boxes, found := 0, -1
	for i := s.first; i < s.last; i++ {
		bare := strings.TrimLeft(r.page.line(i), " \t-*+")
		switch {
		case strings.HasPrefix(bare, "[x] ") || strings.HasPrefix(bare, "[X] "):
			boxes++
			if found >= 0 {
				return len(r.page.lines) // two: none is the one
			}
			found = i
		case strings.HasPrefix(bare, "[ ] "):
			boxes++
		}
	}
	if boxes > 0 && found < 0 {
		return len(r.page.lines)
	}
	return found
}

// statement is a line without list marker, as a place.
func (p page) statement(i int) place {
	text := p.line(i)
	from := len(text) - len(strings.TrimLeft(text, " \t>"))
	for _, marker := range []string{"- ", "* ", "+ ", "[x] ", "[X] "} {
		if strings.HasPrefix(text[from:], marker) {
			from += len(marker)
			from += len(text[from:]) - len(strings.TrimLeft(text[from:], " \t"))
		}
	}
	return place{line: i, from: from, to: len(strings.TrimRight(text, " \t")), form: inSection}
}

// clean is what stands at a place, with Markdown taken off.
func (r *Record) clean(p place) string {
	text := r.page.line(p.line)
	return cleaned(text[min(p.from, len(text)):min(max(p.from, p.to), len(text))])
}

// datedState reads a statement that can begin or end with a day.
func datedState(text string) (State, time.Time) {
	state := saysState(text)
	if when, ok := readDate(text); ok {
		return saysState(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })), when
	}
	if i := strings.IndexFunc(text, unicode.IsDigit); i > 0 && state != Unknown {
		if when, ok := readDate(text[i:]); ok {
			return state, when
		}
	}
	return state, time.Time{}
}

// wordsOf are the words of a text in small letters without accents.
func wordsOf(text string) []string {
	return strings.FieldsFunc(simple(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
