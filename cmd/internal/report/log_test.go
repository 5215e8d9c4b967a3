package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/adr"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func someLog() adr.Log {
	return adr.NewLog(
		adr.Parse("0001-a.md", []byte("# 1. Say \"yes\" to \\o/ [now]\n\nStatus: Superseded by ADR-0002\n")),
		adr.Parse("0002 b.md", []byte("# 2. B\n\nStatus: Accepted by a board that takes many words to say so\n\nDate: 5 Apr 2020\n")),
		adr.Parse("0002-c.md", []byte("# <script>\n\nStatus: accepted\x1b[31m\n\n**Amends:** [1](0001-a.md)\n")),
		adr.Parse("20200102-a-day-as-a-name-and-very-long-at-that.md", []byte("# D\n")),
	)
}

func TestGraphQuotesWhatPeopleWrote(t *testing.T) {
	var b bytes.Buffer
	Graph(&b, someLog().Records, LinkForm{Prefix: `x"/`})
	for _, want := range []string{
		`_1 [label="1. Say \"yes\" to \\o/ [now]"; URL="x\"/0001-a.html"];`,
		"_r3 -> _1 [label=\"Amends\", weight=0]\n",
		"_1 -> _r2 [style=\"dotted\", weight=1];\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in\n%s", want, b.String())
		}
	}
	b.Reset()
	Mermaid(&b, someLog().Records, LinkForm{})
	for _, want := range []string{`_1["1. Say #quot;yes#quot; to \o/ [now]"]`, `_r3["0002. #lt;script#gt;"]`, `_r3 -->|"Amends"| _1`, `click _r2 "0002 b.md"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in\n%s", want, b.String())
		}
	}
}

// A relation that only the passive side tells of is drawn all the same.
func TestGraphDrawsWhatOneSideTells(t *testing.T) {
	log := adr.NewLog(
		adr.Parse("0001-a.md", []byte("# 1. A\n\n## Status\n\nSuperseded by [2](0002-b.md)\n")),
		adr.Parse("0002-b.md", []byte("# 2. B\n\n## Status\n\nAccepted\n")),
	)
	var b bytes.Buffer
	Graph(&b, log.Records, LinkForm{})
	if !strings.Contains(b.String(), "  _2 -> _1 [label=\"Supersedes\", weight=0]\n") {
		t.Error(b.String())
	}
}

func TestContentsAreMarkdown(t *testing.T) {
	var b bytes.Buffer
	Contents(&b, someLog().Records, LinkForm{Prefix: "log/"}, "Before.\n\n", "")
	want := `# Architecture Decision Records

Before.

* [1. Say "yes" to \o/ \[now\]](log/0001-a.md)
* [2. B](<log/0002 b.md>)
* [0002. <script>](log/0002-c.md)
* [D](log/20200102-a-day-as-a-name-and-very-long-at-that.md)
`
	if b.String() != want {
		t.Errorf("%s\nnot\n%s", b.String(), want)
	}
}

func TestRecordsFitATable(t *testing.T) {
	var b bytes.Buffer
	Records(&b, someLog().Records)
	want := `record                        date        status                  title
0001                          -           Superseded by ADR-0002  Say "yes" to
                                                                  \o/ [now]
0002                          2020-04-05  accepted                B
0002                          -           accepted\x1b[31m        <script>
20200102-a-day-as-a-name-an…  2020-01-02  unknown                 D
`
	if b.String() != want {
		t.Errorf("%s\nnot\n%s", b.String(), want)
	}
}

func TestRecordHeadTellsHowItReads(t *testing.T) {
	var b bytes.Buffer
	log := someLog()
	RecordHead(&b, log.Records[0], func(file string) string { return "log/" + file })
	want := `record  log/0001-a.md
title   Say "yes" to \o/ [now]
status  Superseded by ADR-0002
        which is superseded
date    -
link    Superseded by 2, which is not in the log
`
	if b.String() != want {
		t.Errorf("%s\nnot\n%s", b.String(), want)
	}
}

func TestSARIFNamesRulesAndPlaces(t *testing.T) {
	var b bytes.Buffer
	problem := adr.Problem{Rule: adr.RuleLink, Finding: finding.Finding{File: "docs/a b.md", Line: 7, Message: "gone", Hint: "mend it"}}
	if err := SARIF(&b, []adr.Problem{problem}, "v1"); err != nil {
		t.Fatal(err)
	}
	var out struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID    string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	run := out.Runs[0]
	place := run.Results[0].Locations[0].PhysicalLocation
	if out.Version != "2.1.0" || len(run.Tool.Driver.Rules) != len(adr.Rules) || run.Results[0].RuleID != "link" ||
		run.Results[0].Message.Text != "gone. mend it" || place.ArtifactLocation.URI != "docs/a%20b.md" || place.Region.StartLine != 7 {
		t.Errorf("%+v", out)
	}
}
