package catalog

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "compile the data folder anew")

// TestDefaultIsTheDataFolder keeps what is compiled in equal to the YAML files
// that people edit; -update compiles them anew.
func TestDefaultIsTheDataFolder(t *testing.T) {
	c, err := Load(os.DirFS("data"), "built-in")
	if err != nil {
		t.Fatal(err)
	}
	source := fmt.Sprintf("// Code generated from data by go generate; DO NOT EDIT.\n\npackage catalog\n\nimport %q\n\nvar builtIn = %s\n",
		"github.com/underpin-dev/underpin/decisions/finding", strings.ReplaceAll(fmt.Sprintf("%#v", c), "catalog.", ""))
	want, err := format.Source([]byte(strings.ReplaceAll(source, "}, ", "},\n")))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("builtin.go", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("builtin.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the data changed since it was compiled in; run go generate ./decisions/catalog (%v)", err)
	}
}

func TestBuiltInCatalogHasNothingToMend(t *testing.T) {
	for _, f := range Default().Lint() {
		t.Error(f)
	}
}

// Every cited place is looked up in the texts of the founding sources, where
// they lie beside the repository.
func TestCitationsStandInTheirSources(t *testing.T) {
	c := Default()
	folder := filepath.Join("..", "..", "..", "shared", "sources")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the sources are not beside the repository")
	}
	sections := map[Cite]string{}
	for _, source := range c.Sources {
		text, err := os.ReadFile(filepath.Join(folder, source.ID+".txt"))
		if os.IsNotExist(err) {
			continue // a source that is only linked to
		}
		if err != nil {
			t.Fatal(err)
		}
		for heading, body := range split(t, source, text) {
			sections[Cite{Source: source.ID, Section: heading}] = body
		}
	}
	if len(sections) < 100 {
		t.Fatalf("only %d sections were found", len(sections))
	}
	for _, claim := range c.Claims {
		for _, cite := range claim.Cites {
			body, ok := sections[Cite{Source: cite.Source, Section: cite.Section}]
			if ok && !strings.Contains(body, plain(cite.Label)) {
				t.Errorf("claim %s: %q does not stand in %s, %q", claim.ID, cite.Label, cite.Source, cite.Section)
			}
		}
	}
}

// split cuts a text at the headings of its source, which stand in their order.
func split(t *testing.T, source Source, text []byte) map[string]string {
	t.Helper()
	lines := strings.Split(string(text), "\n")
	bodies := map[string]string{}
	at, current := 0, ""
	for _, section := range source.Sections {
		parts := strings.Split(section.Heading, " > ")
		start := at
		for at < len(lines) && trimmed(lines[at]) != parts[len(parts)-1] {
			at++
		}
		if at == len(lines) {
			t.Fatalf("%s has no section %q after %q", source.ID, section.Heading, current)
		}
		if current != "" {
			bodies[current] = plain(strings.Join(lines[start:at], " "))
		}
		current = section.Heading
		at++
	}
	bodies[current] = plain(strings.Join(lines[at:], " "))
	return bodies
}

func trimmed(line string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "•")), ":"))
}

// plain folds white space and the kinds of apostrophe.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "’", "'")), " ")
}

// Two claims about a framework that rest on the same words would count them
// twice: from each of its sources, a claim has a place that is its own.
func TestEachClaimRestsOnWordsOfItsOwn(t *testing.T) {
	c := Default()
	for _, framework := range c.Frameworks {
		citing := map[Cite]int{}
		var arguments []Claim
		for _, claim := range c.ClaimsAbout(framework) {
			if claim.Kind.Speaks() == 0 || claim.Standing == Outdated {
				continue
			}
			arguments = append(arguments, claim)
			for _, cite := range claim.Cites {
				citing[cite]++
			}
		}
		for _, claim := range arguments {
			for _, source := range claim.CitedSources() {
				if !slices.ContainsFunc(claim.Cites, func(cite Cite) bool { return cite.Source == source && citing[cite] == 1 }) {
					t.Errorf("%s: claim %s has no words of its own from %s", framework.ID, claim.ID, source)
				}
			}
		}
	}
}

func overlay(files map[string]string) fstest.MapFS {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return folder
}

func TestOverlayAddsReplacesAndWithdraws(t *testing.T) {
	base := Default()
	c, err := base.With(overlay(map[string]string{
		"sources.yaml":    "sources: [{id: wiki, title: Our wiki, publisher: us, year: 2026, kind: internal}]\n",
		"claims/gin.yaml": "subject: gin\nclaims:\n  - {id: gin-fast, kind: weakness, criterion: performance, statement: Gin was slow for us., cites: [{source: wiki, section: Load tests, label: p99 of 2 s}]}\n  - {id: gin-ours, kind: strength, criterion: team, statement: Gin is our house framework., cites: [{source: wiki, section: Stack, label: we use Gin}]}\n",
		"withdraw.yaml":   "claims: [gin-popular]\nframeworks: [fastapi]\n",
	}), "house")
	if err != nil {
		t.Fatal(err)
	}
	if claim, _ := c.Claim("gin-fast"); claim.Kind != Weakness || claim.Cites[0].Source != "wiki" {
		t.Errorf("gin-fast was not replaced: %+v", claim)
	}
	if _, ok := c.Claim("gin-ours"); !ok {
		t.Error("gin-ours was not added")
	}
	if _, ok := c.Claim("gin-popular"); ok {
		t.Error("gin-popular was not withdrawn")
	}
	if _, ok := c.Framework("fastapi"); ok {
		t.Error("fastapi was not withdrawn")
	}
	if len(c.Layers) != 2 || c.Layers[1].Name != "house" || c.Layers[1].Digest == base.Layers[0].Digest {
		t.Errorf("layers: %+v", c.Layers)
	}
	if before, _ := base.Claim("gin-fast"); before.Kind != Strength {
		t.Error("the catalog below was changed")
	}
}

