package generators

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/Masterminds/semver/v3"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Drift is one way in which a repository has moved away from its record, or
// the world away from both.
type Drift struct {
	Kind    DriftKind
	Message string
	Hint    string // what to do about it
}

// DriftKind tells kinds of drift apart, for programs.
type DriftKind string

// The kinds of drift.
const (
	AnswersChanged DriftKind = "answers-changed" // without the record being regenerated
	ClaimWithdrawn DriftKind = "claim-withdrawn" // the record argues from it
	ClaimOutdated  DriftKind = "claim-outdated"  // the same
	NoLongerFirst  DriftKind = "no-longer-first" // the choice, which came first
	NowExcluded    DriftKind = "now-excluded"    // the choice, by the team's own limits or a policy
	PackBehind     DriftKind = "pack-behind"
	PlatformBehind DriftKind = "platform-behind"
	EvidenceBehind DriftKind = "evidence-behind"
	Unresolved     DriftKind = "unresolved"      // what the last update could not merge
	OtherFramework DriftKind = "other-framework" // the pack is for one that the record does not decide on
	TagMoved       DriftKind = "tag-moved"       // it names another commit than the one that was pinned
	NotSeen        DriftKind = "not-seen"        // it could not be looked at
	OptionsChanged DriftKind = "options-changed" // without the files being updated
	ReviewOverdue  DriftKind = "review-overdue"
	NotInForce     DriftKind = "not-in-force" // the record: it was rejected, deprecated or superseded by hand

	EvidenceMissing DriftKind = "evidence-missing" // an overlay that the record names
	EvidenceChanged DriftKind = "evidence-changed" // an overlay, and scores with it
	AnswerRequired  DriftKind = "answer-required"  // by a policy, and open
)

// Today is what a record is held against: answers, evidence, policies, the day,
// and the pack that is at hand.
type Today struct {
	Answers  checklist.Answers
	Catalog  catalog.Catalog
	Policies []evaluation.Policy
	Day      time.Time
	Pack     PackToday
	Left     []string // places where the last update waits for a person
	Newer    []NewerTag
	Moved    []string // what is to be said of each tag that moved
	NotSeen  []string // what is to be said of all that could not be looked at
}

// NewerTag is that a platform, or evidence, is followed at a tag above which
// there is another.
type NewerTag struct {
	Kind   DriftKind // PlatformBehind or EvidenceBehind
	Source string    // as it is followed
	Newer  string
	Set    string // where that is written
}

func (n NewerTag) drift() Drift {
	what := "the platform"
	if n.Kind == EvidenceBehind {
		what = "the evidence"
	}
	return Drift{n.Kind, fmt.Sprintf("%s %s has a newer tag", what, n.Source),
		fmt.Sprintf("write %s in %s; underpin check then says what that moves", n.Newer, n.Set)}
}

// PackToday is what an update would bring. Its zero value is a pack of which
// nothing is known today.
type PackToday struct {
	Framework string // that the pack is for
	Instead   string // another pack, for the framework of the record; "" where none is known

	Version string   // of the pack at hand
	Source  string   // where that comes from, "" for where the lock's does
	Other   bool     // it makes other files than it did under the same version
	Newer   string   // the source at a newer tag than the one that is followed
	Set     string   // where the one that is followed is set; "" where only the lock has it
	Options []string // that the answers say otherwise than the lock
}

// Drifts says how a record differs from what answers, evidence and pack would
// give today.
func Drifts(past Past, lock Lock, today Today) []Drift {
	var list []Drift
	const decide = "underpin adr regenerate --framework ID --because TEXT says what is decided now"
	answers, c := today.Answers, today.Catalog
	now := evaluation.Evaluate(c, answers, today.Policies...)
	if !past.InForce() {
		return []Drift{{NotInForce, fmt.Sprintf("the record is %s, and no other that underpin wrote decides on a framework", past.State), decide}}
	}
	kind, lost := LostPlace(past.Outcome, c, now)
	regenerate := "underpin adr regenerate brings the record up to date"
	if lost != "" {
		regenerate = decide
	}
	if ids := past.changed(answers); len(ids) > 0 {
		list = append(list, Drift{AnswersChanged, fmt.Sprintf("%s changed since the record was written: %s", count(len(ids), "answer"), strings.Join(ids, ", ")), regenerate})
	}
	for _, demand := range evaluation.Missing(today.Policies, answers) {
		list = append(list, Drift{AnswerRequired, fmt.Sprintf("%s is open, and the policy \"%s\" requires an answer", demand.Question, demand.Policy), "underpin answers set " + demand.Question + " VALUE answers it"})
	}
	list = append(list, otherOverlays(past.Outcome, now, regenerate)...)
	list = append(list, lostEvidence(past.Outcome, c, regenerate)...)
	if lost != "" {
		list = append(list, Drift{kind, lost, decide})
	}
	for _, place := range today.Left {
		list = append(list, Drift{Unresolved, place + ": what the last update could not merge is not resolved", "choose what stays, take markers and .rej files away, and commit"})
	}
	for _, n := range today.Newer {
		list = append(list, n.drift())
	}
	for _, tag := range today.Moved {
		list = append(list, Drift{TagMoved, tag, "a tag that was published must stay: ask who keeps it, or name another version"})
	}
	if other := otherFramework(past, lock.Pack, now, today); other != nil {
		list = append(list, *other) // no update brings anything until that is settled
	} else {
		list = append(list, packMoved(lock.Pack, today.Pack)...)
	}
	for _, what := range today.NotSeen {
		list = append(list, Drift{NotSeen, what, "run it again where that can be reached, or without --strict"})
	}
	if due := past.Review; due.Known() && due.DaysFrom(today.Day) < 0 {
		list = append(list, Drift{ReviewOverdue, "the record was to be reviewed by " + due.Time.Format(time.DateOnly),
			"look at it again; then move the day in the record, or regenerate it"})
	}
	return list
}

