package adr

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// sample is a record of one dialect and how it reads.
type sample struct {
	file, text string
	number     int
	title      string
	status     string
	state      State
	date       string // "" for unknown
	dialect    Dialect
	links      string // kind>to, joined by a comma
}

var samples = map[string]sample{
	"nygard": {
		"0007-use-redis.md", "# 7. Use Redis\n\nDate: 2020-04-05\n\n## Status\n\nAccepted\n\nAmends [3. Cache](0003-cache.md)\n\n## Context\n\nSlow.\n\n## Decision\n\nYes.\n\n## Consequences\n\nFast.\n",
		7, "Use Redis", "Accepted", Accepted, "2020-04-05", Nygard, "Amends>0003-cache.md",
	},
	"adr-tools, superceded": {
		"0002-x.md", "# 2. X\n\nDate: 12/01/1992\n\n## Status\n\nSuperceded by [5. Y](0005-y.md)\n\n## Context\n\nA.\n",
		2, "X", "Superceded by 5. Y", Superseded, "", Nygard, "Superceded by>0005-y.md",
	},
	"accepted, and a bullet that says otherwise": {
		"0002-x.md", "# 2. X\n\nDate: 21.07.2017\n\n## Status\n\nAccepted\n\n* Superseded by [ADR 8](0008-z.md)\n\n## Context\n\nA.\n",
		2, "X", "Superseded by ADR 8", Superseded, "2017-07-21", Nygard, "Superseded by>0008-z.md",
	},
	"madr 4": {
		"0012-y.md", "---\nstatus: \"superseded by ADR-0020\"\ndate: 2024-09-17 # last updated\ndecision-makers: [Ada, Bob]\n---\n\n# Y\n\n## Context and Problem Statement\n\nA?\n",
		12, "Y", "superseded by ADR-0020", Superseded, "2024-09-17", MADR, "superseded by>20",
	},
	"madr 3, a comment instead of a status": {
		"0012-y.md", "---\n# status: \"{proposed | accepted}\"\nparent: Decisions\n---\n# Y\n\n## Context and Problem Statement\n\nA?\n\n## Considered Options\n\n* A\n",
		12, "Y", "", Unknown, "", MADR, "",
	},
	"madr 2": {
		"0003-z.md", "# Z\n\n* Status: superseded by [ADR-0019](0019-zz.md) <!-- optional -->\n* Deciders: Ada, Bob\n* Date: 2020-11-19\n\nTechnical Story: none\n\n## Links\n\n* Refines [ADR-0001](0001-a.md)\n",
		3, "Z", "superseded by ADR-0019", Superseded, "2020-11-19", MADR2, "superseded by>0019-zz.md,Refines>0001-a.md",
	},
	"log4brains": {
		"20201016-use-the-slug.md", "# Use the slug\n\n- Status: accepted\n- Tags: core\n\n## Links\n\n- Supersedes [20200926-number](20200926-number.md)\n",
		Unnumbered, "Use the slug", "accepted", Accepted, "2020-10-16", MADR2, "Supersedes>20200926-number.md",
	},
	"bold lines": {
		"0263-proxy.md", "# ADR 0263: Proxies\n\n**Date** 2019-11-13\n\n**Status**: Approved<!-- |Accepted|Rejected -->\n\n## Context\n\nA.\n",
		263, "Proxies", "Approved", Accepted, "2019-11-13", HomeMade, "",
	},
	"all of a line in bold": {
		"ADR-0010-c.md", "**Status: Superseded by [ADR-0016](0016-s.md) (2026-05-01).**\n\n# ADR-0010 — Concepts\n\n## Status\n\nAccepted (2026-04-30)\n",
		10, "Concepts", "Superseded by ADR-0016 (2026-05-01).", Superseded, "", HomeMade, "Superseded by>0016-s.md",
	},
	"a table of fields": {
		"adr-039-rail.md", "# ADR-039 — Rails\n\n| Field | Value |\n| --- | --- |\n| Date | 5 Apr 2022 |\n| Status | Rejected |\n\n## Context\n\nA.\n",
		39, "Rails", "Rejected", Rejected, "2022-04-05", HomeMade, "",
	},
	"a table with a head": {
		"1_rail.md", "# Rails\n\n| Status | Date |\n|---|---|\n| Deprecated | 2022/04/05 |\n",
		1, "Rails", "Deprecated", Deprecated, "2022-04-05", HomeMade, "",
	},
	"underlined headings": {
		"3-u.md", "3. Under\n========\n\nStatus\n------\n\nProposed\n\nContext\n-------\n\nA.\n",
		3, "Under", "Proposed", Proposed, "", Nygard, "",
	},
	"checked boxes": {
		"4-c.md", "# C\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected\n",
		4, "C", "Accepted", Accepted, "", Nygard, "",
	},
	"struck out": {"5-s.md", "# S\n\n## Status\n\n~~Proposed~~ ✅ **Accepted**\n", 5, "S", "Accepted", Accepted, "", Nygard, ""},
	"a form that nobody filled in": {
		"6-f.md", "# F\n\n## Status\n\nproposed | rejected | accepted | deprecated\n", 6, "F", "proposed | rejected | accepted | deprecated", Unknown, "", Nygard, "",
	},
	"a guide instead of a status": {
		"6-f.md", "# F\n\n## Status\n\nWhat is the status, such as proposed or accepted?\n", 6, "F", "What is the status, such as proposed or accepted?", Unknown, "", Nygard, "",
	},
	"words of another lifecycle": {"6-f.md", "# F\n\nStatus: Draft\n\n## Context\n", 6, "F", "Draft", Unknown, "", HomeMade, ""},
	"two statuses that contradict": {
		"6-f.md", "---\nstatus: rejected\n---\n# F\n\n## Status\n\nAccepted\n", 6, "F", "rejected", Unknown, "", MADR, "",
	},
	"a history": {
		"6-f.md", "# F\n\n## Status\n\n- 2020-01-02: Proposed\n- 2020-02-03: Accepted\n", 6, "F", "2020-02-03: Accepted", Accepted, "2020-02-03", Nygard, "",
	},
	"a status only in code": {
		"0013-y.md", "# Y\n\n## Decision Outcome\n\n```yaml\nstatus: accepted\n```\n\n## Considered Options\n\n* A\n", 13, "Y", "", Unknown, "", MADR, "",
	},
	"nothing at all": {"7.md", "", 7, "", "", Unknown, "", NoManner, ""},
	"not text":       {"7-x.md", "\xff\xfe#\x00 \x00A\x00", 7, "", "", Unknown, "", NoManner, ""},
	"front matter alone has the title": {
		"adr008-name.md", "---\nid: adrs-adr008\ntitle: 'ADR008: Default Name'\n---\n\n## Background\n\nA.\n", 8, "Default Name", "", Unknown, "", NoManner, "",
	},
	"german": {
		"0004-d.md", "# ADR-0004 — Schlüssel\n\n- **Status:** Akzeptiert (v1, Rest in Phase 4)\n- **Datum:** 12. März 2021\n\n## Kontext\n\nA.\n",
		4, "Schlüssel", "Akzeptiert (v1, Rest in Phase 4)", Accepted, "2021-03-12", HomeMade, "",
	},
	"french": {
		"0001-c.md", "# Choix\n\n* statut : proposé\n* date : 2025-05-27\n\n## Contexte\n", 1, "Choix", "proposé", Proposed, "2025-05-27", MADR2, "",
	},
	"japanese": {"0002-j.md", "# 単一ホスト\n\n## ステータス\n\n承認済み\n\n## 背景\n", 2, "単一ホスト", "承認済み", Accepted, "", Nygard, ""},
	"russian":  {"0002-r.md", "# 2. Кэш\n\nДата: 2021-03-04\n\n## Статус\n\nОтклонено\n", 2, "Кэш", "Отклонено", Rejected, "2021-03-04", Nygard, ""},
	"partly": {
		"3-n.md", "# 3. N\n\n## Status\n\nPartially superseded by [4](0004-a.md)\n", 3, "N", "Partially superseded by 4", Unknown, "", Nygard, "Partially superseded by>0004-a.md",
	},
}

