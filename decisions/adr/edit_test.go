package adr

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var today = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// changed is the text of one file after edits.
func changed(t *testing.T, edits []Edit, err error, file string) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		checkLines(t, e)
		if e.File == file {
			return string(e.After)
		}
	}
	t.Fatalf("%s is not changed", file)
	return ""
}

// checkLines checks that an edit changes no byte outside the lines it names.
func checkLines(t interface{ Errorf(string, ...any) }, e Edit) {
	if e.Before == nil {
		return
	}
	if kept, still := without(e.Before, e.Gone), without(e.After, e.Come); !slices.Equal(kept, still) {
		t.Errorf("%s: gone %v, come %v, but the rest differs:\n%q\n%q", e.File, e.Gone, e.Come, e.Before, e.After)
	}
	if bytes.HasPrefix(e.Before, byteOrderMark) != bytes.HasPrefix(e.After, byteOrderMark) {
		t.Errorf("%s: the byte order mark is not kept", e.File)
	}
}

// without are the lines of a text, with their ends, but for some.
func without(text []byte, numbers []int) []string {
	var rest []string
	p := newPage(text)
	for i, l := range p.lines {
		if !slices.Contains(numbers, i+1) {
			rest = append(rest, string(text[l.start:l.next]))
		}
	}
	return rest
}

func TestMove(t *testing.T) {
	for name, tc := range map[string]struct {
		to           State
		before, want string
	}{
		"a section":                {Accepted, "# 1. A\n\n## Status\n\nProposed\n\n## Context\n", "# 1. A\n\n## Status\n\nAccepted\n\n## Context\n"},
		"capitals":                 {Rejected, "# 1. A\n\n## Status\n\nPROPOSED\n\n## Context\n", "# 1. A\n\n## Status\n\nREJECTED\n\n## Context\n"},
		"front matter, dated":      {Accepted, "---\nstatus: proposed # for now\ndate: 2020-01-02\n---\n# A\n", "---\nstatus: accepted # for now\ndate: 2026-11-21\n---\n# A\n"},
		"front matter, deprecated": {Deprecated, "---\nstatus: \"accepted\"\ndate: 2020-01-02\n---\n# A\n", "---\nstatus: \"deprecated\"\ndate: 2020-01-02\n---\n# A\n"},
		"bullets":                  {Accepted, "# A\n\n* Status: proposed <!-- optional -->\n* Date: 2020-01-02\n", "# A\n\n* Status: accepted <!-- optional -->\n* Date: 2026-11-21\n"},
		"bold lines, two spaces":   {Accepted, "# A\n\n**Status:** Proposed  \n**Date:** 2020-01-02  \n", "# A\n\n**Status:** Accepted  \n**Date:** 2020-01-02  \n"},
		"a table":                  {Deprecated, "# A\n\n| Status | Accepted |\n|---|---|\n", "# A\n\n| Status | Deprecated |\n|---|---|\n"},
		"words of a person":        {Deprecated, "# A\n\n## Status\n\nAccepted by the board\nafter long debate.\n", "# A\n\n## Status\n\nDeprecated; formerly Accepted by the board\nafter long debate.\n"},
		"a form":                   {Accepted, "# A\n\n- Status: [draft | accepted]\n", "# A\n\n- Status: accepted\n"},
		"an unknown word":          {Accepted, "# A\n\nStatus: Draft\n", "# A\n\nStatus: Accepted\n"},
		"no status, nygard":        {Accepted, "# 1. A\n\nDate: 1\n\n## Context\n\nX\n\n## Decision\n", "# 1. A\n\nDate: 1\n\n## Status\n\nAccepted\n\n## Context\n\nX\n\n## Decision\n"},
		"no status, madr":          {Accepted, "# A\n\n## Considered Options\n\n## Decision Outcome\n", "---\nstatus: accepted\n---\n\n# A\n\n## Considered Options\n\n## Decision Outcome\n"},
		"front matter alone":       {Accepted, "---\nparent: x\n---\n# A\n\n## Considered Options\n\n## Decision Outcome\n", "---\nparent: x\nstatus: accepted\n---\n# A\n\n## Considered Options\n\n## Decision Outcome\n"},
		"an empty key":             {Accepted, "---\nstatus:\n---\n# A\n", "---\nstatus: accepted\n---\n# A\n"},
		"twice":                    {Accepted, "---\nstatus: proposed\n---\n# A\n\n## Status\n\nProposed\n", "---\nstatus: accepted\n---\n# A\n\n## Status\n\nAccepted\n"},
		"crlf":                     {Accepted, "# 1. A\r\n\r\n## Status\r\n\r\nProposed", "# 1. A\r\n\r\n## Status\r\n\r\nAccepted"},
		"a heading":                {Accepted, "# A\n\n## Status: Proposed\n\nX\n", "# A\n\n## Status: Accepted\n\nX\n"},
		"a quote in yaml":          {Deprecated, "---\nstatus: accepted by \"us\"\n---\n# A\n", "---\nstatus: deprecated; formerly accepted by \"us\"\n---\n# A\n"},
	} {
		t.Run(name, func(t *testing.T) {
			log := NewLog(Parse("0001-a.md", []byte(tc.before)))
			edits, err := log.Move(tc.to, today, log.Records[0])
			if got := changed(t, edits, err, "0001-a.md"); got != tc.want {
				t.Errorf("%q, not %q", got, tc.want)
			}
		})
	}
}

