package checklist_test

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

func TestNothingSaidIsDefaultsAndOpenQuestions(t *testing.T) {
	var a checklist.Answers
	for _, q := range everyQuestion() {
		if !slices.Equal(a.Values(q.ID), q.Default) || a.Given(q.ID) {
			t.Errorf("%s is %v, its default %v", q.ID, a.Values(q.ID), q.Default)
		}
	}
	if a.Importance("team") != 3 || a.Size() != 0 || len(a.Scaffold()) != 0 {
		t.Errorf("importance %d, size %d, scaffold %v", a.Importance("team"), a.Size(), a.Scaffold())
	}
}

func TestWithSaysOneThing(t *testing.T) {
	for _, tc := range []struct {
		id, text string
		want     []string
	}{
		{"project.stage", "mvp", []string{"mvp"}},
		{"project.types", "saas,crud-api", []string{"saas", "crud-api"}},
		{"project.types", "saas, crud-api", []string{"saas", "crud-api"}},
		{"project.types", "", []string{}},
		{"project.types", "unanswered", nil},
		{"performance.startup", "unanswered", nil},
		{"team.size", "5", []string{"5"}},
		{"importance.api", "0", []string{"0"}},
		{"service.title", "Orders, the service", []string{"Orders, the service"}},
		{"service.title", "", nil},
		{"constraints.exclude", "gin,echo", []string{"gin", "echo"}},
		{"scaffold.anything", "at all", []string{"at all"}},
	} {
		var before checklist.Answers
		after := with(t, before, tc.id, tc.text)
		if got := after.Values(tc.id); !slices.Equal(got, tc.want) || (got == nil) != (tc.want == nil) || !after.Given(tc.id) {
			t.Errorf("With(%s, %q) gives %#v, want %#v", tc.id, tc.text, got, tc.want)
		}
		if before.Given(tc.id) {
			t.Errorf("With(%s) changed the answers it was called on", tc.id)
		}
	}
}

func TestWithRefuses(t *testing.T) {
	for _, tc := range []struct{ id, text, want, hint string }{
		{"project.tpes", "x", `unknown key "project.tpes"; did you mean "project.types"?`, "underpin answers schema lists the keys"},
		{"", "x", `unknown key ""`, "underpin answers schema lists the keys"},
		{"scaffold.Bad", "x", `unknown key "scaffold.Bad"`, "underpin answers schema lists the keys"},
		{"project.stage", "", `project.stage: "" is not an answer`, "choose from prototype, mvp, product, mission-critical"},
		{"project.stage", "mvpp", `project.stage: "mvpp" is not an answer; did you mean "mvp"?`, ""},
		{"api.styles", "rest,unanswered", `api.styles: unanswered stands alone, not among other answers`, ""},
		{"api.styles", "rest,grpc,rest", `api.styles: "rest" is there twice`, ""},
		{"team.size", "0", `team.size: must be a whole number from 1 to 100000, not "0"`, ""},
		{"team.size", "05", `team.size: must be a whole number from 1 to 100000, not "05"`, ""},
		{"team.size", "+5", `team.size: must be a whole number from 1 to 100000, not "+5"`, ""},
		{"importance.api", "2.5", `importance.api: must be a whole number from 0 to 5, not "2.5"`, ""},
		{"service.title", "a\tb", `service.title: holds U+0009: it must be one line of printable text`, ""},
		{"service.title", "a\xffb", `service.title: is not text in UTF-8`, ""},
	} {
		_, err := checklist.Answers{}.With(tc.id, tc.text)
		var f finding.Finding
		if !errors.As(err, &f) || f.Message != tc.want || f.Hint != tc.hint {
			t.Errorf("With(%s, %q): %q, hint %q\nwant %q, hint %q", tc.id, tc.text, f.Message, f.Hint, tc.want, tc.hint)
		}
	}
}

func TestWithShowsAllThatIsWrong(t *testing.T) {
	_, err := checklist.Answers{}.With("api.styles", "soap,corba")
	refused(t, err, `api.styles: "soap" is not an answer`, `api.styles: "corba" is not an answer`)
}

func TestOverKeepsWhatIsSaidAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawAnswers(t), drawAnswers(t)
		merged := a.Over(b)
		for _, q := range everyQuestion() {
			said := b
			if a.Given(q.ID) {
				said = a
			}
			if !slices.Equal(merged.Values(q.ID), said.Values(q.ID)) || merged.Given(q.ID) != said.Given(q.ID) {
				t.Fatalf("%s is %v", q.ID, merged.Values(q.ID))
			}
		}
		if !same(a.Over(a), a) || !same(a.Over(checklist.Answers{}), a) || !same(checklist.Answers{}.Over(a), a) {
			t.Fatalf("laying over the same, or over nothing, changes something")
		}
	})
}

