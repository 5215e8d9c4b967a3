package pack

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// dataInBraces is what only a template would have there; tools that take braces
// of their own, such as go list -f '{{.Dir}}', name other keys.
var dataInBraces = regexp.MustCompile(`\{\{[^{}]*\.(` + strings.Join(reserved, "|") + `)\b[^{}]*\}\}`)

// lintSteps finds templates in the steps of verify cases, which are not
// rendered: the shell would get the braces.
func (p Pack) lintSteps() finding.List {
	var problems finding.List
	for _, c := range p.Verify.Cases {
		for _, s := range c.Steps {
			for _, step := range []struct{ key, text string }{{"run", s.Run}, {"serve", s.Serve}} {
				if found := dataInBraces.FindString(step.text); found != "" {
					problems = append(problems, p.complain(s.places.of(step.key), "verify case %q: %s: a step is no template, and %s goes to the shell as it is", c.Name, step.key, found).
						WithHint("write what it stands for: the service is called orders, or what the case's answers say, as in answers: {service.name: check}"))
				}
			}
		}
	}
	return problems
}

// lintModes finds scripts that nobody could run. What mode a file of the pack
// has itself does not count, since not every disk and source keeps one.
func (p Pack) lintModes() finding.List {
	var problems finding.List
	for _, f := range p.files {
		if bytes.HasPrefix(f.data, []byte("#!")) && !f.rule.Executable && !f.rule.modeSaid {
			problem := finding.Finding{File: f.source, Message: "begins with #!, and no rule makes it executable"}
			problems = append(problems, problem.WithHint(`a rule under files says {path: %q, mode: "0755"}; with "0644" it stays a file to read`, f.path))
		}
	}
	return problems
}
