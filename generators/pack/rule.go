package pack

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// maxRules keeps the matching of rules with files short.
const maxRules = 500

// rule is what all rules that match one file say together.
type rule struct {
	Verbatim    bool
	Executable  bool
	Left, Right string
	modeSaid    bool
	when        expression
	rename      expression
}

// expression is a template of the manifest, with the name that a finding calls
// it. It is empty where nothing is said.
type expression struct {
	label     string
	template  render.Template
	condition bool
}

// applyRules puts together, for each file, the rules that match its path.
func (p *Pack) applyRules() finding.List {
	if len(p.Files) > maxRules {
		return finding.List{p.complain(p.places.of("files"), "files: there are more than %d rules", maxRules)}
	}
	var problems finding.List
	for _, given := range p.Files {
		if problem, key := given.problem(); problem != "" {
			problems = append(problems, p.complain(given.places.of(key), "files: %s: %s", given.Path, problem))
			continue
		}
		matched := false
		for i := range p.files {
			if given.matches(p.files[i].path) {
				p.overlay(&p.files[i].rule, given)
				matched = true
			}
		}
		if !matched {
			problem := p.complain(given.places.of("path"), "files: %s matches no file", given.Path)
			problems = append(problems, problem.WithHint("a path counts from files/, and ** stands for any folders"))
		}
	}
	return problems
}

// problem says what is wrong with a rule by itself, and under which key.
func (r FileRule) problem() (problem, key string) {
	switch {
	case r.Path == "" || !doublestar.ValidatePattern(r.Path):
		return "not a glob", "path"
	case len(r.Path) > 200 || strings.Count(r.Path, "{") > 8 || strings.Count(r.Path, "**") > 4:
		return "the glob is too long to be matched in good time", "path"
	case r.Mode != "" && r.Mode != "0644" && r.Mode != "0755":
		return `mode must be "0644" or "0755", not ` + strconv.Quote(r.Mode), "mode"
	case len(r.Delimiters) != 0 && (len(r.Delimiters) != 2 || strings.TrimSpace(r.Delimiters[0]) == "" || strings.TrimSpace(r.Delimiters[1]) == ""):
		return `delimiters must be two, such as ["[[", "]]"]`, "delimiters"
	case r.Verbatim && len(r.Delimiters) > 0:
		return "a file that is copied verbatim has no delimiters", "delimiters"
	}
	return "", ""
}

// matches compares with the path under files/, with and without .tmpl. A path
// with a template in it may stand in a rule as it is.
func (r FileRule) matches(path string) bool {
	return r.Path == path ||
		doublestar.MatchUnvalidated(r.Path, path) ||
		doublestar.MatchUnvalidated(r.Path, strings.TrimSuffix(path, templateEnding))
}

// overlay lays what a rule says over what others said before.
func (p *Pack) overlay(over *rule, given FileRule) {
	if given.places.has("when") {
		over.when = p.condition(fmt.Sprintf("files: %s: when", given.Path), given.places.text("when"))
	}
	if given.places.has("rename") {
		over.rename = p.expression(fmt.Sprintf("files: %s: rename", given.Path), given.places.text("rename"))
	}
	if given.places.has("verbatim") {
		over.Verbatim = given.Verbatim
	}
	if given.Mode != "" {
		over.Executable, over.modeSaid = given.Mode == "0755", true
	}
	if len(given.Delimiters) > 0 {
		over.Left, over.Right = given.Delimiters[0], given.Delimiters[1]
	}
}

func (p *Pack) expression(label string, text scalar) expression {
	return expression{label: label, template: text.template(within(p.Source, manifestFile))}
}

// condition is an expression that prints true or false; its braces may be left
// out.
func (p *Pack) condition(label string, text scalar) expression {
	e := p.expression(label, text)
	e.condition = true
	if e.template.Text != "" && !strings.Contains(e.template.Text, "{{") {
		e.template.Text = "{{ " + e.template.Text + " }}"
		e.template.Column = max(0, e.template.Column-len("{{ "))
	}
	return e
}
