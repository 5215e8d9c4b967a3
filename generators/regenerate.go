package generators

import (
	"bytes"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/generators/merge"
)

// Past is the newest framework record of a repository: what stood behind it
// when it was generated, and what became of its text.
type Past struct {
	Number  int
	Outcome Outcome
	Answers checklist.Answers // of that time
	Record  []byte            // the file as it is now
	State   adr.State         // where it stands: only a proposed one may be changed
	Review  adr.Date          // when it is to be looked at again
	Before  *Past             // the rejected one that a proposed one follows
	Pages   []Page            // of the pack, that lead to it
}

// File is a text to be written.
type File struct {
	Path string
	Text []byte
}

// Regeneration is what a new look at a decision comes to.
type Regeneration struct {
	Files     []File    // none when nothing changed
	Revision  *Revision // what changed; nil for the record of a decision that was only proposed
	Record    string    // path of the record that is written
	Pages     []string  // those that lead to it now
	Reviewed  string    // the day of the review that is done or called off, where no next is set
	Review    string    // the day of the review that is still to come, where it is the one before
	Conflicts []int     // lines of the record where a person's words and new ones are both kept
	Message   string    // of the commit
}

// InForce tells that nobody rejected, deprecated or superseded the record.
func (p Past) InForce() bool {
	return p.State != adr.Rejected && p.State != adr.Deprecated && p.State != adr.Superseded
}

// Unchanged tells whether the new look gives what the last one gave: the same
// answers and overlays, the same choice for the same reasons, and the same
// ranking.
func Unchanged(past Past, in RecordInput) bool {
	if !past.InForce() || len(past.changed(in.Answers)) > 0 || past.Outcome.Framework != in.Decision.Chosen.Framework.ID {
		return false
	}
	if past.Outcome.Because != in.Decision.Because || !slices.Equal(past.Outcome.Claims, argued(in.Decision.Chosen)) {
		return false
	}
	return sameOverlays(past.Outcome.Catalog, in.Decision.Evaluation.Layers) && sameRanking(past.Outcome.Ranking, in.Decision.Evaluation)
}

// changed are the answers that are other than when the record was generated, as
// far as they bear on it. What the starter is like is update's to follow; how
// the service is called and described decides nothing, and matters only to a
// record that is still to be brought up to date in place.
func (p Past) changed(now checklist.Answers) []string {
	var ids []string
	for _, change := range checklist.Diff(p.Answers, now) {
		section, _, _ := strings.Cut(change.ID, ".")
		if section != "scaffold" && (section != "service" || p.State == adr.Proposed) {
			ids = append(ids, change.ID)
		}
	}
	return ids
}

// sameScore is how far two scores that are the same may be apart.
const sameScore = 1e-6

func sameRanking(then []Standing, e evaluation.Evaluation) bool {
	return slices.EqualFunc(then, standings(e), func(was, is Standing) bool {
		return was.Framework == is.Framework && math.Abs(was.Score-is.Score) <= sameScore
	})
}

// Regenerate writes the decision down anew. A record that was accepted is
// history: a new one supersedes it, with what changed, and the old one says so.
// One that was rejected stays so, and a new one is proposed. One that is only
// proposed is brought up to date in place. What people wrote into the record is
// merged; where it meets new words, both are kept between conflict markers.
func Regenerate(past Past, in RecordInput, lock Lock) (Regeneration, error) {
	in.Confirmation = past.Outcome.Confirmation
	in.Review = past.nextReview(in)
	switch past.State {
	case adr.Proposed:
		in.Place.Number, in.State = past.Number, adr.Proposed
		if past.Before != nil {
			in.Revision = revision(*past.Before, in)
		}
		return rewritten(past, in, lock)
	case adr.Rejected:
		in.State = adr.Proposed
	}
	in.Revision = revision(past, in)
	return succeeded(past, in, lock)
}

// NoReview calls off a review that is still to come.
const NoReview = "none"

// nextReview is the day on which to look again: the one that is asked for, else
// the one that is still to come. A look on the day itself, or later, is the
// review; a proposal waits for its own.
func (p Past) nextReview(in RecordInput) string {
	toCome := p.Review.Known() && p.Review.DaysFrom(in.Date) > 0
	switch {
	case in.Review == NoReview:
		return ""
	case in.Review == "" && (toCome || p.State == adr.Proposed):
		return p.Review.Text
	}
	return in.Review
}

// rewritten brings a proposed record up to date.
func rewritten(past Past, in RecordInput, lock Lock) (Regeneration, error) {
	generated, err := Record(in)
	if err != nil {
		return Regeneration{}, err
	}
	out, err := regeneration(past, in, lock, past.Outcome.Record, generated, past.Record)
	out.Revision = nil
	out.Message = fmt.Sprintf("docs: bring the proposed decision up to date\n\nDecision: %s\n", out.Record)
	return out, err
}