func TestParse(t *testing.T) {
	for name, want := range samples {
		for ending, change := range map[string]func(string) string{
			"":                     func(text string) string { return text },
			", with CRLF":          func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
			", with a BOM":         func(text string) string { return "\xef\xbb\xbf" + text },
			", without a new line": func(text string) string { return strings.TrimSuffix(text, "\n") },
		} {
			t.Run(name+ending, func(t *testing.T) {
				checkSample(t, Parse(want.file, []byte(change(want.text))), want)
			})
		}
	}
}

func checkSample(t *testing.T, r Record, want sample) {
	t.Helper()
	if r.Number != want.number || r.Title != want.title {
		t.Errorf("record %d is called %q, not %d, %q", r.Number, r.Title, want.number, want.title)
	}
	if r.Status.Text != want.status || r.Status.State != want.state {
		t.Errorf("the status is %q, %s; not %q, %s", r.Status.Text, r.Status.State, want.status, want.state)
	}
	date := ""
	if r.Date.Known() {
		date = r.Date.Time.Format(time.DateOnly)
	}
	if date != want.date || r.Dialect != want.dialect {
		t.Errorf("date %q and dialect %q, not %q and %q", date, r.Dialect, want.date, want.dialect)
	}
	var links []string
	for _, l := range r.Links {
		links = append(links, l.Kind+">"+l.To)
	}
	if got := strings.Join(links, ","); got != want.links {
		t.Errorf("links %s, not %s", got, want.links)
	}
}

