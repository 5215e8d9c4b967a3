package adr

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// links looks for links that lead nowhere.
func (c *linter) links(r Record) {
	for i, l := range r.page.lines {
		if l.kind != prose || !strings.Contains(r.page.line(i), "](") && !strings.HasPrefix(r.page.line(i), "[") {
			continue
		}
		for _, to := range linksOf(r.page.line(i)) {
			if target, ok := local(to); ok && !strings.HasPrefix(target, "/") && !c.leads(target) {
				c.add(RuleLink, r, i+1, "", "the link leads to %s, which is not there", target)
			}
		}
	}
	for _, link := range r.Links {
		if link.Text != "" || link.Target != "" {
			continue
		}
		what := "no such record"
		if n := number(link.To); n >= 0 && len(c.log.byNumber[n]) > 1 {
			what = "more than one"
		}
		c.add(RuleLink, r, link.Line, "", "%q: the log has %s", link.Kind+" "+link.To, what)
	}
}

// linksOf are the destinations of a line, that of a definition such as
// "[1]: 0007-x.md" among them.
func linksOf(text string) []string {
	var list []string
	for _, d := range destinations(text) {
		list = append(list, d.to)
	}
	if label, to, ok := strings.Cut(text, "]: "); ok && strings.HasPrefix(label, "[") && !strings.HasPrefix(label, "[^") && !strings.Contains(label[1:], "[") {
		if fields := strings.Fields(to); len(fields) > 0 {
			list = append(list, strings.Trim(fields[0], "<>"))
		}
	}
	return list
}

// leads tells that something is where a link leads; sites write .html, or no
// extension, for a page of Markdown.
func (c *linter) leads(target string) bool {
	names := []string{target, target + ".md"}
	if stem, ok := strings.CutSuffix(target, ".html"); ok {
		names = append(names, stem+".md")
	}
	return slices.ContainsFunc(names, func(name string) bool {
		if _, ok := c.log.byFile[name]; ok || slices.Contains(c.log.Others, name) {
			return true
		}
		if c.around.Exists != nil {
			return c.around.Exists(name)
		}
		return path.Dir(name) != "." // what is outside the log, nobody here can know
	})
}

// relations looks for relations of which only one side tells, and for
// superseded records that do not say by what.
func (c *linter) relations(r Record) {
	said := map[[2]string]bool{}
	for _, link := range r.Links {
		key := [2]string{link.Kind, link.Target}
		if link.Target == "" || said[key] || !link.mutual() || c.back[[2]string{link.Target, r.File}] {
			continue
		}
		said[key] = true
		hint := ""
		if reverse, ok := Reverse(link.Kind); ok && !link.Passive() {
			target, _ := c.log.Record(link.Target)
			hint = fmt.Sprintf("underpin adr link %s %q %s %q", r.Name(), link.Kind, target.Name(), reverse)
		}
		c.add(RuleOneWay, r, link.Line, hint, "%q, but %s does not tell of it", link.Kind+" "+link.Target, link.Target)
	}
	if r.Status.State != Superseded {
		return
	}
	switch by, found := c.log.successors(r); {
	case !found:
		c.add(RuleSuccessor, r, r.Status.Line, "underpin adr supersede "+r.Name()+" --by RECORD", "is superseded, and does not say by what")
	case len(by) > 0 && !slices.ContainsFunc(by, func(s Record) bool { return s.Status.State != Rejected }):
		c.add(RuleSuccessor, r, r.Status.Line, "give it the status back that it had, or name another successor", "is superseded by %s, which is rejected", by[0].File)
	}
}
