package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// lintWords finds comparisons of an option with a word that it can never be.
func (p Pack) lintWords(r *render.Renderer, t render.Template) finding.List {
	var problems finding.List
	for _, c := range r.Comparisons(t) {
		if len(c.Path) != 2 || c.Path[0] != "options" {
			continue
		}
		o, ok := p.Option(c.Path[1])
		if !ok || o.Type != Choice || slices.Contains(o.Choices, c.Word) {
			continue
		}
		problem := c.Place
		problem.Message = fmt.Sprintf("option %q is never %q%s", o.Name, c.Word, finding.DidYouMean(c.Word, o.Choices))
		problems = append(problems, problem.WithHint("its choices are %s", strings.Join(o.Choices, ", ")))
	}
	return problems
}
