package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/underpin-dev/underpin/generators"
	"github.com/underpin-dev/underpin/generators/pack"
)

// Update is an update as it is shown.
type Update struct {
	Pack    pack.Pack           // as it is brought in
	From    generators.PackLock // as it was
	Source  string
	Options []OptionChange
	Steps   []generators.Step
	Commit  string
	DryRun  bool
	Nothing bool // the pack gives what it gave before

	Newer string // the source at a newer tag than the one that is followed
	Set   string // where that one is set; "" where only the lock has it
}

// OptionChange is an option that is new, gone, or has another value than
// before.
type OptionChange struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Before string `json:"before"`
	New    bool   `json:"new"`
	Gone   bool   `json:"gone,omitempty"`
}

// Conflicts is how many files a person must look at.
func (u Update) Conflicts() int { return len(generators.Updated{Steps: u.Steps}.Conflicts()) }

// UpdateJSON is an update as programs read it. Its keys are stable.
type UpdateJSON struct {
	Pack      string            `json:"pack"`
	From      string            `json:"from"`
	To        string            `json:"to"`
	Source    string            `json:"source"`
	Changes   []pack.ChangeNote `json:"changes"`
	Options   []OptionChange    `json:"options"`
	Files     []UpdatedFileJSON `json:"files"`
	Conflicts int               `json:"conflicts"`
	Commit    string            `json:"commit"`
	Newer     string            `json:"newer,omitempty"`
}

// UpdatedFileJSON is what happens to one file.
type UpdatedFileJSON struct {
	Kind  generators.StepKind `json:"kind"`
	Path  string              `json:"path"`
	To    string              `json:"to"`
	Note  string              `json:"note,omitempty"`
	Lines []int               `json:"lines,omitempty"`
}

// NewUpdate takes an update over.
func NewUpdate(u Update) UpdateJSON {
	out := UpdateJSON{
		Pack: u.Pack.Name, From: u.From.Version, To: u.Pack.Version, Source: u.Source, Commit: u.Commit, Newer: u.Newer,
		Changes: append([]pack.ChangeNote{}, u.Notes()...), Options: append([]OptionChange{}, u.Options...),
		Files: []UpdatedFileJSON{}, Conflicts: u.Conflicts(),
	}
	for _, s := range u.Steps {
		out.Files = append(out.Files, UpdatedFileJSON{s.Kind, s.Path, s.To, s.Note, s.Lines})
	}
	return out
}

// Notes are what the pack says of the versions in between.
func (u Update) Notes() []pack.ChangeNote {
	if u.Pack.Name != u.From.Name {
		return nil
	}
	return u.Pack.Changes.Since(u.From.Version)
}

// Updated shows what an update does or did.
func Updated(w io.Writer, u Update) {
	if u.Nothing {
		fmt.Fprintln(w, Wrap(fmt.Sprintf("Nothing new: %s %s is what this repository follows already.", u.Pack.Name, u.Pack.Version), 0))
		u.tellOfNewer(w)
		return
	}
	fmt.Fprintf(w, "%s\n", Wrap(Printable(u.title()), 0))
	for _, note := range u.Notes() {
		fmt.Fprintf(w, "\n  %s  %s\n", note.Version, Wrap(Printable(strings.Join(strings.Fields(note.Note), " ")), len(note.Version)+4))
	}
	if len(u.Options) > 0 {
		fmt.Fprintln(w)
	}
	for _, o := range u.Options {
		fmt.Fprintf(w, "  %-9s %s\n", "option", Wrap(Printable(o.said()), 12))
	}
	fmt.Fprintln(w)
	for _, s := range u.Steps {
		fmt.Fprintf(w, "  %-9s %s\n", label(s), Printable(where(s)))
		if s.Note != "" {
			fmt.Fprintf(w, "  %-9s %s\n", "", Wrap(Printable(s.Note), 12))
		}
	}
	if len(u.Steps) == 0 {
		fmt.Fprintln(w, "  no file changes")
	}
	fmt.Fprintln(w)
	switch {
	case u.DryRun:
		fmt.Fprintln(w, "Nothing was written.")
	case u.Commit != "":
		fmt.Fprintf(w, "  commit    %.10s\n", u.Commit)
	default:
		fmt.Fprintln(w, "  commit    none")
	}
	u.tellOfNewer(w)
}

// tellOfNewer says how to go on to a newer tag than the one that is followed.
func (u Update) tellOfNewer(w io.Writer) {
	switch {
	case u.Newer == "":
	case u.Set == "":
		fmt.Fprintf(w, "There is a newer tag: underpin update --pack %s\n", Printable(u.Newer))
	default:
		fmt.Fprintln(w, Wrap(Printable(fmt.Sprintf("There is a newer tag: write %s in %s", u.Newer, u.Set)), 0))
	}
}

func (u Update) title() string {
	switch {
	case u.Pack.Name != u.From.Name:
		return fmt.Sprintf("From the pack %s %s to %s %s", u.From.Name, u.From.Version, u.Pack.Name, u.Pack.Version)
	case u.Pack.Version != u.From.Version:
		return fmt.Sprintf("%s from %s to %s", u.Pack.Name, u.From.Version, u.Pack.Version)
	case u.Pack.Digest != u.From.Digest:
		return fmt.Sprintf("%s %s, which is another than it was under the same version", u.Pack.Name, u.Pack.Version)
	}
	return fmt.Sprintf("%s %s again, for other answers or options", u.Pack.Name, u.Pack.Version)
}

// Subject says in one line what the update does.
func (u Update) Subject() string {
	switch same := u.Pack.Name == u.From.Name && u.Pack.Digest == u.From.Digest; {
	case !same || u.Source != u.From.Source:
		return fmt.Sprintf("update the pack %s to %s", u.Pack.Name, u.Pack.Version)
	case len(u.Options) == 1:
		return fmt.Sprintf("set the option %s to %s", u.Options[0].Name, u.Options[0].Value)
	case len(u.Options) > 0:
		return "set options of the pack " + u.Pack.Name
	}
	return fmt.Sprintf("bring the pack %s in line with the answers", u.Pack.Name)
}

func (o OptionChange) said() string {
	if o.Gone {
		return fmt.Sprintf("%s is gone; it was %s", o.Name, o.Before)
	}
	if o.New {
		return fmt.Sprintf("%s is new: %s", o.Name, o.Value)
	}
	return fmt.Sprintf("%s changes from %s to %s", o.Name, o.Before, o.Value)
}

// where names a file, both names of one that is renamed, and the first place of
// a conflict.
func where(s generators.Step) string {
	if s.To == "" {
		return s.Path
	}
	at := s.To
	if len(s.Lines) > 0 {
		at = fmt.Sprintf("%s:%d", s.To, s.Lines[0])
	}
	if s.Path == "" || s.Path == s.To {
		return at
	}
	return s.Path + " -> " + at
}

// label is what happens to a file, in a word.
func label(s generators.Step) string {
	if s.Kind == generators.Kept && s.Before == nil && s.After == nil {
		return "left out" // nothing is there to be kept
	}
	return string(s.Kind)
}