func TestMoveFollowsTheLifecycle(t *testing.T) {
	word := map[State]string{Unknown: "Draft"}
	for _, s := range States {
		word[s] = string(s)
	}
	for to, allowed := range map[State][]State{
		Accepted: {Proposed, Unknown}, Rejected: {Proposed, Unknown}, Deprecated: {Accepted, Unknown},
	} {
		for state, text := range word {
			log := NewLog(Parse("1-a.md", []byte("# 1. A\n\n## Status\n\n"+text+"\n")))
			edits, err := log.Move(to, today, log.Records[0])
			switch {
			case state == to:
				if err != nil || len(edits) > 0 {
					t.Errorf("%s to %s: %v, %v", state, to, edits, err)
				}
			case slices.Contains(allowed, state) != (err == nil):
				t.Errorf("%s to %s: %v", state, to, err)
			}
		}
	}
}

func TestMoveSpeaksTheLanguageOfTheLog(t *testing.T) {
	log := NewLog(Parse("1-a.md", []byte("# A\n\n- **Status:** Akzeptiert\n")), Parse("2-b.md", []byte("# B\n\n- **Status:** Vorgeschlagen\n")))
	edits, err := log.Move(Accepted, today, log.Records[1])
	if got := changed(t, edits, err, "2-b.md"); got != "# B\n\n- **Status:** Akzeptiert\n" {
		t.Errorf("%q", got)
	}
}

func nygard(number, status string) string {
	return "# " + number + ". T" + number + "\n\nDate: 2020-01-02\n\n## Status\n\n" + status + "\n\n## Context\n\nX\n\n## Decision\n\nY\n\n## Consequences\n\nZ\n"
}

