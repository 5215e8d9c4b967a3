package adr

import (
	"strings"
	"testing"
)

func TestNewSpeaksTheDialectOfTheLog(t *testing.T) {
	for name, tc := range map[string]struct {
		log        map[string]string
		dialect    Dialect
		file, text string
	}{
		"an empty log, nygard": {nil, Nygard, "0001-use-go.md",
			"# 1. Use Go\n\nDate: 2026-11-21\n\n## Status\n\nAccepted\n\n## Context\n\n<!-- " + prompts["Context"] + " -->\n\n## Decision\n\n<!-- " + prompts["Decision"] + " -->\n\n## Consequences\n\n<!-- " + prompts["Consequences"] + " -->\n"},
		"an empty log, madr": {nil, MADR, "0001-use-go.md",
			"---\nstatus: proposed\ndate: 2026-11-21\n---\n\n# Use Go\n\n## Context and Problem Statement\n\n<!-- " + prompts["Context and Problem Statement"] + " -->\n\n## Considered Options\n\n<!-- " + prompts["Considered Options"] + " -->\n\n## Decision Outcome\n\n<!-- " + prompts["Decision Outcome"] + " -->\n"},
		"log4brains": {map[string]string{"20200101-a.md": "# A\r\n\r\n- Status: accepted\r\n- Date: 2020-01-01\r\n"}, NoManner, "20261121-use-go.md",
			strings.ReplaceAll("# Use Go\n\n- Status: proposed\n- Date: 2026-11-21\n\n## Context and Problem Statement\n\n<!-- "+prompts["Context and Problem Statement"]+" -->\n\n## Considered Options\n\n<!-- "+prompts["Considered Options"]+" -->\n\n## Decision Outcome\n\n<!-- "+prompts["Decision Outcome"]+" -->\n", "\n", "\r\n")},
		"bold lines, wide numbers, words before it": {map[string]string{"adr-00263-a.md": "# ADR 00263: A\n\n**Date**: 5 Apr 2020\n\n**Status**: Accepted\n\n## Context\n\nX\n"}, NoManner, "adr-00264-use-go.md",
			"# ADR 00264: Use Go\n\n**Status**: Proposed\n\n**Date**: 21 Nov 2026\n\n## Context\n\n<!-- " + prompts["Context"] + " -->\n\n## Decision\n\n<!-- " + prompts["Decision"] + " -->\n\n## Consequences\n\n<!-- " + prompts["Consequences"] + " -->\n"},
		"another language": {map[string]string{
			"1-a.md": "# 1. A\n\nDatum: 01.02.2020\n\n## Status\n\nAkzeptiert\n\n## Kontext\n\nX\n\n## Entscheidung\n\nY\n",
			"2-b.md": "# 2. B\n\nDatum: 01.02.2021\n\n## Status\n\nAkzeptiert\n\n## Kontext\n\nX\n\n## Anlass\n\n## Entscheidung\n\nY\n",
		}, NoManner, "3-use-go.md", "# 3. Use Go\n\nDatum: 21.11.2026\n\n## Status\n\nAkzeptiert\n\n## Kontext\n\n## Entscheidung\n"},
	} {
		t.Run(name, func(t *testing.T) {
			log := mustRead(t, tc.log)
			edits, err := log.New(Draft{Title: " Use  Go ", Number: log.Next(), Today: today, Dialect: tc.dialect})
			if got := changed(t, edits, err, tc.file); got != tc.text {
				t.Errorf("%s\nnot\n%s", got, tc.text)
			}
			r := Parse(tc.file, edits[0].After)
			if r.Title != "Use Go" || r.Status.State == Unknown || !r.Date.Time.Equal(today) {
				t.Errorf("it does not read back: %+v", r.Status)
			}
		})
	}
}

func TestNewFillsTemplates(t *testing.T) {
	for name, tc := range map[string]struct{ template, want string }{
		"of adr-tools": {"# TITLE\n\nUPDATED!\n\n# Status\n\nSTATUS\n\nADR Number: NUMBER\n\nDate: DATE\n", "# Use Go\n\nUPDATED!\n\n# Status\n\nAccepted\n\nADR Number: 7\n\nDate: 12/01/1992\n"},
		"of madr 4": {"---\n# These are optional.\n# status: \"{proposed | accepted}\"\n---\n\n# {short title}\n\n## Context and Problem Statement\n\n{Describe it}\n",
			"---\n# These are optional.\n# status: \"{proposed | accepted}\"\nstatus: Accepted\ndate: 12/01/1992\n---\n\n# 7. Use Go\n\n## Context and Problem Statement\n\n{Describe it}\n"},
		"of a site": {"---\nnav_order: 100\ntitle: \"ADR Template\"\n---\n# {title}\n", "---\nnav_order: 7\ntitle: \"Use Go\"\nstatus: Accepted\ndate: 12/01/1992\n---\n# 7. Use Go\n"},
		"of log4brains": {"# [short title]\n\n- Status: [draft | accepted] <!-- optional -->\n- Date: [YYYY-MM-DD] <!-- optional -->\n\n## Context\n",
			"# 7. Use Go\n\n- Status: Accepted <!-- optional -->\n- Date: 12/01/1992 <!-- optional -->\n\n## Context\n"},
	} {
		t.Run(name, func(t *testing.T) {
			log := NewLog(Parse("0006-a.md", []byte(nygard("6", "Accepted"))))
			edits, err := log.New(Draft{Title: "Use Go", Number: 7, Today: today, Date: "12/01/1992", Template: []byte(tc.template)})
			if got := changed(t, edits, err, "0007-use-go.md"); got != tc.want {
				t.Errorf("%s\nnot\n%s", got, tc.want)
			}
		})
	}
}

