package pack

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/Masterminds/semver/v3"
	"github.com/bmatcuk/doublestar/v4"

	"github.com/underpin-dev/underpin/decisions/finding"
)

var knownServices = []string{"postgresql"}

// check finds what is wrong with the manifest by itself.
func (p *Pack) check() finding.List {
	var problems finding.List
	say := func(line int, format string, args ...any) {
		problems = append(problems, p.complain(line, format, args...))
	}
	if p.Schema != Schema {
		say(0, "schema must be %d, the only one that this underpin reads", Schema)
	}
	if p.Name == "" || strings.ContainsAny(p.Name, " /\\\n") {
		say(0, "name must be a word, not %q", p.Name)
	}
	if p.Framework == "" {
		say(0, "framework is missing: the id of the framework in the catalog")
	}
	if _, err := semver.StrictNewVersion(p.Version); err != nil {
		say(0, "version must be a semantic version such as 1.0.0, not %q", p.Version)
	}
	for i, o := range p.Options {
		p.checkOption(o, p.Options[:i], say)
	}
	for _, c := range p.Verify.Cases {
		p.checkCase(c, say)
	}
	for _, r := range p.Verify.Requires {
		if _, err := semver.NewConstraint(cmp.Or(r.Version, "*")); err != nil || r.Tool == "" {
			say(0, "verify requires %q with version %q: name a tool and a constraint such as >=1.26", r.Tool, r.Version)
		}
	}
	return problems
}

func (p *Pack) checkOption(o Option, before []Option, say func(int, string, ...any)) {
	if slices.ContainsFunc(before, func(other Option) bool { return other.Name == o.Name }) {
		say(o.line, "option %q is there twice", o.Name)
	}
	if !regexp.MustCompile(`^[a-z][a-z0-9_]*$`).MatchString(o.Name) {
		say(o.line, "option %q: a name is lower-case letters, digits and underscores", o.Name)
	}
	switch o.Type {
	case Choice, Text, Bool:
	default:
		say(o.line, "option %q: type must be choice, text or bool, not %q", o.Name, o.Type)
		return
	}
	if _, err := regexp.Compile(o.Pattern); err != nil {
		say(o.line, "option %q: pattern: %v", o.Name, err)
		return
	}
	if problem := o.problem(o.Default); problem != "" {
		say(o.line, "option %q: its default: %s", o.Name, problem)
	}
}

func (p *Pack) checkCase(c Case, say func(int, string, ...any)) {
	for _, name := range sortedKeys(c.Options) {
		o, ok := p.Option(name)
		if !ok {
			say(c.line, "verify case %q: %s", c.Name, p.unknownOption(name))
		} else if problem := o.problem(c.Options[name]); problem != "" {
			say(c.line, "verify case %q: option %s: %s", c.Name, name, problem)
		}
	}
	for _, service := range c.Services {
		if !slices.Contains(knownServices, service) {
			say(c.line, "verify case %q: service %q is not known; there is %s", c.Name, service, strings.Join(knownServices, ", "))
		}
	}
	if c.Name == "" || len(c.Steps) == 0 {
		say(c.line, "a verify case needs a name and steps")
	}
	for _, s := range c.Steps {
		if (s.Run == "") == (s.Serve == "") || s.Serve != "" && len(s.Probe) == 0 {
			say(c.line, "verify case %q: a step has either run, or serve with a probe", c.Name)
		}
	}
}

// problem says what is wrong with a value for the option, "" when nothing is.
func (o Option) problem(value string) string {
	switch o.Type {
	case Choice:
		if !slices.Contains(o.Choices, value) {
			return strconv.Quote(value) + " is not one of " + strings.Join(o.Choices, ", ") + finding.DidYouMean(value, o.Choices)
		}
	case Bool:
		if value != "true" && value != "false" {
			return "must be true or false, not " + strconv.Quote(value)
		}
	case Text:
		if o.Pattern != "" && !regexp.MustCompile(o.Pattern).MatchString(value) {
			return strconv.Quote(value) + " does not match " + o.Pattern
		}
	}
	return ""
}

// applyRules puts together, for each file, the rules that match its path.
func (p *Pack) applyRules() finding.List {
	var problems finding.List
	for _, rule := range p.Files {
		if problem := rule.problem(); problem != "" {
			problems = append(problems, p.complain(rule.line, "files: %s: %s", rule.Path, problem))
			continue
		}
		matched := false
		for i := range p.files {
			if rule.matches(p.files[i].path) {
				p.files[i].rule = p.files[i].rule.then(rule)
				matched = true
			}
		}
		if !matched {
			problems = append(problems, p.complain(rule.line, "files: %s matches no file", rule.Path))
		}
	}
	return problems
}

func (r FileRule) problem() string {
	switch {
	case !doublestar.ValidatePattern(r.Path):
		return "is not a glob"
	case r.Mode != "" && r.Mode != "0644" && r.Mode != "0755":
		return "mode must be 0644 or 0755, not " + strconv.Quote(r.Mode)
	case len(r.Delimiters) != 0 && (len(r.Delimiters) != 2 || r.Delimiters[0] == "" || r.Delimiters[1] == ""):
		return "delimiters must be two, such as [\"[[\", \"]]\"]"
	}
	return ""
}

// matches compares with the path under files/, with and without .tmpl.
func (r FileRule) matches(path string) bool {
	return doublestar.MatchUnvalidated(r.Path, path) ||
		doublestar.MatchUnvalidated(r.Path, strings.TrimSuffix(path, templateEnding))
}

func (r FileRule) then(later FileRule) FileRule {
	r.Path = later.Path
	r.line = later.line
	r.When = cmp.Or(later.When, r.When)
	r.Verbatim = later.Verbatim || r.Verbatim
	r.Mode = cmp.Or(later.Mode, r.Mode)
	r.Rename = cmp.Or(later.Rename, r.Rename)
	if len(later.Delimiters) > 0 {
		r.Delimiters = later.Delimiters
	}
	return r
}

func (p *Pack) unknownOption(name string) string {
	var known []string
	for _, o := range p.Options {
		known = append(known, o.Name)
	}
	text := "the pack has no option " + strconv.Quote(name) + finding.DidYouMean(name, known)
	if finding.Nearest(name, known) == "" {
		text += "; it has " + strings.Join(known, ", ")
	}
	return text
}