func TestDiffListsWhatChanged(t *testing.T) {
	before := parse(t, []byte("version: 1\nproject: {stage: mvp, types: []}\nteam: {style: either}\nscaffold: {ci: github, a: x}\n"))
	after := parse(t, []byte("version: 1\nproject: {stage: product, types: unanswered}\nimportance: {api: 5}\nscaffold: {ci: gitlab, a: x}\n"))
	want := []checklist.Change{
		{ID: "project.types", Old: []string{}, New: nil},
		{ID: "project.stage", Old: []string{"mvp"}, New: []string{"product"}},
		{ID: "importance.api", Old: []string{"3"}, New: []string{"5"}},
		{ID: "scaffold.ci", Old: []string{"github"}, New: []string{"gitlab"}},
	}
	got := checklist.Diff(before, after)
	equal := func(a, b checklist.Change) bool {
		return a.ID == b.ID && slices.Equal(a.Old, b.Old) && slices.Equal(a.New, b.New) && (a.New == nil) == (b.New == nil)
	}
	if !slices.EqualFunc(got, want, equal) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if before.Equal(after) || !after.Equal(after.Over(after)) {
		t.Error("Equal does not agree with Diff")
	}
}

func TestDiffLeadsFromOneToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawAnswers(t), drawAnswers(t)
		there, back := checklist.Diff(a, b), checklist.Diff(b, a)
		if len(there) != len(back) {
			t.Fatalf("%d changes there, %d back", len(there), len(back))
		}
		for i, change := range there {
			if change.ID != back[i].ID || !slices.Equal(change.Old, back[i].New) || !slices.Equal(change.New, back[i].Old) {
				t.Fatalf("there %v, back %v", change, back[i])
			}
			if !slices.Equal(a.Values(change.ID), change.Old) || !slices.Equal(b.Values(change.ID), change.New) {
				t.Fatalf("%v is not what was said", change)
			}
		}
	})
}

func TestUnanswered(t *testing.T) {
	var open []string
	for _, q := range (checklist.Answers{}).Unanswered() {
		open = append(open, q.ID)
		if q.Ask == "" {
			t.Errorf("%s asks nothing", q.ID)
		}
	}
	want := []string{
		"project.types", "project.stage", "project.scale", "performance.workload", "performance.throughput", "performance.latency",
		"performance.concurrency", "team.languages", "team.size", "team.experience", "security.posture", "deployment.targets",
		"maintainability.lifetime", "talent.hiring", "api.styles", "api.audience",
	}
	if !slices.Equal(open, want) {
		t.Errorf("open are\n%v\nnot\n%v", open, want)
	}
	a := parse(t, []byte("version: 1\nproject: {types: [], stage: mvp}\nteam: {languages: {go: none}}\nperformance: {startup: unanswered}\n"))
	open = nil
	for _, q := range a.Unanswered() {
		open = append(open, q.ID)
	}
	for id, isOpen := range map[string]bool{
		"project.types": false, "project.stage": false, "project.scale": true, "team.languages": false, "performance.startup": true,
	} {
		if slices.Contains(open, id) != isOpen {
			t.Errorf("%s: open is %v", id, !isOpen)
		}
	}
}

func TestRelevant(t *testing.T) {
	clouds, _ := checklist.Lookup("deployment.clouds")
	stage, _ := checklist.Lookup("project.stage")
	var a checklist.Answers
	if a.Relevant(clouds) || !a.Relevant(stage) {
		t.Error("clouds are asked before it is known where it runs, or the stage is not")
	}
	if with(t, a, "deployment.targets", "shared-hosting,windows-server").Relevant(clouds) {
		t.Error("clouds are asked for shared hosting")
	}
	if !with(t, a, "deployment.targets", "shared-hosting,paas").Relevant(clouds) {
		t.Error("clouds are not asked for a platform")
	}
}

func TestSaid(t *testing.T) {
	a := parse(t, []byte(`version: 1
project: {types: [crud-api, saas, internal-tool], stage: unanswered}
performance: {workload: io-bound, throughput: high, startup: any}
team: {languages: {go: expert, csharp: none}, size: 5}
ecosystem: {needs: []}
`))
	want := map[string]string{
		"project":     "an API for creating and reading records, software as a service and an internal tool",
		"performance": "its time goes into waiting for input and output; its throughput must be high",
		"team":        "expert in Go; without C#; a team of 5",
		"ecosystem":   "",
		"api":         "",
	}
	for _, c := range checklist.Criteria() {
		if text, ok := want[c.ID]; ok && a.Said(c) != text {
			t.Errorf("%s: said %q, not %q", c.ID, a.Said(c), text)
		}
	}
}

func TestSaidReadsWell(t *testing.T) {
	for said, answers := range map[string]string{
		"one person":   "team: {size: 1}",
		"a team of 11": "team: {size: 11}",
		"the first version is a full product; expected to stay small":                                       "project: {stage: product, scale: small}",
		"its throughput is modest; its latency has strict limits":                                           "performance: {throughput: modest, latency: strict}",
		"it runs in containers and on Windows Server; hosted on AWS and on the organisation's own machines": "deployment: {targets: [containers, windows-server], clouds: [aws, on-premises]}",
	} {
		a := parse(t, []byte("version: 1\n"+answers+"\n"))
		var got string
		for _, c := range checklist.Criteria() {
			got += a.Said(c)
		}
		if got != said {
			t.Errorf("%s: said %q, not %q", answers, got, said)
		}
	}
}

func TestScaffold(t *testing.T) {
	a := parse(t, []byte("version: 1\nscaffold: {database: sqlite, ci: unanswered, port: 8080}\n"))
	if got := a.Scaffold(); !maps.Equal(got, map[string]string{"database": "sqlite", "port": "8080"}) {
		t.Errorf("got %v", got)
	}
}
