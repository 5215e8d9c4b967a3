// Package pack is template packs: a folder with a manifest, pack.yaml, and the
// files/ it renders. The built-in packs and a platform team's own are read by
// the same Load from an fs.FS; there is no private door. A pack is data: it is
// rendered, never run. What it is proven with, the verify cases, is data too
// and is run only by generators/verify.
package pack

import (
	"slices"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// Schema is the version of the manifest's format.
const Schema = 1

// Manifest is pack.yaml.
type Manifest struct {
	Schema      int        `yaml:"schema"`
	Name        string     `yaml:"name"`
	Version     string     `yaml:"version"` // semantic
	Framework   string     `yaml:"framework"`
	Description string     `yaml:"description"`
	Options     []Option   `yaml:"options"`
	Computed    Computed   `yaml:"computed"`
	Base        []string   `yaml:"base"`    // shared folders of files, below the pack's own
	Include     []string   `yaml:"include"` // shared partials
	Files       []FileRule `yaml:"files"`
	Verify      Verify     `yaml:"verify"`
	Changes     Changes    `yaml:"changes"`

	places places
}

// OptionType says what an option may be set to.
type OptionType string

// The types of option.
const (
	Choice OptionType = "choice"
	Text   OptionType = "text"
	Bool   OptionType = "bool"
)

// Option is something that a team may choose about the starter. When is a
// template that prints true where the option makes sense; elsewhere it keeps
// its default. It may ask for the options before it. Pattern is a regular
// expression that a text must match as a whole.
type Option struct {
	Name    string     `yaml:"name" json:"name"`
	Type    OptionType `yaml:"type" json:"type"`
	Choices []string   `yaml:"choices" json:"choices,omitempty"`
	Default string     `yaml:"default" json:"default"`
	Help    string     `yaml:"help" json:"help"`
	When    string     `yaml:"when" json:"when,omitempty"`
	Pattern string     `yaml:"pattern" json:"pattern,omitempty"`

	places places
}

// FileRule is about the files under files/ whose path, as it stands there,
// matches a glob. Where several match, later ones win key by key. When and
// Rename may ask for all options and computed values.
type FileRule struct {
	Path       string   `yaml:"path"`
	When       string   `yaml:"when"`       // template: only where it prints true
	Verbatim   bool     `yaml:"verbatim"`   // copied, not rendered
	Mode       string   `yaml:"mode"`       // 0644 or 0755
	Delimiters []string `yaml:"delimiters"` // instead of {{ and }}
	Rename     string   `yaml:"rename"`     // template for the whole target path

	places places
}

// Verify is how a pack is proven: the tools it takes and the cases to run.
type Verify struct {
	Requires []Requirement `yaml:"requires"`
	Cases    []Case        `yaml:"cases"`
}

// Requirement is a tool that must be there; a case without it is skipped.
// Version is a constraint such as >=1.26 on what Command prints;
// Hint says how to get the tool.
type Requirement struct {
	Tool    string   `yaml:"tool" json:"tool"`
	Version string   `yaml:"version" json:"version,omitempty"`
	Command []string `yaml:"command" json:"-"`
	Hint    string   `yaml:"hint" json:"hint,omitempty"`

	places places
}

// Case is one set of options and answers with the steps that prove the result.
type Case struct {
	Name     string            `yaml:"name"`
	Options  map[string]string `yaml:"options"`
	Answers  CaseAnswers       `yaml:"answers"`  // as --set takes them: security.posture: regulated
	Services []string          `yaml:"services"` // postgresql
	Env      map[string]string `yaml:"env"`
	Steps    []Step            `yaml:"steps"`

	places places
}

// CaseAnswers are what a case answers, by question; a list of words is kept as
// they are separated by commas.
type CaseAnswers map[string]string

// Step runs a command to its end, or serves and probes what answers.
type Step struct {
	Run   string  `yaml:"run"`
	Serve string  `yaml:"serve"`
	Probe []Probe `yaml:"probe"`

	places places
}

// Probe is the word contract, for the shared HTTP contract suite, or a path
// with the status that it must answer.
type Probe struct {
	Contract bool   `yaml:"-"`
	Get      string `yaml:"get"`
	Status   int    `yaml:"status"`

	places places
}

// Computed is named templates, each of which may use those before it.
type Computed []NamedTemplate

// NamedTemplate is one of them.
type NamedTemplate struct {
	Name string
	text scalar
}

// ProvesReadme tells whether the first two commands of the README are tried: a
// case that holds the contract against the server does so.
func (m Manifest) ProvesReadme() bool {
	return slices.ContainsFunc(m.Verify.Cases, func(c Case) bool {
		return slices.ContainsFunc(c.Steps, Step.Judged)
	})
}

// Judged tells a step that holds the contract against a server.
func (s Step) Judged() bool {
	return slices.ContainsFunc(s.Probe, func(p Probe) bool { return p.Contract })
}

// Said is what the case answers, as a team's answers.
func (c Case) Said() (checklist.Answers, error) {
	var answers checklist.Answers
	for _, id := range sortedKeys(c.Answers) {
		var err error
		if answers, err = answers.With(id, c.Answers[id]); err != nil {
			return checklist.Answers{}, err
		}
	}
	return answers, nil
}

// Changes say, by version, what a service must know that is brought to it.
type Changes []ChangeNote

// ChangeNote is what is said of one version.
type ChangeNote struct {
	Version string `json:"version"`
	Note    string `json:"note"`

	place, notePlace finding.Finding
}

// Option finds an option by its name.
func (m Manifest) Option(name string) (Option, bool) {
	for _, o := range m.Options {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}