// succeeded writes a record after one that is history.
func succeeded(past Past, in RecordInput, lock Lock) (Regeneration, error) {
	generated, err := Record(in)
	if err != nil {
		return Regeneration{}, err
	}
	before := in.heir(past)
	generated, old, err := linked(before, in, generated)
	if err != nil {
		return Regeneration{}, err
	}
	pages := past.followed(in, lock)
	heir := adr.Bequest(path.Base(past.Outcome.Record), past.Record, past.Outcome.Text)
	out, err := regeneration(past, in, lock, in.Path(), generated, heir)
	switch in.Review {
	case "":
		out.Reviewed = past.Review.Text
	case past.Review.Text:
		out.Review = in.Review
	}
	for _, page := range pages {
		out.Files, out.Pages = append(out.Files, page), append(out.Pages, page.Path)
	}
	if old != nil {
		out.Files = append(out.Files, File{path.Join(path.Dir(past.Outcome.Record), before.File), old})
	}
	out.Message = fmt.Sprintf("docs: look at the choice of framework again\n\n%s\n\nDecision: %s\nSupersedes: %s\n",
		in.Revision.Summary, out.Record, path.Join(path.Dir(past.Outcome.Record), before.File))
	if in.Revision.Rejected {
		out.Message = fmt.Sprintf("docs: propose a framework again\n\n%s\n\nDecision: %s\n", in.Revision.Summary, out.Record)
	}
	return out, err
}

// heir is the record that a new one takes the place of: the one that underpin
// wrote, or where people superseded that, what is in force instead.
func (in RecordInput) heir(past Past) adr.Record {
	file := path.Base(past.Outcome.Record)
	standing, ok := in.Place.Log.Record(file)
	if !ok {
		return adr.Parse(file, past.Record)
	}
	for seen := map[string]bool{}; standing.Status.State == adr.Superseded && !seen[standing.File]; {
		seen[standing.File] = true
		for _, link := range standing.Links {
			next, found := in.Place.Log.Record(link.Target)
			if found && link.SupersededBy() && next.Status.State != adr.Rejected {
				standing = next
				break
			}
		}
	}
	return standing
}

// linked has a new record and the one before it tell, in the manner of their
// log, which supersedes which. A rejected one is not superseded: old is nil.
func linked(before adr.Record, in RecordInput, generated []byte) (fresh, old []byte, err error) {
	if in.Revision.Rejected {
		return generated, nil, nil
	}
	file := path.Base(in.Path())
	log, record := in.Place.Log.Adding(file, generated)
	edits, err := log.Supersede(record, before)
	if err != nil {
		return nil, nil, err
	}
	fresh = generated
	for _, e := range edits {
		if e.File == file {
			fresh = e.After
		} else {
			old = e.After
		}
	}
	return fresh, old, nil
}

// regeneration merges what was generated with what people wrote, and gathers
// the files.
func regeneration(past Past, in RecordInput, lock Lock, record string, generated, ours []byte) (Regeneration, error) {
	outcome, err := outcomeOf(in, record, generated)
	if err != nil {
		return Regeneration{}, err
	}
	behind, err := outcome.files(in.Place.number())
	if err != nil {
		return Regeneration{}, err
	}
	merged := merge.Parts(withEnding(past.Outcome.Text, "\n"), withEnding(ours, "\n"), withEnding(generated, "\n"),
		merge.Labels{Ours: path.Base(past.Outcome.Record), Theirs: "regenerated"}, generatedParts)
	lock.Catalog = in.Decision.Evaluation.Layers
	lock.Files[record] = digest(generated)
	for _, f := range behind {
		lock.Files[f.Path] = digest(f.Text)
	}
	locked, err := lock.Format()
	return Regeneration{
		Revision:  in.Revision,
		Record:    record,
		Conflicts: merged.Conflicts,
		Files:     append(append([]File{{record, withEnding(merged.Text, in.head().Ending)}}, behind...), File{LockPath, locked}),
	}, err
}

// generatedParts tells that lines are whole generated parts with what
// introduces them.
func generatedParts(lines []string) bool {
	open, parts := false, 0
	for _, line := range lines {
		switch isBegin := strings.HasPrefix(line, "<!-- underpin:begin "); {
		case isBegin && !open:
			open = true
			parts++
		case isBegin, strings.HasPrefix(line, "<!-- underpin:end") && !open:
			return false
		case strings.HasPrefix(line, "<!-- underpin:end"):
			open = false
		}
	}
	return parts > 0 && !open
}

// withEnding is a text with its lines ended in one manner.
func withEnding(text []byte, ending string) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if ending != "\n" {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte(ending))
	}
	return text
}