func TestLintFindsMistakes(t *testing.T) {
	for want, text := range map[string]string{
		`claims/gin.yaml:3: claim "x": cites source "digitlapi", which sources.yaml does not list; did you mean "digitalapi"?`: `{id: x, kind: fact, criterion: api, statement: S., cites: [{source: digitlapi, section: TL;DR, label: a}]}`,
		`criterion "performnce" is unknown; did you mean "performance"?`:                                                       `{id: x, kind: fact, criterion: performnce, statement: S., cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`kind "strengths" is unknown; did you mean "strength"?`:                                                                `{id: x, kind: strengths, criterion: api, statement: S., cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`when: "many" is no answer to performance.throughput`:                                                                  `{id: x, kind: fact, criterion: api, statement: S., when: {performance.throughput: many}, cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`when: there is no question "performance.speed"`:                                                                       `{id: x, kind: fact, criterion: api, statement: S., when: {performance.speed: [high]}, cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`cites nothing`:                                                   `{id: x, kind: fact, criterion: api, statement: S.}`,
		`digitalapi has no section "Nowhere"`:                             `{id: x, kind: fact, criterion: api, statement: S., cites: [{source: digitalapi, section: Nowhere, label: a}]}`,
		`which is said to hold no claim`:                                  `{id: x, kind: fact, criterion: api, statement: S., cites: [{source: digitalapi, section: "4. Security Features", label: a}]}`,
		`has 9 words, and at most 8 are allowed`:                          `{id: x, kind: fact, criterion: api, statement: S., cites: [{source: digitalapi, section: TL;DR, label: a b c d e f g h i}]}`,
		`cites digitalapi without a label`:                                `{id: x, kind: fact, criterion: api, statement: S., cites: [{source: digitalapi, section: TL;DR}]}`,
		`kind is missing; it is one of strength, weakness, usecase, fact`: `{id: x, criterion: api, statement: S., cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`criterion is missing; it is one of project, `:                    `{id: x, kind: fact, statement: S., cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`is disputed by "gin-fast", which does not point back`:            `{id: x, kind: fact, criterion: api, statement: S., standing: disputed, disputed_by: [gin-fast], cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
		`standing outdated and outdated (reason, cites) belong to`:        `{id: x, kind: fact, criterion: api, statement: S., standing: outdated, cites: [{source: digitalapi, section: TL;DR, label: a}]}`,
	} {
		c, err := Default().With(overlay(map[string]string{"claims/gin.yaml": "subject: gin\nclaims:\n  - " + text + "\n"}), "")
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Lint().Error(); !strings.Contains(got, want) {
			t.Errorf("lint says:\n%s\nnot %q", got, want)
		}
	}
}

func TestLoadRefusesBadFiles(t *testing.T) {
	for want, files := range map[string]map[string]string{
		"no catalog here": {},
		`c/claims/gin.yaml:2:1: unknown key "clams"; did you mean "claims"?`: {"claims/gin.yaml": "subject: gin\nclams: []\n"},
		`c/claims/gin.yaml: subject is missing`:                              {"claims/gin.yaml": "claims: [{id: x}]\n"},
		`c/claims/gin.yaml:3:13: a claim has no subject of its own`:          {"claims/gin.yaml": "subject: gin\nclaims:\n  - {id: x, subject: gin}\n"},
		`c/sources.yaml:1:1`:    {"sources.yaml": "- a\n"},
		"claims must be a list": {"claims/gin.yaml": "subject: gin\nclaims: {a: b}\n"},
	} {
		if _, err := Load(overlay(files), "c"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtin := os.DirFS("data")
		if _, err := Load(builtin, "built-in"); err != nil {
			b.Fatal(err)
		}
	}
}

// What hangs on a thing that is withdrawn goes with it, whatever it is: what is
// left is a catalog in order.
func TestWithdrawingLeavesACatalogInOrder(t *testing.T) {
	base := Default()
	all := map[string][]string{"frameworks": base.FrameworkIDs()}
	for _, s := range base.Sources {
		all["sources"] = append(all["sources"], s.ID)
	}
	for _, claim := range base.Claims {
		if claim.Standing == Disputed || len(all["claims"]) < 20 {
			all["claims"] = append(all["claims"], claim.ID)
		}
	}
	for what, ids := range all {
		for _, id := range ids {
			c, err := base.With(overlay(map[string]string{"withdraw.yaml": what + ": [" + id + "]\n"}), "house")
			if err != nil {
				t.Fatal(err)
			}
			if problems := c.Lint(); len(problems) > 0 {
				t.Errorf("without %s of the %s:\n%v", id, what, problems)
			}
			if len(c.Claims) >= len(base.Claims) && what == "claims" {
				t.Errorf("%s is still there", id)
			}
		}
	}
}

func TestOverlayRefusesWhatWouldBeSilent(t *testing.T) {
	for want, files := range map[string]map[string]string{
		`house/withdraw.yaml:2: there is no claim "gin-fats" to withdraw; did you mean "gin-fast"?`: {"withdraw.yaml": "claims:\n  - gin-fats\n"},
		`house/withdraw.yaml:1: there is no framework "ginn" to withdraw; did you mean "gin"?`:      {"withdraw.yaml": "frameworks: [ginn]\n"},
		`house/claims/gin.yml: is not read`: {"claims/gin.yml": "subject: gin\n", "withdraw.yaml": "claims: []\n"},
	} {
		if _, err := Default().With(overlay(files), "house"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