func TestSaysState(t *testing.T) {
	for text, want := range map[string]State{
		"Accepted":                                  Accepted,
		"PROPOSED, Not Implemented":                 Proposed,
		"Accepted and applied in v7":                Accepted,
		"Accepted (was proposed)":                   Accepted,
		"Proposed → Accepted":                       Accepted,
		"Proposed, not yet accepted":                Proposed,
		"Accepted. We rejected the others.":         Accepted,
		"Accepted, superseded by 9":                 Superseded,
		"Accepted; will be superseded by 9":         Accepted,
		"Deprecated; before: accepted by the board": Deprecated,
		"Ersetzt durch ADR-9":                       Superseded,
		"Ersetzt ADR-9":                             Unknown,
		"Rejected, superseded by 9":                 Unknown,
		"Not accepted":                              Unknown,
		"Accepted?":                                 Unknown,
		"Accepted or rejected":                      Unknown,
		"Depreciated":                               Unknown,
		"Pending":                                   Unknown,
		"The board accepted it":                     Unknown,
		"":                                          Unknown,
		"Remplacé par [3](0003.md)":                 Superseded,
		"已接受":                                       Accepted,
		"승인됨":                                       Accepted,
		"Przyjęte":                                  Accepted,
		"Утверждён":                                 Accepted,
		"Verworfen":                                 Rejected,
		"Not superseded":                            Unknown,
		"Approved by Ada (2020-01-01)":              Accepted,
	} {
		if got := saysState(cleaned(text)); got != want {
			t.Errorf("%q says %s, not %s", text, got, want)
		}
	}
}

