package generators

import (
	"fmt"
	"math"
	"path"
	"slices"
	"time"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Revision is what makes a record supersede another.
type Revision struct {
	Number    int    // of the record that is superseded
	Title     string // its title
	File      string // its name in the log
	Heir      *Heir  // by which people had superseded it; nil where they had not
	Date      string // of its decision
	Summary   string // what became of the choice, in one plain sentence
	Stands    bool   // whether the framework is the same
	Framework string // what it was called
	Rejected  bool   // whether it was turned down, and so is not superseded
	Answers   []checklist.Change
	Evidence  bool        // whether the catalog or an overlay is another edition
	Claims    ClaimsMoved // what it says of the framework that is another
	Policies  []PolicyMoved
	Moves     []Move
	Came      []Trigger // what was to be watched and came about
	Open      int       // how much of it did not
}

// Heir is a record that people wrote, and that is superseded with the one
// whose place it took.
type Heir struct{ Title, File string }

// Move is a framework's place in the ranking then and now; 0 where it took no
// part.
type Move struct {
	Framework  string
	Then, Now  int
	Was, Score float64
}

func revision(past Past, in RecordInput) *Revision {
	before := adr.Parse(path.Base(past.Outcome.Record), past.Record)
	r := &Revision{
		Number:    past.Number,
		Title:     past.Outcome.Title,
		File:      before.File,
		Date:      past.Outcome.Date,
		Framework: in.Catalog.SubjectName(past.Outcome.Framework),
		Rejected:  past.State == adr.Rejected,
		Stands:    past.Outcome.Framework == in.Decision.Chosen.Framework.ID,
		Answers:   checklist.Diff(past.Answers, in.Answers),
		Evidence:  !slices.Equal(past.Outcome.Catalog, in.Decision.Evaluation.Layers),
		Policies:  policiesMoved(past.Outcome, in.Decision.Evaluation),
		Moves:     moves(past.Outcome.Ranking, standings(in.Decision.Evaluation)),
	}
	if heir := in.heir(past); heir.File != before.File {
		r.Heir = &Heir{heir.Title, heir.File}
	}
	if before.Date.Known() { // it can have been accepted later than it was generated
		r.Date = before.Date.Time.Format(time.DateOnly)
	}
	for _, t := range past.Outcome.Revisit {
		if t.CameAbout(in.Answers) {
			r.Came = append(r.Came, t)
		} else {
			r.Open++
		}
	}
	if r.Evidence {
		r.Claims = claimsMoved(past, in.Catalog)
	}
	r.Summary = summary(past, in)
	return r
}

// ClaimsMoved is what the evidence says of a framework that it did not say when
// the record was written, for the answers of that time: claims for or against
// it that are new, that count no longer, that others dispute now, and that
// nobody disputes any more.
type ClaimsMoved struct {
	Known                           bool // whether that can be told
	New, Gone, Disputed, Undisputed []string
}

// None tells that nothing moved.
func (c ClaimsMoved) None() bool {
	return len(c.New)+len(c.Gone)+len(c.Disputed)+len(c.Undisputed) == 0
}

func claimsMoved(past Past, evidence catalog.Catalog) ClaimsMoved {
	then := past.Outcome
	e := evaluation.Evaluate(evidence, past.Answers)
	place := e.Place(then.Framework)
	if place == 0 || then.Claims == nil {
		return ClaimsMoved{}
	}
	now := argued(e.Ranking[place-1])
	moved := ClaimsMoved{Known: true, New: missing(now, then.Claims), Gone: missing(then.Claims, now)}
	if then.Disputed != nil {
		is := disputed(evidence, now)
		moved.Disputed = missing(missing(is, then.Disputed), moved.New)
		moved.Undisputed = missing(missing(then.Disputed, is), moved.Gone)
	}
	return moved
}

// missing are those of a list that are not in another.
func missing(list, from []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(item string) bool { return slices.Contains(from, item) })
}

// summary is what became of the choice.
func summary(past Past, in RecordInput) string {
	d := in.Decision
	now, then := d.Chosen.Framework.Name, in.Catalog.SubjectName(past.Outcome.Framework)
	first := d.Evaluation.Ranking[0].Framework
	leads := "ranks first now"
	if len(past.Outcome.Ranking) > 0 && past.Outcome.Ranking[0].Framework == first.ID {
		leads = "still ranks first"
	}
	switch {
	case past.State == adr.Rejected && now == then:
		return fmt.Sprintf("%s is proposed again.", now)
	case past.State == adr.Rejected:
		return fmt.Sprintf("%s is proposed in place of %s.", now, then)
	case now != then && !d.Overruled():
		return fmt.Sprintf("The choice changes from %s to %s, which %s.", then, now, leads)
	case now != then:
		return fmt.Sprintf("The choice changes from %s to %s, although %s %s.", then, now, first.Name, leads)
	case d.Overruled():
		return fmt.Sprintf("The choice of %s stands, although %s %s.", now, first.Name, leads)
	case past.Outcome.Place > 1:
		return fmt.Sprintf("The choice of %s stands, and it ranks first now.", now)
	}
	return fmt.Sprintf("The choice of %s stands: it still ranks first.", now)
}

// moves compares two rankings: every framework that is or was in the first
// five, as they stand now.
func moves(then, now []Standing) []Move {
	const shown = 5
	var list []Move
	at := func(ranking []Standing, framework string) (int, float64) {
		for i, s := range ranking {
			if s.Framework == framework {
				return i + 1, s.Score
			}
		}
		return 0, 0
	}
	for i, s := range now {
		place, was := at(then, s.Framework)
		if i < shown || place > 0 && place <= shown {
			list = append(list, Move{s.Framework, place, i + 1, was, s.Score})
		}
	}
	for i, s := range then[:min(shown, len(then))] {
		if place, _ := at(now, s.Framework); place == 0 {
			list = append(list, Move{Framework: s.Framework, Then: i + 1, Was: s.Score})
		}
	}
	return list
}

// Moved tells whether the framework's place or its score, as it is shown, is
// another.
func (m Move) Moved() bool { return m.Then != m.Now || math.Abs(m.Was-m.Score) >= 0.005 }
