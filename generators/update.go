package generators

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/underpin-dev/underpin/generators/merge"
	"github.com/underpin-dev/underpin/generators/tree"
)

// Merging is what Update brings together: the scaffold as it was generated
// last, what became of it, and how it is generated now.
type Merging struct {
	Base, Ours, Theirs tree.Tree
	InTheWay           []string // paths where ours has something that is no plain file
	Labels             merge.Labels
	Reject             bool // no conflict markers: what cannot be merged goes into files beside
}

// Updated is what an update comes to.
type Updated struct {
	Steps []Step // by path; files that stay as they are have none
}

// StepKind tells what an update does to a file.
type StepKind string

// The kinds of step.
const (
	Added    StepKind = "added"
	Changed  StepKind = "changed"
	Merged   StepKind = "merged" // with what was changed here
	Removed  StepKind = "removed"
	Renamed  StepKind = "renamed"
	Kept     StepKind = "kept"     // what the pack did is not done here; Note says why
	Conflict StepKind = "conflict" // a person must look; Note says why
)

// Step is what an update does to one file.
type Step struct {
	Kind   StepKind
	Path   string     // in the repository as it is; "" for a new file
	To     string     // in the repository as it is to be; "" for one that is removed
	Pack   string     // in the pack as it is; "" where it has no such file
	Before *tree.File // nil where the file is new
	After  *tree.File // nil where it is removed; Before where it stays
	Note   string
	Lines  []int  // of a conflict, from 1
	Beside []File // what a conflict leaves beside the file
}

// Update merges what changed between two renderings of a pack into what a
// repository holds, file by file and line by line. It is pure. A file that was
// deleted here stays deleted, one that was renamed here keeps its name; where
// both sides changed the same lines, both are kept for a person to choose.
func Update(m Merging) Updated {
	u := updating{
		Merging: m,
		theirs:  renames(m.Base, m.Theirs, tree.Tree{}),
		ours:    renames(m.Base, m.Ours, m.Theirs),
		met:     map[string]bool{},
		taken:   map[string]bool{},
	}
	for _, f := range m.Ours.Files() {
		u.taken[strings.ToLower(f.Path)] = true
	}
	for _, base := range m.Base.Files() {
		u.both(base)
	}
	for _, f := range m.Theirs.Files() {
		if !u.met[f.Path] {
			u.fresh(f)
		}
	}
	slices.SortStableFunc(u.steps, func(a, b Step) int { return cmp.Compare(a.name(), b.name()) })
	return Updated{u.steps}
}

func (s Step) name() string { return cmp.Or(s.To, s.Path) }

// Conflicts are the steps that a person must look at.
func (u Updated) Conflicts() []Step {
	var list []Step
	for _, s := range u.Steps {
		if s.Kind == Conflict {
			list = append(list, s)
		}
	}
	return list
}

// updating is an Update under way.
type updating struct {
	Merging
	ours, theirs map[string]string // renames, by path in the base
	met          map[string]bool   // paths of theirs that came from the base
	taken        map[string]bool   // paths of ours, in lower case
	steps        []Step
}

func (u *updating) step(s Step) { u.steps = append(u.steps, s) }

// side finds what a file of the base became on one side.
func side(files tree.Tree, renames map[string]string, base string) *tree.File {
	if f, ok := files.File(base); ok {
		return &f
	}
	if f, ok := files.File(renames[base]); ok {
		return &f
	}
	return nil
}

// both settles a file that was generated before.
func (u *updating) both(base tree.File) {
	ours, theirs := side(u.Ours, u.ours, base.Path), side(u.Theirs, u.theirs, base.Path)
	if theirs != nil {
		u.met[theirs.Path] = true
		if ours == nil { // both sides may have given it the same new name
			ours = side(u.Ours, u.theirs, base.Path)
		}
	}
	switch {
	case ours == nil && slices.Contains(u.InTheWay, base.Path):
		if theirs == nil || !same(*theirs, base) {
			u.step(Step{Kind: Kept, Path: base.Path, To: base.Path, Note: "is no plain file here; the pack changed it"})
		}
	case ours == nil && theirs != nil && !same(*theirs, base):
		u.step(Step{Kind: Kept, Path: base.Path, To: base.Path, Note: "is not here, and stays away; the pack changed it"})
	case ours == nil:
	case theirs == nil && same(*ours, base) && ours.Path == base.Path:
		u.step(Step{Kind: Removed, Path: ours.Path, Before: ours})
		delete(u.taken, strings.ToLower(ours.Path))
	case theirs == nil:
		u.step(Step{Kind: Conflict, Path: ours.Path, To: ours.Path, Before: ours, After: ours, Note: "was removed from the pack and changed or renamed here; it stays: delete it unless you need it"})
	default:
		u.join(base, *ours, *theirs)
	}
}

// join merges three versions of a file.
func (u *updating) join(base, ours, theirs tree.File) {
	s := u.merged(base, ours, theirs)
	s.Path, s.To, s.Pack, s.Before = ours.Path, ours.Path, theirs.Path, &ours
	if ours.Path == base.Path && theirs.Path != base.Path {
		u.move(&s, theirs.Path)
	}
	s.After.Path = s.To
	s.After.Executable = ours.Executable
	if theirs.Executable != base.Executable {
		s.After.Executable = theirs.Executable
	}
	switch {
	case s.Kind == Merged && s.To == s.Path && same(*s.After, ours):
		return // both sides made the same change
	case s.Kind == Conflict || s.Kind == Merged || s.Kind == Kept:
	case s.To != s.Path:
		s.Kind = Renamed
	case same(*s.After, ours):
		return
	default:
		s.Kind = Changed
	}
	u.step(s)
}

