package pack

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/Masterminds/semver/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// say notes a finding at a place of the manifest.
type say func(place finding.Finding, format string, args ...any)

// Names as they may be written. The first becomes part of paths and commit
// messages, the others are written in templates after a dot.
var (
	packName   = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	optionName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	valueName  = regexp.MustCompile(`^[a-z][A-Za-z0-9_]*$`)
)

const maxName = 63

// reserved are the keys at the root of the data that templates see.
var reserved = []string{"answers", "computed", "decision", "framework", "options", "pack", "service", "year"}

// Contract is the keys that templates find under those keys of the root that
// are the same for every pack.
func Contract() map[string][]string {
	return map[string][]string{
		"service":   {"name", "title", "description", "owner", "module"},
		"framework": {"id", "name"},
		"decision":  {"title", "path", "folder"},
		"pack":      {"name", "version"},
	}
}

// check finds what is wrong with the manifest by itself.
func (p *Pack) check() finding.List {
	var problems finding.List
	say := func(place finding.Finding, format string, args ...any) {
		problems = append(problems, p.complain(place, format, args...))
	}
	p.checkHead(say)
	for i, o := range p.Options {
		p.checkOption(o, p.Options[:i], say)
	}
	p.checkVerify(say)
	p.checkChanges(say)
	return append(problems, p.checkExpressions()...)
}

func (p *Pack) checkHead(say say) {
	if p.Schema != Schema {
		say(p.places.of("schema"), "schema must be %d, the only one that this underpin reads", Schema)
	}
	if problem := nameProblem(packName, p.Name, "lower-case letters, digits and single hyphens"); problem != "" {
		say(p.places.of("name"), "name %s", problem)
	}
	if _, err := semver.StrictNewVersion(p.Version); err != nil {
		say(p.places.of("version"), "version must be a semantic version such as 1.0.0, not %q", p.Version)
	}
	if problem := nameProblem(packName, p.Framework, "the id of a framework in the catalog"); problem != "" {
		say(p.places.of("framework"), "framework %s", problem)
	}
	if problem := lineProblem(p.Description); problem != "" {
		say(p.places.of("description"), "description %s", problem)
	}
}

// nameProblem says what is wrong with a name, "" when nothing is.
func nameProblem(pattern *regexp.Regexp, name, form string) string {
	switch {
	case name == "":
		return "is missing: " + form
	case len(name) > maxName:
		return fmt.Sprintf("is longer than %d characters", maxName)
	case !pattern.MatchString(name):
		return fmt.Sprintf("must be %s, not %q", form, name)
	}
	return ""
}

// lineProblem says what is wrong with a sentence for people.
func lineProblem(text string) string {
	switch {
	case text == "":
		return "is missing: one sentence"
	case unprintable(text):
		return "must be one line of printable text"
	}
	return ""
}

// unprintable tells a text that could do to a terminal what its reader does not
// see: control characters, and those that turn the direction of a line.
func unprintable(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) })
}

func (p *Pack) checkVerify(say say) {
	for _, r := range p.Verify.Requires {
		checkRequirement(r, say)
	}
	names := map[string]bool{}
	for _, c := range p.Verify.Cases {
		if problem := lineProblem(c.Name); problem != "" {
			say(c.places.of("name"), "verify: the name of a case %s", problem)
		} else if names[c.Name] {
			say(c.places.of("name"), "verify: case %q is there twice", c.Name)
		}
		names[c.Name] = true
		p.checkCase(c, say)
	}
}

func checkRequirement(r Requirement, say say) {
	if unprintable(r.Hint) {
		say(r.places.of("hint"), "verify: hint of %s must be one line of printable text", r.Tool)
	}
	if r.Tool == "" || strings.ContainsFunc(r.Tool, func(c rune) bool { return unicode.IsControl(c) || unicode.IsSpace(c) }) {
		say(r.places.of("tool"), "verify: tool must be the name of a program, not %q", r.Tool)
	}
	if _, err := semver.NewConstraint(cmp.Or(r.Version, "*")); err != nil {
		say(r.places.of("version"), "verify: version of %s must be a constraint such as >=1.26, not %q", r.Tool, r.Version)
	}
}
