package adr

import (
	"slices"
	"strings"
)

// Dialect is the manner in which a record is written.
type Dialect string

// The dialects. Records that are none of them, but say what they have to say
// in their own manner, are HomeMade.
const (
	Nygard   Dialect = "nygard"    // a section for the status, as adr-tools writes it
	MADR     Dialect = "madr"      // front matter, as in MADR 3 and 4
	MADR2    Dialect = "madr2"     // bullets under the title, as in MADR 2 and log4brains
	HomeMade Dialect = "home-made" // lines or tables of fields
	NoManner Dialect = ""          // nothing tells
)

// nygardSections and madrSections are those that a record of the dialect has.
var (
	nygardSections = []string{"Context", "Decision", "Consequences"}
	madrSections   = []string{"Context and Problem Statement", "Considered Options", "Decision Outcome"}
)

// isCustomary tells that a heading is one of a record's usual sections, and so
// no title.
func isCustomary(text string) bool {
	return slices.ContainsFunc(append(slices.Clone(nygardSections), madrSections...), func(s string) bool { return sameWords(plain(text), s) })
}

// dialect tells the manner of a record by where its status stands, else by its
// sections.
func (r *Record) dialect() Dialect {
	if len(r.places) > 0 {
		switch r.places[0].form {
		case inFront:
			return MADR
		case inSection:
			return Nygard
		case inField:
			for _, f := range r.fields {
				if f.line == r.places[0].line && f.list && !strings.Contains(r.page.line(f.line)[:f.from], "**") {
					return MADR2
				}
			}
			return HomeMade
		case inHeading:
			return HomeMade
		}
	}
	bullets := slices.ContainsFunc(r.fields, func(f field) bool { return f.list && f.role == roleDate })
	switch {
	case bullets:
		return MADR2
	case r.has(madrSections) >= 2:
		return MADR
	case r.has(nygardSections) >= 2:
		return Nygard
	}
	return NoManner
}

// has counts the sections of a list that the record has.
func (r *Record) has(sections []string) int {
	n := 0
	for _, s := range sections {
		if _, ok := r.Section(s); ok {
			n++
		}
	}
	return n
}
