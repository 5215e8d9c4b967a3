package generators

import (
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/catalog"
)

func TestDrifts(t *testing.T) {
	lock := Lock{Pack: PackLock{Name: "express", Version: "1.2.0"}}
	first := examples(t)["orders"]
	overruled := changed(t, decisions.Choice{Framework: "fastapi", Because: "we run it"})
	for _, tc := range []struct {
		name   string
		in     RecordInput
		set    string
		claims func([]catalog.Claim) []catalog.Claim
		pack   PackToday
		kinds  []DriftKind
		says   string
	}{
		{name: "nothing", in: first, pack: PackToday{Version: "1.2.0"}},
		{name: "an older pack at hand", in: first, pack: PackToday{Version: "1.1.9"}},
		{name: "no pack at hand", in: first},
		{name: "answers", in: first, set: "team.size=6", kinds: []DriftKind{AnswersChanged}, says: "1 answer changed since the record was written: team.size"},
		{name: "place", in: first, set: "project.scale=small", kinds: []DriftKind{AnswersChanged, NoLongerFirst}, says: "Express, which was chosen, ranks 2nd now, behind Gin"},
		{name: "overruled", in: overruled, set: "project.scale=small", kinds: []DriftKind{AnswersChanged}},
		{name: "excluded", in: first, set: "constraints.exclude=express", kinds: []DriftKind{AnswersChanged, NowExcluded}, says: "Express, which was chosen, is not among the frameworks that the answers allow"},
		{name: "pack", in: first, pack: PackToday{Version: "1.10.0"}, kinds: []DriftKind{PackBehind}, says: "the pack express is at 1.2.0; 1.10.0 is at hand"},
		{name: "a newer tag", in: first, pack: PackToday{Version: "1.2.0", Newer: "file:///p@v2"}, kinds: []DriftKind{PackBehind}, says: "is at 1.2.0; there is a newer tag"},
		{name: "a newer tag of what is set", in: first, pack: PackToday{Version: "1.2.0", Newer: "file:///p@v2", Set: "c.yaml:3"}, kinds: []DriftKind{PackBehind}, says: "is at 1.2.0; there is a newer tag"},
		{name: "other files", in: first, pack: PackToday{Version: "1.2.0", Other: true}, kinds: []DriftKind{PackBehind}, says: "makes other files today"},
		{name: "another source", in: first, pack: PackToday{Version: "1.2.0", Source: "./new"}, kinds: []DriftKind{PackBehind}, says: "the settings name ./new"},
		{name: "a pack for another framework", in: first, pack: PackToday{Framework: "gin", Version: "9.0.0", Instead: "ours"}, kinds: []DriftKind{OtherFramework}, says: "the files are from the pack express, which is for Gin, and the record decides on Express"},
		{name: "options", in: first, set: "scaffold.database=none", pack: PackToday{Options: []string{"database"}}, kinds: []DriftKind{OptionsChanged}, says: "1 option changed since the files were made: database"},
		{name: "an option that is in the files", in: first, set: "scaffold.database=none"},
		{name: "another description", in: first, set: "service.description=It takes orders."},
		{
			name: "withdrawn", in: first, kinds: []DriftKind{ClaimWithdrawn}, says: "the record argues from",
			claims: func(claims []catalog.Claim) []catalog.Claim {
				return slices.DeleteFunc(claims, func(c catalog.Claim) bool { return c.ID == anArgument(t, first) })
			},
		},
		{
			name: "outdated", in: first, kinds: []DriftKind{ClaimOutdated}, says: "which is outdated: it changed",
			claims: func(claims []catalog.Claim) []catalog.Claim {
				i := slices.IndexFunc(claims, func(c catalog.Claim) bool { return c.ID == anArgument(t, first) })
				claims[i].Standing, claims[i].Outdated = catalog.Outdated, catalog.OutdatedFor{Reason: "it changed"}
				return claims
			},
		},
	} {
		past, answers, c := pastOf(t, tc.in, true), tc.in.Answers, tc.in.Catalog
		if key, value, ok := strings.Cut(tc.set, "="); ok {
			var err error
			if answers, err = answers.With(key, value); err != nil {
				t.Fatal(err)
			}
		}
		if tc.claims != nil {
			c.Claims = tc.claims(slices.Clone(c.Claims))
		}
		var kinds []DriftKind
		var said []string
		for _, d := range Drifts(past, lock, Today{Answers: answers, Catalog: c, Day: day, Pack: tc.pack}) {
			kinds = append(kinds, d.Kind)
			said = append(said, d.Message)
		}
		if tc.claims != nil { // the ranking may follow
			kinds = slices.DeleteFunc(kinds, func(k DriftKind) bool { return k == NoLongerFirst })
		}
		if !slices.Equal(kinds, tc.kinds) || !strings.Contains(strings.Join(said, "\n"), tc.says) {
			t.Errorf("%s: %v, want %v: %q", tc.name, kinds, tc.kinds, said)
		}
	}
}