func TestNewTakesABodyOrSections(t *testing.T) {
	log := NewLog()
	head := "# 1. Use Go\n\nDate: 2026-11-21\n\n## Status\n\nAccepted\n\n"
	draft := Draft{Title: "Use Go", Number: 1, Today: today, Dialect: Nygard}
	draft.Body = "## Context\r\n\r\nMine.\r\n\r\n## Else\r\n"
	edits, err := log.New(draft)
	if got := changed(t, edits, err, "0001-use-go.md"); got != head+"## Context\n\nMine.\n\n## Else\n" {
		t.Errorf("%q", got)
	}
	draft.Body, draft.Sections = "", []Filled{{"context", "So it is."}, {"Cons", "One.\n\nTwo.\n"}}
	edits, err = log.New(draft)
	if got := changed(t, edits, err, "0001-use-go.md"); got != head+"## Context\n\nSo it is.\n\n## Decision\n\n<!-- "+prompts["Decision"]+" -->\n\n## Consequences\n\nOne.\n\nTwo.\n" {
		t.Errorf("%q", got)
	}
	for _, wrong := range []Draft{
		{Title: "A", Number: 1, Today: today, Dialect: Nygard, Body: "x", Sections: draft.Sections},
		{Title: "A", Number: 1, Today: today, Dialect: Nygard, Body: "# 1. My own head\n"},
		{Title: "A", Number: 1, Today: today, Dialect: Nygard, Sections: []Filled{{"Kontekst", "x"}}},
	} {
		if _, err := log.New(wrong); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
}

func TestNewSupersedesAndLinks(t *testing.T) {
	log := NewLog(Parse("0001-a.md", []byte(nygard("1", "Accepted"))), Parse("0002-b.md", []byte(nygard("2", "Accepted"))))
	edits, err := log.New(Draft{
		Title: "Use [Go]", Number: 3, Today: today, Supersedes: []Record{log.Records[0]}, Links: []Relation{{"Amends", "Amended by", log.Records[1]}},
	})
	if got := changed(t, edits, err, "0003-use-go.md"); !strings.Contains(got, "Accepted\n\nSupersedes [1. T1](0001-a.md)\n\nAmends [2. T2](0002-b.md)\n\n## Context\n") {
		t.Errorf("%s", got)
	}
	if got := changed(t, edits, err, "0001-a.md"); got != nygard("1", `Superseded by [3. Use \[Go\]](0003-use-go.md)`) {
		t.Errorf("%s", got)
	}
	if edits[0].Before != nil || edits[0].File != "0003-use-go.md" {
		t.Errorf("the first edit is not the new file: %+v", edits[0])
	}
	if _, err := log.New(Draft{Title: "A", Number: 1, Today: today}); err == nil {
		t.Error("a record is written over")
	}
}

func TestRenumber(t *testing.T) {
	files := map[string]string{
		"0006-x.md":       "# 6. X\n\nSee [7. Use Gin](0007-use-gin.md#context), [ADR-0007](./0007-use-gin.md), ADR-7 and ADR 0007; `0007-use-gin.md`, not 0007-use-gin-too.md or ADR-70.\n",
		"0007-use-gin.md": "---\nnav_order: 7\n---\n# 7. Use Gin\n\nIn 7 days. ADR-0007 is this one.\n",
		"0009-y.md":       "# 9. Y\n",
	}
	log := mustRead(t, files)
	edits, mentions, err := log.Renumber(log.Records[1], 10)
	want := "# 6. X\n\nSee [10. Use Gin](0010-use-gin.md#context), [ADR-0010](./0010-use-gin.md), ADR-10 and ADR 0010; `0010-use-gin.md`, not 0007-use-gin-too.md or ADR-70.\n"
	if got := changed(t, edits, err, "0006-x.md"); got != want || len(mentions) > 0 || len(edits) != 2 {
		t.Errorf("%s\nnot\n%s (%v)", got, want, mentions)
	}
	if got := changed(t, edits, err, "0007-use-gin.md"); got != "---\nnav_order: 10\n---\n# 10. Use Gin\n\nIn 7 days. ADR-0010 is this one.\n" {
		t.Errorf("%s", got)
	}
	if edits[1].To != "0010-use-gin.md" {
		t.Errorf("the file is called %q", edits[1].To)
	}

	files["0007-use-echo.md"] = "# 7. Use Echo\n"
	log = mustRead(t, files)
	edits, mentions, err = log.Renumber(log.Records[2], 10)
	want = "# 6. X\n\nSee [10. Use Gin](0010-use-gin.md#context), [ADR-0010](./0010-use-gin.md), ADR-7 and ADR 0007; `0010-use-gin.md`, not 0007-use-gin-too.md or ADR-70.\n"
	if got := changed(t, edits, err, "0006-x.md"); got != want || len(mentions) != 2 || mentions[0].Line != 3 {
		t.Errorf("%s\nnot\n%s (%v)", got, want, mentions)
	}
	if _, _, err := log.Renumber(log.Records[2], 9); err == nil {
		t.Error("a number is taken twice")
	}
	page := RepairPage("README.md", []byte("* [7. Use Gin](docs/adr/0007-use-gin.md)\n* ADR-7\n"), log.Records[2], 10)
	if string(page.After) != "* [10. Use Gin](docs/adr/0010-use-gin.md)\n* ADR-7\n" {
		t.Errorf("%s", page.After)
	}
}
