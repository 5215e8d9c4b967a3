package adr

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Rule names what a log is held to.
type Rule string

// The rules.
const (
	RuleTitle     Rule = "title"
	RuleStatus    Rule = "status"
	RuleDate      Rule = "date"
	RuleNumber    Rule = "number"
	RuleSection   Rule = "section"
	RuleLink      Rule = "link"
	RuleOneWay    Rule = "one-way"
	RuleSuccessor Rule = "successor"
	RuleEdited    Rule = "edited"
	RuleReview    Rule = "review"
	RuleCitation  Rule = "citation"
	RuleHeading   Rule = "heading"
	RuleOption    Rule = "option"
	RuleForeign   Rule = "foreign"
)

// Rules says of each rule, in one sentence, what it asks.
var Rules = []struct {
	Rule Rule
	Asks string
}{
	{RuleTitle, "A record has a title."},
	{RuleStatus, "A record says one status of the lifecycle: proposed, accepted, rejected, deprecated or superseded."},
	{RuleDate, "A date can be read as one day."},
	{RuleNumber, "No two records have one number, on other branches and in other work trees neither; name and heading agree."},
	{RuleSection, "A record has the sections of its dialect, and no section is empty."},
	{RuleLink, "A link into the repository leads to something that is there."},
	{RuleOneWay, "Of a relation between two records, both tell."},
	{RuleSuccessor, "A superseded record says by which one, and that is not rejected."},
	{RuleEdited, "The text of a decision stays as it was accepted."},
	{RuleReview, "A review is not overdue."},
	{RuleCitation, "What a record cites is in the catalog and not outdated."},
	{RuleHeading, "Headings go down one level at a time, from one title."},
	{RuleOption, "The chosen option is one of those considered, the first in a generated record."},
	{RuleForeign, "The folder of the log holds nothing else."},
}

// Problem is something in a log that is to be mended.
type Problem struct {
	Rule Rule `json:"rule"`
	finding.Finding
}

// Elsewhere is a record's file on another branch or in another work tree.
type Elsewhere struct{ File, Where string }

// Surroundings is what a lint asks about the world; what is nil is not asked.
type Surroundings struct {
	Today     time.Time
	Strict    bool                                // hold hand-written records of MADR to the rules for generated ones, too
	Exists    func(path string) bool              // a file or folder, seen from the log's folder
	Elsewhere []Elsewhere                         // records that came into being elsewhere
	Versions  func(file string) ([][]byte, error) // the earlier texts of a file, the oldest first
	Citations func(Record) finding.List           // what is wrong with the sources of a record
}

// Lint says what is wrong with a log, file by file and line by line.
func (l Log) Lint(s Surroundings) ([]Problem, error) {
	c := linter{log: l, around: s, back: l.back()}
	for _, r := range l.Records {
		c.head(r)
		c.sections(r)
		c.links(r)
		c.relations(r)
		c.madr(r)
		if s.Citations != nil {
			for _, f := range s.Citations(r) {
				c.add(RuleCitation, r, f.Line, f.Hint, "%s", f.Message)
			}
		}
		if err := c.history(r); err != nil {
			return nil, err
		}
	}
	c.numbers()
	c.foreign()
	slices.SortStableFunc(c.found, func(a, b Problem) int { return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line) })
	return c.found, nil
}

type linter struct {
	log    Log
	around Surroundings
	back   map[[2]string]bool // from which file to which there is a link
	found  []Problem
}

// add notes a problem, and what to do about it.
func (c *linter) add(rule Rule, r Record, line int, hint, format string, args ...any) {
	f := finding.Finding{File: r.File, Line: max(line, 1), Message: fmt.Sprintf(format, args...), Hint: hint}
	c.found = append(c.found, Problem{rule, f})
}

func (l Log) back() map[[2]string]bool {
	back := map[[2]string]bool{}
	for _, r := range l.Records {
		for _, link := range r.Links {
			if link.Target != "" {
				back[[2]string{r.File, link.Target}] = true
			}
		}
	}
	return back
}

// NumberOf is the number that a file's name carries.
func NumberOf(file string) (int, bool) {
	parts := parseName(file)
	return parts.number, parts.known()
}

// numbers looks for records that share a number, here and elsewhere.
func (c *linter) numbers() {
	for _, r := range c.log.Records {
		if r.Number == Unnumbered {
			continue
		}
		if first := c.log.Records[c.log.byNumber[r.Number][0]]; first.File != r.File {
			c.add(RuleNumber, r, r.titled.line+1, "underpin adr renumber "+r.name.stem, "%s has the number %d, too", first.File, r.Number)
		}
		if r.marked != Unnumbered && r.name.known() && r.marked != r.Number {
			c.add(RuleNumber, r, r.titled.line+1, "", "the heading says %d, and the file's name %d", r.marked, r.Number)
		}
	}
	seen := map[string]bool{}
	for _, e := range c.around.Elsewhere {
		n, ok := NumberOf(e.File)
		if _, here := c.log.Record(e.File); !ok || here || seen[e.File] {
			continue
		}
		for _, i := range c.log.byNumber[n] {
			r := c.log.Records[i]
			seen[e.File] = true
			hint := "underpin adr renumber " + r.name.stem + ", on the branch that is merged last"
			c.add(RuleNumber, r, r.titled.line+1, hint, "%s on %s has the number %d, too", e.File, e.Where, n)
		}
	}
}