func TestDriftsOfTime(t *testing.T) {
	for text, want := range map[string]struct {
		kinds  []DriftKind
		notice string
	}{
		"2026-11-20": {kinds: []DriftKind{ReviewOverdue}},
		"2026-11-21": {notice: "the record is to be reviewed today"},
		"2026-11-22": {notice: "the record is to be reviewed by 2026-11-22, in 1 day"},
		"2026-12-21": {notice: "the record is to be reviewed by 2026-12-21, in 30 days"},
		"2026-12-22": {},
		"soon":       {},
		"":           {},
	} {
		in := examples(t)["orders"]
		past := pastOf(t, in, true)
		past.Review = adr.Parse("1-a.md", []byte("# A\n\nReview by: "+text+"\n")).Review
		var kinds []DriftKind
		for _, d := range Drifts(past, Lock{}, Today{Answers: in.Answers, Catalog: in.Catalog, Day: day}) {
			kinds = append(kinds, d.Kind)
		}
		if notice := Notice(past, day); !slices.Equal(kinds, want.kinds) || notice != want.notice {
			t.Errorf("%s: %v, %q", text, kinds, notice)
		}
	}
}

func TestDriftsOfARecordThatIsNotInForce(t *testing.T) {
	in := examples(t)["orders"]
	for _, state := range []adr.State{adr.Rejected, adr.Deprecated, adr.Superseded} {
		past := pastOf(t, in, true)
		past.State = state
		if got := Drifts(past, Lock{}, Today{Answers: in.Answers, Catalog: in.Catalog, Day: day}); len(got) != 1 || got[0].Kind != NotInForce {
			t.Errorf("%s: %v", state, got)
		}
	}
}

// anArgument is a claim that the record argues from.
func anArgument(t *testing.T, in RecordInput) string {
	t.Helper()
	claims := pastOf(t, in, true).Outcome.Claims
	if len(claims) == 0 {
		t.Fatal("the record argues from nothing")
	}
	return claims[0]
}

func TestDriftsOfWhatIsElsewhere(t *testing.T) {
	in := examples(t)["orders"]
	today := Today{Answers: in.Answers, Catalog: in.Catalog, Day: day, Moved: []string{"the tag moved"}, NotSeen: []string{"was not reached"}}
	today.Newer = []NewerTag{{PlatformBehind, "p@v1", "p@v2", "c.yaml:3"}, {EvidenceBehind, "e@v1", "e@v2", "c.yaml:4"}}
	got := Drifts(pastOf(t, in, true), Lock{}, today)
	if len(got) != 4 || got[0].Message != "the platform p@v1 has a newer tag" || got[1].Kind != EvidenceBehind ||
		got[1].Message != "the evidence e@v1 has a newer tag" || !strings.HasPrefix(got[1].Hint, "write e@v2 in c.yaml:4; ") {
		t.Fatalf("%v", got)
	}
	if got = got[2:]; got[0].Kind != TagMoved || got[0].Message != "the tag moved" || got[1].Kind != NotSeen || got[1].Message != "was not reached" {
		t.Errorf("%v", got)
	}
}

func TestHintsOfAPackForAnotherFramework(t *testing.T) {
	in := examples(t)["orders"]
	if got, want := GoOver(in.Catalog, "express", "ours")+DecideAgain(in.Catalog, in.Decision.Evaluation, "gin"),
		"underpin update --pack ours goes over to Express; underpin adr regenerate --framework gin --because TEXT decides on Gin"; got != want {
		t.Errorf("%q", got)
	}
	if got, want := GoOver(in.Catalog, "express", "")+DecideAgain(in.Catalog, in.Decision.Evaluation, "unheard-of"), "underpin update --pack PACK goes over to Express"; got != want {
		t.Errorf("%q", got)
	}
}
