package pack

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

// lintManifest finds what the manifest declares and nothing uses, and a pack
// that nothing proves.
func (p Pack) lintManifest() finding.List {
	var problems finding.List
	used := p.mentioned()
	for _, o := range p.Options {
		if !used.has("options", o.Name) {
			problems = append(problems, p.complain(o.places.of("name"), "option %q: nothing uses it", o.Name).
				WithHint("a template says {{ .options.%s }}, a rule says when: ... .options.%s", o.Name, o.Name))
		}
	}
	for _, c := range p.Computed {
		if !used.has("computed", c.Name) {
			problems = append(problems, p.complain(at(c.text.node), "computed.%s: nothing uses it", c.Name))
		}
	}
	for i, name := range p.Include {
		if !used.texts[name] {
			problems = append(problems, p.complain(p.places.item("include", i), "include: nothing uses %q", name).
				WithHint("a template says {{ include %q . }}", name))
		}
	}
	if len(p.Verify.Cases) == 0 {
		problems = append(problems, p.complain(p.places.of("verify"), "verify: there are no cases, so nothing proves what the pack makes").
			WithHint("a case is a set of options and the steps that must succeed: underpin help packs"))
	}
	return problems
}

// mentions is what templates name, wherever it stands in them: more than they
// use, never less.
type mentions struct {
	keys  map[string]bool // "options.database"; "options" where all of them are meant
	texts map[string]bool
}

func (m mentions) has(group, name string) bool {
	return m.keys[group+"."+name] || m.keys[group] || m.keys[name] || m.texts[name]
}

// mentioned gathers what the templates of the pack name.
func (p Pack) mentioned() mentions {
	m := mentions{map[string]bool{}, map[string]bool{}}
	r := render.New(p.partials)
	for _, t := range p.templates() {
		paths, texts := r.Mentions(t)
		for _, text := range texts {
			m.texts[text] = true
		}
		for _, keys := range paths {
			m.note(keys)
		}
	}
	return m
}

func (m mentions) note(keys []string) {
	for i, key := range keys {
		switch {
		case key != "options" && key != "computed":
			m.keys[key] = m.keys[key] || i == 0 // inside of with, where the dot is no longer the root
		case i+1 < len(keys):
			m.keys[key+"."+keys[i+1]] = true
		default:
			m.keys[key] = true
		}
	}
}

// templates are all texts of the pack that are rendered.
func (p Pack) templates() []render.Template {
	var list []render.Template
	for _, e := range p.expressions() {
		list = append(list, e.template)
	}
	for _, f := range p.files {
		list = append(list, render.Template{Name: f.path, Text: f.path})
		if !f.asIs() {
			list = append(list, f.template(f.path))
		}
	}
	for _, name := range sortedKeys(p.partials) {
		list = append(list, p.partials[name])
	}
	return list
}

var recordName = regexp.MustCompile(`^[0-9]{4}-.*\.md$`)

// lintPaths finds files that are underpin's to write, and names that cannot
// stand side by side where capitals do not count.
func (p Pack) lintPaths() finding.List {
	var problems finding.List
	seen := map[string]string{}
	say := func(f file, message string) {
		problems = append(problems, finding.Finding{File: f.source, Message: message})
	}
	for _, f := range p.files {
		target := f.path
		if rename := f.rule.rename.template.Text; rename != "" {
			target = rename
		}
		if isOwn(target) {
			say(f, "what is in .underpin/ only underpin writes")
		}
		if path.Dir(target) == adr.Folder && recordName.MatchString(strings.TrimSuffix(path.Base(target), templateEnding)) {
			say(f, "records in "+adr.Folder+" are underpin's to number")
		}
		for _, name := range upwards(f.path) {
			folded := strings.ToLower(name)
			if other, ok := seen[folded]; ok && other != name {
				say(f, "differs from "+other+" only in capitals: not everybody could check both out")
				break
			}
			seen[folded] = name
		}
	}
	return problems
}

// upwards is a path and the folders it is in, the outermost first.
func upwards(name string) []string {
	var list []string
	for ; name != "."; name = path.Dir(name) {
		list = append(list, name)
	}
	slices.Reverse(list)
	return list
}