// otherFramework tells that the files were made for another framework than the
// record decides on.
func otherFramework(past Past, lock PackLock, now evaluation.Evaluation, today Today) *Drift {
	is, decided := today.Pack.Framework, past.Outcome.Framework
	if is == "" || is == decided {
		return nil
	}
	verb := "decides on"
	if past.State == adr.Proposed {
		verb = "proposes"
	}
	message := fmt.Sprintf("the files are from the pack %s, which is for %s, and the record %s %s",
		lock.Name, today.Catalog.SubjectName(is), verb, today.Catalog.SubjectName(decided))
	return &Drift{OtherFramework, message, GoOver(today.Catalog, decided, today.Pack.Instead) + DecideAgain(today.Catalog, now, is)}
}

// GoOver says how the files follow a decision for another framework; pack is
// one for it, "" where none is known.
func GoOver(c catalog.Catalog, decided, pack string) string {
	return fmt.Sprintf("underpin update --pack %s goes over to %s", cmp.Or(pack, "PACK"), c.SubjectName(decided))
}

// DecideAgain adds to that how the decision follows the files instead, where
// their framework is not ruled out.
func DecideAgain(c catalog.Catalog, now evaluation.Evaluation, made string) string {
	if now.Place(made) == 0 {
		return ""
	}
	return fmt.Sprintf("; underpin adr regenerate --framework %s --because TEXT decides on %s", made, c.SubjectName(made))
}

// packMoved tells what an update would bring in.
func packMoved(lock PackLock, now PackToday) []Drift {
	var list []Drift
	at := fmt.Sprintf("the pack %s is at %s", lock.Name, lock.Version)
	switch {
	case behind(lock.Version, now.Version):
		list = append(list, Drift{PackBehind, fmt.Sprintf("%s; %s is at hand", at, now.Version), "underpin update brings the newer version in"})
	case now.Source != "" && now.Source != lock.Source:
		list = append(list, Drift{PackBehind, fmt.Sprintf("%s from %s; the settings name %s", at, lock.Source, now.Source), "underpin update brings that in"})
	case now.Other:
		list = append(list, Drift{PackBehind, at + ", and makes other files today than it did under that version", "underpin update brings them in"})
	case now.Newer != "":
		hint := "underpin update --pack " + now.Newer + " brings it in"
		if now.Set != "" {
			hint = fmt.Sprintf("write %s in %s; underpin update then brings it in", now.Newer, now.Set)
		}
		list = append(list, Drift{PackBehind, at + "; there is a newer tag", hint})
	}
	if len(now.Options) > 0 {
		list = append(list, Drift{OptionsChanged, fmt.Sprintf("%s changed since the files were made: %s", count(len(now.Options), "option"), strings.Join(now.Options, ", ")), "underpin update brings the files in line"})
	}
	return list
}

// noticeOfReview is how many days ahead a review is told of.
const noticeOfReview = 30

// Notice tells of a review that is due soon; "" where none is.
func Notice(past Past, day time.Time) string {
	due := past.Review
	if !due.Known() {
		return ""
	}
	switch days := due.DaysFrom(day); {
	case days == 0:
		return "the record is to be reviewed today"
	case days > 0 && days <= noticeOfReview:
		return fmt.Sprintf("the record is to be reviewed by %s, in %s", due.Time.Format(time.DateOnly), count(days, "day"))
	}
	return ""
}

// lostEvidence lists the claims of the record that no longer hold.
func lostEvidence(o Outcome, c catalog.Catalog, hint string) []Drift {
	var list []Drift
	for _, id := range o.Claims {
		switch claim, ok := c.Claim(id); {
		case !ok:
			list = append(list, Drift{ClaimWithdrawn, fmt.Sprintf("the record argues from %s, which the catalog no longer has", id), hint})
		case claim.Standing == catalog.Outdated:
			list = append(list, Drift{ClaimOutdated, fmt.Sprintf("the record argues from %s, which is outdated: %s", id, claim.Outdated.Reason), hint})
		}
	}
	return list
}

// LostPlace tells when the choice is no longer what the ranking says, "" where
// it is. One that was made against the ranking cannot lose its place.
func LostPlace(o Outcome, c catalog.Catalog, now evaluation.Evaluation) (kind DriftKind, message string) {
	place, name := now.Place(o.Framework), c.SubjectName(o.Framework)
	ruled := slices.IndexFunc(now.Excluded, func(x evaluation.Exclusion) bool { return x.Framework.ID == o.Framework && x.Policy != "" })
	switch {
	case ruled >= 0:
		return NowExcluded, fmt.Sprintf("%s, which was chosen, is now %s", name, now.Excluded[ruled].Reason)
	case place == 0:
		return NowExcluded, fmt.Sprintf("%s, which was chosen, is not among the frameworks that the answers allow", name)
	case o.Place == 1 && place > 1:
		return NoLongerFirst, fmt.Sprintf("%s, which was chosen, ranks %s now, behind %s", name, decisions.Ordinal(place), leaders(now, place-1))
	}
	return "", ""
}

// leaders names those that rank first: as many as are asked for, or the first
// two and how many follow.
func leaders(now evaluation.Evaluation, n int) string {
	const named = 2
	var names []string
	for _, a := range now.Ranking[:min(n, named)] {
		names = append(names, a.Framework.Name)
	}
	if n > named {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", n-named)
	}
	return strings.Join(names, " and ")
}

func behind(used, newest string) bool {
	was, errWas := semver.NewVersion(used)
	is, errIs := semver.NewVersion(newest)
	return errWas == nil && errIs == nil && was.LessThan(is)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