func TestSupersede(t *testing.T) {
	for name, tc := range map[string]struct {
		old, by  string
		wantOld  string
		wantBy   string
		previous string // of the log, for its spelling
	}{
		"nygard": {
			nygard("1", "Accepted"), nygard("2", "Accepted"),
			nygard("1", "Superseded by [2. T2](0002-b.md)"), nygard("2", "Accepted\n\nSupersedes [1. T1](0001-a.md)"), "",
		},
		"adr-tools' spelling, other links": {
			nygard("1", "Accepted\n\nAmended by [3. X](0003-x.md)"), nygard("2", "Accepted"),
			nygard("1", "Amended by [3. X](0003-x.md)\n\nSuperceded by [2. T2](0002-b.md)"), nygard("2", "Accepted\n\nSupercedes [1. T1](0001-a.md)"),
			nygard("9", "Supercedes [8. Y](0008-y.md)"),
		},
		"bullets in the section": {
			nygard("1", "Accepted\n\n* Extended by [ADR 3](0003-x.md)"), nygard("2", "Accepted"),
			nygard("1", "* Extended by [ADR 3](0003-x.md)\n* Superseded by [2. T2](0002-b.md)"), nygard("2", "Accepted\n\nSupersedes [1. T1](0001-a.md)"), "",
		},
		"words of a person": {
			nygard("1", "Accepted by all, see [3. X](0003-x.md)"), nygard("2", "Accepted"),
			nygard("1", "Accepted by all, see [3. X](0003-x.md)\n\nSuperseded by [2. T2](0002-b.md)"), nygard("2", "Accepted\n\nSupersedes [1. T1](0001-a.md)"), "",
		},
		"madr": {
			"---\nstatus: accepted\ndate: 2020-01-02\n---\n\n# A\n\n## More Information\n\n### Ranking\n\nX\n", "---\nstatus: accepted\n---\n\n# B\n\n## More Information\n\n### Ranking\n\nX\n",
			"---\nstatus: superseded by ADR-0002\ndate: 2020-01-02\n---\n\n# A\n\n## More Information\n\n### Ranking\n\nX\n",
			"---\nstatus: accepted\n---\n\n# B\n\n## More Information\n\n* Supersedes [ADR-0001](0001-a.md)\n\n### Ranking\n\nX\n", "",
		},
		"madr, no place for links": {
			"---\nstatus: accepted\n---\n# A\n", "---\nstatus: accepted\n---\n# B\n\nEnd.",
			"---\nstatus: superseded by ADR-0002\n---\n# A\n", "---\nstatus: accepted\n---\n# B\n\nEnd.\n\n## More Information\n\n* Supersedes [ADR-0001](0001-a.md)", "",
		},
		"madr 2": {
			"# A\n\n- Status: accepted\n", "# B\n\n- Status: accepted\n\n## Links\n\n- Refines [x](0009-x.md)\n",
			"# A\n\n- Status: superseded by [ADR-0002](0002-b.md)\n", "# B\n\n- Status: accepted\n\n## Links\n\n- Refines [x](0009-x.md)\n- Supersedes [ADR-0001](0001-a.md)\n", "",
		},
		"bold lines": {
			"# A\n\n**Status**: Accepted\n\n**Date**: 2020-01-02\n", "# B\n\n**Status**: Accepted\n\n**Date**: 2020-01-02\n",
			"# A\n\n**Status**: Superseded by [ADR-0002](0002-b.md)\n\n**Date**: 2020-01-02\n",
			"# B\n\n**Status**: Accepted\n\n**Supersedes**: [ADR-0001](0001-a.md)\n\n**Date**: 2020-01-02\n", "",
		},
		"a second successor": {
			"# A\n\n* Status: superseded by [ADR-0007](0007-x.md)\n", "# B\n\n* Status: accepted\n",
			"# A\n\n* Status: superseded by [ADR-0007](0007-x.md), [ADR-0002](0002-b.md)\n", "# B\n\n* Status: accepted\n\n## Links\n\n* Supersedes [ADR-0001](0001-a.md)\n", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			records := []Record{Parse("0001-a.md", []byte(tc.old)), Parse("0002-b.md", []byte(tc.by))}
			if tc.previous != "" {
				records = append(records, Parse("0009-p.md", []byte(tc.previous)))
			}
			log := NewLog(records...)
			edits, err := log.Supersede(log.Records[1], log.Records[0])
			if got := changed(t, edits, err, "0001-a.md"); got != tc.wantOld {
				t.Errorf("the old one is\n%s\nnot\n%s", got, tc.wantOld)
			}
			if got := changed(t, edits, err, "0002-b.md"); got != tc.wantBy {
				t.Errorf("the new one is\n%s\nnot\n%s", got, tc.wantBy)
			}
			after := NewLog(Parse("0001-a.md", edits[0].After), Parse("0002-b.md", edits[1].After))
			if again, err := after.Supersede(after.Records[1], after.Records[0]); err != nil || len(again) > 0 {
				t.Errorf("a second time: %v, %v", again, err)
			}
			if _, err := after.Supersede(after.Records[0], after.Records[1]); err == nil || !strings.Contains(err.Error(), "cannot supersede it") {
				t.Errorf("the other way round: %v", err)
			}
		})
	}
}

