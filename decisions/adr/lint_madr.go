package adr

import (
	"bytes"
	"slices"
	"strings"
)

// marker begins each part of a record that underpin generates.
var marker = []byte("<!-- underpin:begin ")

// madr holds a record to the rules of those who keep MADR: a generated one
// always, a hand-written one when that is asked for.
func (c *linter) madr(r Record) {
	generated := bytes.Contains(r.page.raw, marker)
	if !generated && (!c.around.Strict || r.Dialect != MADR) {
		return
	}
	level, titles := 0, 0
	for _, h := range r.page.headings() {
		if h.level == 1 {
			titles++
		}
		switch {
		case titles > 1 && h.level == 1:
			c.add(RuleHeading, r, h.line+1, "", "a second title")
		case h.level > level+1:
			c.add(RuleHeading, r, h.line+1, "", "a heading of level %d under one of level %d", h.level, level)
		}
		level = h.level
	}
	c.chosen(r, generated)
}

// chosen checks that the option that is chosen was considered.
func (c *linter) chosen(r Record, first bool) {
	options, ok := r.Section("Considered Options")
	outcome, has := r.Section("Decision Outcome")
	if !ok || !has {
		return // which is told already
	}
	option, line := r.chosenOption(outcome)
	if option == "" {
		c.add(RuleOption, r, outcome.Line, `write: Chosen option: "…", because …`, "does not say which option is chosen")
		return
	}
	var names []string
	for i := options.first; i < options.last; i++ {
		text := r.page.line(i)
		if at, list := bullet(text); list && at < 4 && r.page.talks(i) {
			names = append(names, cleaned(text[at:]))
		}
	}
	switch i := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(simple(name), simple(option)) }); {
	case i < 0:
		c.add(RuleOption, r, line, "", "the chosen option %q is none of those considered", option)
	case i > 0 && first:
		c.add(RuleOption, r, options.Line, "", "the chosen option %q does not stand first", option)
	}
}

// chosenOption is what stands in quotes behind "Chosen option:".
func (r Record) chosenOption(outcome Section) (string, int) {
	for i := outcome.first; i < outcome.last; i++ {
		_, rest, ok := strings.Cut(r.page.line(i), "Chosen option:")
		if !ok || !r.page.talks(i) {
			continue
		}
		if i+1 < outcome.last && r.page.talks(i+1) {
			rest += " " + strings.TrimSpace(r.page.line(i+1)) // it can be wrapped
		}
		rest = strings.NewReplacer("“", `"`, "”", `"`, "`", `"`).Replace(rest)
		if parts := strings.SplitN(rest, `"`, 3); len(parts) == 3 {
			return strings.TrimSpace(cleaned(parts[1])), i + 1
		}
	}
	return "", 0
}

// foreign looks for files that do not belong into the folder of a log.
func (c *linter) foreign() {
	if !c.around.Strict {
		return
	}
	for _, name := range c.log.Others {
		parts := parseName(name)
		isPicture := slices.ContainsFunc([]string{".png", ".svg", ".jpg", ".jpeg", ".gif", ".puml", ".drawio"}, func(e string) bool { return strings.HasSuffix(strings.ToLower(name), e) })
		if !isPicture && (parts.stem == "" || !isNoRecord(parts)) {
			c.add(RuleForeign, Record{File: name}, 1, "", "is no record, and stands in the log")
		}
	}
}
