package generators

import (
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
	ReviewOverdue  DriftKind = "review-overdue"
	NotInForce     DriftKind = "not-in-force" // the record: it was rejected, deprecated or superseded by hand

	EvidenceMissing DriftKind = "evidence-missing" // an overlay that the record names
	EvidenceChanged DriftKind = "evidence-changed" // an overlay, and scores with it
	AnswerRequired  DriftKind = "answer-required"  // by a policy, and open
)

// Today is what a record is held against: answers, evidence, policies, the day,
// and the version of the pack that is at hand, "" when it is not known.
type Today struct {
	Answers  checklist.Answers
	Catalog  catalog.Catalog
	Policies []evaluation.Policy
	Day      time.Time
	Pack     string
}

// Drifts says how a record differs from what answers, evidence and pack would
// give today.
func Drifts(past Past, lock Lock, today Today) []Drift {
	var list []Drift
	const decide = "underpin adr regenerate --framework ID --because TEXT says what is decided now"
	answers, c, newest := today.Answers, today.Catalog, today.Pack
	now := evaluation.Evaluate(c, answers, today.Policies...)
	if past.State == adr.Rejected || past.State == adr.Deprecated || past.State == adr.Superseded {
		return []Drift{{NotInForce, fmt.Sprintf("the record is %s, and no other that underpin wrote decides on a framework", past.State), decide}}
	}
	lost := lostPlace(past.Outcome, now, decide)
	regenerate := "underpin adr regenerate brings the record up to date"
	if lost != nil {
		regenerate = decide
	}
	if changes := checklist.Diff(past.Answers, answers); len(changes) > 0 {
		var ids []string
		for _, change := range changes {
			ids = append(ids, change.ID)
		}
		list = append(list, Drift{AnswersChanged, fmt.Sprintf("%s changed since the record was written: %s", count(len(ids), "answer"), strings.Join(ids, ", ")), regenerate})
	}
	for _, demand := range evaluation.Missing(today.Policies, answers) {
		list = append(list, Drift{AnswerRequired, fmt.Sprintf("%s is open, and the policy %s requires an answer", demand.Question, demand.Policy), "underpin answers set " + demand.Question + " VALUE answers it"})
	}
	list = append(list, otherOverlays(past.Outcome, now, regenerate)...)
	list = append(list, lostEvidence(past.Outcome, c, regenerate)...)
	list = append(list, lost...)
	if behind(lock.Pack.Version, newest) {
		list = append(list, Drift{PackBehind, fmt.Sprintf("the pack %s is at %s; %s is at hand", lock.Pack.Name, lock.Pack.Version, newest), "underpin update brings the newer version in"})
	}
	if due := past.Review; due.Known() && due.DaysFrom(today.Day) < 0 {
		list = append(list, Drift{ReviewOverdue, "the record was to be reviewed by " + due.Time.Format(time.DateOnly),
			"look at it again; then move the day in the record, or regenerate it"})
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

// lostPlace tells when the choice is no longer what the ranking says. One that
// was made against the ranking cannot lose its place.
func lostPlace(o Outcome, now evaluation.Evaluation, hint string) []Drift {
	place := now.Place(o.Framework)
	ruled := slices.IndexFunc(now.Excluded, func(x evaluation.Exclusion) bool { return x.Framework.ID == o.Framework && x.Policy != "" })
	switch {
	case ruled >= 0:
		return []Drift{{NowExcluded, fmt.Sprintf("%s, which was chosen, is now %s", o.Framework, now.Excluded[ruled].Reason), hint}}
	case place == 0:
		return []Drift{{NowExcluded, fmt.Sprintf("%s, which was chosen, is not among the frameworks that the answers allow", o.Framework), hint}}
	case o.Place == 1 && place > 1:
		return []Drift{{NoLongerFirst, fmt.Sprintf("%s, which was chosen, ranks %s now, behind %s", o.Framework, decisions.Ordinal(place), now.Ranking[0].Framework.ID), hint}}
	}
	return nil
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