func TestSupersedeRefusesCircles(t *testing.T) {
	log := NewLog(
		Parse("0001-a.md", []byte(nygard("1", "Superseded by [2](0002-b.md)"))),
		Parse("0002-b.md", []byte(nygard("2", "Superseded by ADR-0003"))),
		Parse("0003-c.md", []byte(nygard("3", "Accepted"))),
	)
	for by, old := range map[int]int{0: 2, 1: 2, 2: 2} {
		if _, err := log.Supersede(log.Records[by], log.Records[old]); err == nil {
			t.Errorf("%d can supersede %d", by+1, old+1)
		}
	}
	if _, err := log.Relate(log.Records[0], Relation{"Supersedes", "Superseded by", log.Records[2]}); err == nil {
		t.Error("a link makes a circle")
	}
	if edits, err := log.Supersede(log.Records[2], log.Records[0], log.Records[1]); err != nil || len(edits) != 2 {
		t.Errorf("several at once: %d edits, %v", len(edits), err)
	}
}

func TestRelate(t *testing.T) {
	log := NewLog(Parse("0001-a.md", []byte(nygard("1", "Accepted"))), Parse("0002-b.md", []byte(nygard("2", "Accepted"))), Parse("0003-c.md", []byte(nygard("3", "Accepted"))))
	edits, err := log.Relate(log.Records[2], Relation{"Amends", "Amended by", log.Records[0]}, Relation{"Clarifies", "Clarified by", log.Records[1]})
	if got, want := changed(t, edits, err, "0003-c.md"), nygard("3", "Accepted\n\nAmends [1. T1](0001-a.md)\n\nClarifies [2. T2](0002-b.md)"); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if got, want := changed(t, edits, err, "0001-a.md"), nygard("1", "Accepted\n\nAmended by [3. T3](0003-c.md)"); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if _, err := log.Relate(log.Records[0], Relation{"Amends", "Amended by", log.Records[0]}); err == nil {
		t.Error("a record is linked with itself")
	}
}

func TestReverse(t *testing.T) {
	for kind, want := range map[string]string{"Amends": "Amended by", "superseded by": "supersedes", "Supercedes": "Superceded by", "Relates to": ""} {
		if got, ok := Reverse(kind); got != want || ok != (want != "") {
			t.Errorf("the reverse of %s is %q", kind, got)
		}
	}
}

// drawLog draws a log of the samples, broken lines and all.
func drawLog(t *rapid.T) Log {
	texts := []string{nygard("1", "Accepted"), nygard("2", "Accepted by us\nall\n\n* Amends [1](0001-a.md)"), "---\nstatus: proposed\ndate:\n---\n# A"}
	for _, s := range samples {
		texts = append(texts, s.text)
	}
	slices.Sort(texts)
	n := rapid.IntRange(2, 4).Draw(t, "records")
	var records []Record
	for i := range n {
		lines := strings.SplitAfter(rapid.SampledFrom(texts).Draw(t, "text"), "\n")
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			at := rapid.IntRange(0, len(lines)-1).Draw(t, "at")
			lines[at] = rapid.OneOf(rapid.Just(""), rapid.Just("\n"), rapid.Just("## Status\n"), rapid.Just("## Links\n"), rapid.Just("---\n"), rapid.Just("```\n"), rapid.Just("Accepted"),
				rapid.Just("* Status: accepted\r\n"), rapid.Just("<!--\n"), rapid.Just("| Status | x |\n"), rapid.StringN(0, 12, -1)).Draw(t, "line")
		}
		text := strings.Join(lines, "")
		if rapid.Bool().Draw(t, "crlf") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		records = append(records, Parse([]string{"0001-a.md", "0002-b.md", "adr-003.md", "20200101-d.md"}[i], []byte(text)))
	}
	return NewLog(records...)
}