func TestReadDate(t *testing.T) {
	for text, want := range map[string]string{
		"2020-04-05":                        "2020-04-05",
		"2020-06-15T20:21:00+01:00":         "2020-06-15",
		"[2020-06-15](https://example.com)": "2020-06-15",
		"20200615":                          "2020-06-15",
		"2020/4/5":                          "2020-04-05",
		"2020.04.05":                        "2020-04-05",
		"21.07.2017":                        "2017-07-21",
		"5.4.2018":                          "2018-04-05",
		"10 Apr 2022":                       "2022-04-10",
		"2 Sept 2024":                       "2024-09-02",
		"Jan 29, 2021":                      "2021-01-29",
		"April 5th, 2018":                   "2018-04-05",
		"Monday, 5 April 2021":              "2021-04-05",
		"12 de marzo de 2021":               "2021-03-12",
		"1er août 2021":                     "",
		"4 août 2021":                       "2021-08-04",
		"2021年3月4日":                         "2021-03-04",
		"15/04/2018":                        "2018-04-15",
		"04/15/2018":                        "2018-04-15",
		"04/04/2018":                        "2018-04-04",
		"12/01/1992":                        "", // in December or in January
		"2018-11":                           "",
		"2018-02-30":                        "",
		"31.02.2018":                        "",
		"unknown":                           "",
		"2020-08-16 (actually, earlier)":    "2020-08-16",
		"":                                  "",
	} {
		date, ok := readDate(text)
		got := ""
		if ok {
			got = date.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}

func TestHeadingAndNumber(t *testing.T) {
	for _, tc := range []struct {
		heading string
		known   int
		number  int
		title   string
	}{
		{"7. Use Gin", 7, 7, "Use Gin"},
		{"0007. Use Gin", 7, 7, "Use Gin"},
		{"ADR-007: Use Gin", Unnumbered, 7, "Use Gin"},
		{"ADR007: Use Gin", Unnumbered, 7, "Use Gin"},
		{"ADR 7 Use Gin", 7, 7, "Use Gin"},
		{"[ADR-7] Use Gin", 7, 7, "Use Gin"},
		{"6 Blocking", 6, 6, "Blocking"},
		{"0010 · Timers", 10, 10, "Timers"},
		{"2 factors suffice", 6, Unnumbered, "2 factors suffice"},
		{"4.0 comes", 4, Unnumbered, "4.0 comes"},
		{"ADR: Hooks", 4, Unnumbered, "Hooks"},
		{"Architecture Decision Record: Use Gin", 4, Unnumbered, "Use Gin"},
		{"Architecture Decision Record for Gin", 4, Unnumbered, "Architecture Decision Record for Gin"},
		{"Architecture Decision Record 4: Gin", 4, 4, "Gin"},
		{"Adrenaline", 4, Unnumbered, "Adrenaline"},
		{"", 4, Unnumbered, ""},
	} {
		if n, title := splitHeading(tc.heading, tc.known); n != tc.number || title != tc.title {
			t.Errorf("%q: %d, %q; not %d, %q", tc.heading, n, title, tc.number, tc.title)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range samples {
		f.Add(s.file, []byte(s.text))
	}
	f.Fuzz(func(t *testing.T, file string, text []byte) {
		r := Parse(file, text)
		if string(r.Text()) != string(text) {
			t.Error("the text is not kept")
		}
		if r.Status.State != Unknown && r.Status.Text == "" {
			t.Errorf("a status %s without words", r.Status.State)
		}
		for _, p := range r.places {
			if p.line < 0 || p.line >= len(r.page.lines) || p.from > p.to || p.to > len(r.page.line(p.line)) {
				t.Errorf("the status stands nowhere: %+v", p)
			}
		}
		for _, s := range r.Sections {
			if s.first > s.last || s.last > s.end || s.end > len(r.page.lines) {
				t.Errorf("a section that ends before it begins: %+v", s)
			}
		}
	})
}

func TestNotes(t *testing.T) {
	r := Parse("1-a.md", []byte("# A\n\nSo.[^1] And [^2]: so.\n\n[^1]: One,\n    section **two**\n[^x]: Three\n\n    four\n\nNot here.\n\n```\n[^4]: nor here\n```\n"))
	if got, want := r.Notes(), []string{"One, section two", "Three four"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