// move takes a renaming over, unless something else has the new name.
func (u *updating) move(s *Step, to string) {
	delete(u.taken, strings.ToLower(s.Path))
	if u.blocked(to) {
		u.taken[strings.ToLower(s.Path)] = true
		s.Kind = Conflict
		s.Note = strings.TrimPrefix(s.Note+"; ", "; ") + fmt.Sprintf("the pack renamed it to %s, which is something else here", to)
		return
	}
	s.To = to
	u.taken[strings.ToLower(to)] = true
}

// blocked tells that ours has something under a name, capitals aside, or a
// file where the name needs a folder.
func (u *updating) blocked(name string) bool {
	if slices.Contains(u.InTheWay, name) || u.taken[strings.ToLower(name)] {
		return true
	}
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if u.taken[strings.ToLower(at)] || slices.Contains(u.InTheWay, at) {
			return true
		}
	}
	return false
}

// fresh settles a file that the pack did not have before.
func (u *updating) fresh(theirs tree.File) {
	ours, found := u.Ours.File(theirs.Path)
	switch {
	case !found && u.blocked(theirs.Path):
		u.step(Step{Kind: Conflict, Path: theirs.Path, To: theirs.Path, Note: "is new in the pack, and something else is in the way"})
	case !found:
		u.step(Step{Kind: Added, To: theirs.Path, Pack: theirs.Path, After: &theirs})
	case same(ours, theirs):
	default:
		u.join(tree.File{Path: theirs.Path, Executable: ours.Executable}, ours, theirs)
	}
}

// merged is what three versions of a text make.
func (u *updating) merged(base, ours, theirs tree.File) Step {
	after := func(data []byte) *tree.File { return &tree.File{Data: data} }
	switch {
	case bytes.Equal(ours.Data, theirs.Data) || bytes.Equal(theirs.Data, base.Data):
		return Step{After: after(ours.Data)}
	case bytes.Equal(ours.Data, base.Data):
		return Step{After: after(theirs.Data)}
	case binary(ours.Data) || binary(theirs.Data) || binary(base.Data):
		beside := ours.Path + ".theirs"
		return Step{Kind: Conflict, After: after(ours.Data), Note: "is no text and was changed on both sides; the pack's is " + beside, Beside: []File{{beside, theirs.Data}}}
	}
	why := "both sides changed the same lines"
	if _, before := u.Base.File(base.Path); !before {
		why = "was added here, and the pack brings one now, too"
	}
	if u.Reject {
		return rejected(base, ours, theirs, why)
	}
	result := merge.Text(base.Data, ours.Data, theirs.Data, u.Labels)
	if result.Conflicts == nil {
		return Step{Kind: Merged, After: after(result.Text)}
	}
	return Step{Kind: Conflict, After: after(result.Text), Lines: result.Conflicts, Note: why}
}

// rejected keeps our lines in the file and puts what is not taken of theirs
// into one beside it: what the pack itself changed there, as patch leaves what
// it could not apply.
func rejected(base, ours, theirs tree.File, why string) Step {
	kept, refused, lines := merge.Sides(base.Data, ours.Data, theirs.Data)
	s := Step{Kind: Merged, After: &tree.File{Data: kept}}
	if lines != nil {
		beside := ours.Path + ".rej"
		s.Kind, s.Lines = Conflict, lines
		s.Note = why + "; the pack's change is in " + beside
		s.Beside = []File{{beside, diff.Diff("a/"+ours.Path, base.Data, "b/"+ours.Path, refused)}}
	}
	return s
}

func same(a, b tree.File) bool {
	return bytes.Equal(a.Data, b.Data) && a.Executable == b.Executable
}

// binary knows what is no text as git does: by a zero byte near its beginning.
func binary(data []byte) bool {
	const near = 8000
	return bytes.IndexByte(data[:min(len(data), near)], 0) >= 0
}

// alike is how similar two files are at least for one to be the other renamed.
const alike = 0.6

// renames tells which files that a tree has no more it has under another name:
// with the same text, else with a similar one. Names in others are not looked
// at: they have come into being there.
func renames(from, to, others tree.Tree) map[string]string {
	found := map[string]string{}
	used := map[string]bool{}
	var gone, come []tree.File
	for _, f := range from.Files() {
		if _, still := to.File(f.Path); !still && len(f.Data) > 0 {
			gone = append(gone, f)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	for _, f := range to.Files() {
		_, before := from.File(f.Path)
		_, other := others.File(f.Path)
		if !before && !other && len(f.Data) > 0 {
			come = append(come, f)
		}
	}
	for _, least := range []float64{1, alike} {
		for _, f := range gone {
			if found[f.Path] == "" {
				if best := mostAlike(f, come, used, least); best != "" {
					found[f.Path], used[best] = best, true
				}
			}
		}
	}
	return found
}

// mostAlike is the path of the file that is most like another, of those that
// are no less than that; "" where none is.
func mostAlike(f tree.File, files []tree.File, used map[string]bool, least float64) string {
	best := ""
	for _, candidate := range files {
		if used[candidate.Path] {
			continue
		}
		score := 0.
		switch {
		case bytes.Equal(f.Data, candidate.Data):
			score = 1
		case least < 1 && !binary(f.Data) && !binary(candidate.Data):
			score = min(merge.Similarity(f.Data, candidate.Data), 0.999)
		}
		closer := score > least || score == least && (best == "" || path.Base(candidate.Path) == path.Base(f.Path) && path.Base(best) != path.Base(f.Path))
		if score >= least && closer {
			best, least = candidate.Path, score
		}
	}
	return best
}
