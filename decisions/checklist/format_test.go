package checklist_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

func TestFormatReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAnswers(t)
		text := a.Format()
		again := parse(t, text)
		if !same(a, again) {
			t.Fatalf("reads back otherwise:\n%s", text)
		}
		if !bytes.Equal(again.Format(), text) {
			t.Fatalf("is not stable:\n%s\n%s", text, again.Format())
		}
	})
}

func TestFormatFollowsTheChecklist(t *testing.T) {
	a := parse(t, []byte(`scaffold: {database: sqlite, ci: github}
api: {contract: none, styles: [rest, grpc]}
importance: {team: 5}
team: {size: 5, languages: {python: expert, go: familiar}, style: unanswered}
service: {description: "a: b", name: orders}
version: 1
`))
	want := `version: 1
service:
  name: orders
  description: "a: b"
team:
  languages:
    python: expert
    go: familiar
  size: 5
  style: unanswered
api:
  styles: [rest, grpc]
  contract: none
importance:
  team: 5
scaffold:
  ci: github
  database: sqlite
`
	if got := string(a.Format()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := string(checklist.Answers{}.Format()); got != "version: 1\n" {
		t.Errorf("nothing said is %q", got)
	}
}

func TestTreeHoldsEachQuestion(t *testing.T) {
	a := parse(t, []byte("version: 1\nservice: {name: orders}\nteam: {languages: {go: expert}}\napi: {styles: unanswered}\nscaffold: {ci: github}\n"))
	tree := a.Tree()
	at := func(keys ...string) any {
		var node any = tree
		for _, key := range keys {
			node = node.(map[string]any)[key]
		}
		return node
	}
	for _, tc := range []struct {
		got  any
		want string
	}{
		{at("service", "name"), "orders"},
		{at("service", "title"), ""},
		{at("team", "languages", "go"), "expert"},
		{at("team", "languages", "php"), ""},
		{at("performance", "startup"), "any"},
		{at("importance", "api"), "3"},
		{at("scaffold", "ci"), "github"},
	} {
		if tc.got != tc.want {
			t.Errorf("got %v, want %q", tc.got, tc.want)
		}
	}
	for _, section := range []string{"api", "project"} {
		key := map[string]string{"api": "styles", "project": "types"}[section]
		if list, ok := at(section, key).([]string); !ok || list == nil || len(list) > 0 {
			t.Errorf("%s.%s is %#v, not an empty list", section, key, at(section, key))
		}
	}
}