// TestWritingChangesOnlyTheLinesItNames tries every change on logs of all
// sorts.
func TestWritingChangesOnlyTheLinesItNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := drawLog(t)
		a, b := log.Records[0], log.Records[1]
		var edits []Edit
		var err error
		switch rapid.IntRange(0, 5).Draw(t, "command") {
		case 0:
			edits, err = log.Move(rapid.SampledFrom([]State{Accepted, Rejected, Deprecated}).Draw(t, "to"), today, log.Records...)
		case 1:
			edits, err = log.Supersede(a, log.Records[1:]...)
		case 2:
			edits, err = log.Relate(a, Relation{"Amends", "Amended by", b}, Relation{"Extends", "Extended by", b})
		case 3:
			edits, err = log.New(Draft{Title: "New", Number: log.Next(), Today: today, Supersedes: []Record{a, b}})
		case 4:
			edits, err = log.New(Draft{Title: "New", Number: log.Next(), Today: today, Links: []Relation{{"Amends", "Amended by", a}}})
		case 5:
			edits, _, err = log.Renumber(a, 77)
		}
		if err != nil {
			return // refusing is fine
		}
		for _, e := range edits {
			checkLines(t, e)
			if e.Before != nil {
				if again := Parse(e.File, e.After); len(again.page.lines) != len(newPage(e.Before).lines)-len(e.Gone)+len(e.Come) {
					t.Errorf("%s: %d lines went and %d came, which does not add up", e.File, len(e.Gone), len(e.Come))
				}
			}
		}
	})
}

func TestBequest(t *testing.T) {
	const madr = "---\nstatus: proposed\ndate: 2026-01-01\n---\n\n# Use Go\n\n## Context and Problem Statement\n\nWhy?\n\n## More Information\n\n* Supersedes [ADR-0001](0001-x.md)\n"
	const nygard = "# 2. Use Go\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\nSupersedes [1. X](0001-x.md)\n\n## Context\n\nWhy?\n"
	for name, tc := range map[string]struct{ generated, now, want string }{
		"untouched":     {madr, madr, madr},
		"accepted":      {madr, strings.NewReplacer("proposed", "accepted", "2026-01-01", "2026-01-15").Replace(madr), madr},
		"reviewed":      {madr, strings.Replace(madr, "---\n\n", "underpin-review: 2027-01-01\n---\n\n", 1), madr},
		"amended":       {madr, madr + "* Amended by [ADR-0007](0007-y.md)\n", madr},
		"a mere remark": {madr, madr + "* Amends [ADR-0007](0007-y.md) as Ada wished\n", madr + "* Amends [ADR-0007](0007-y.md) as Ada wished\n"},
		"written in":    {madr, strings.Replace(madr, "Why?", "Why not?", 1), strings.Replace(madr, "Why?", "Why not?", 1)},
		"deprecated":    {nygard, strings.Replace(nygard, "Accepted", "Deprecated", 1), nygard},
		"of Nygard":     {nygard, strings.Replace(nygard, "\n## Context", "\nAmended by [7. Y](0007-y.md)\n\n## Context", 1), nygard},
		"superseded":    {nygard, strings.Replace(nygard, "Accepted\n", "Superseded by [9. Z](0009-z.md)\n", 1), nygard},
	} {
		if got := string(Bequest("0002-use-go.md", []byte(tc.now), []byte(tc.generated))); got != tc.want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}
