package pack

import (
	"slices"
	"strings"
	"unicode"

	"github.com/Masterminds/semver/v3"
)

// checkChanges finds notes that nobody would be shown, or that nobody can read.
func (p *Pack) checkChanges(say say) {
	own, err := semver.StrictNewVersion(p.Version)
	for _, c := range p.Changes {
		version, wrong := semver.StrictNewVersion(c.Version)
		switch {
		case wrong != nil:
			say(c.place, "changes: %q is not a semantic version such as 1.0.0", c.Version)
		case err == nil && version.GreaterThan(own):
			say(c.place, "changes: %s is newer than the pack, which is %s", c.Version, p.Version)
		case c.Note == "":
			say(c.notePlace, "changes: what is new in %s is missing", c.Version)
		case strings.ContainsFunc(c.Note, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }):
			say(c.notePlace, "changes: what is new in %s must be printable text", c.Version)
		}
	}
}

// Since are the notes on the versions after one, up to the pack's own, the
// oldest first; all of them where that version is none.
func (c Changes) Since(version string) []ChangeNote {
	was, err := semver.NewVersion(version)
	var list []ChangeNote
	for _, note := range c {
		is, wrong := semver.NewVersion(note.Version)
		if wrong == nil && (err != nil || is.GreaterThan(was)) {
			list = append(list, note)
		}
	}
	slices.SortStableFunc(list, func(a, b ChangeNote) int {
		return semver.MustParse(a.Version).Compare(semver.MustParse(b.Version)) // those in the list are versions
	})
	return list
}
