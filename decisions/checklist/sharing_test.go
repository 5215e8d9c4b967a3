package checklist_test

import (
	"fmt"
	"testing"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// TestNothingHandedOutIsShared: whoever writes into what this package hands
// out writes into a copy.
func TestNothingHandedOutIsShared(t *testing.T) {
	a := parse(t, []byte("version: 1\nproject: {types: [saas, social]}\nscaffold: {ci: x}\n"))
	snapshot := func() string {
		types, _ := checklist.Lookup("project.types")
		clouds, _ := checklist.Lookup("deployment.clouds")
		return fmt.Sprint(checklist.Criteria(), checklist.Service(), checklist.Constraints(), types, clouds,
			a.Values("project.types"), a.Values("performance.startup"), a.Unanswered(), a.Tree(), a.Scaffold(), checklist.Diff(checklist.Answers{}, a))
	}
	before := snapshot()

	for _, c := range checklist.Criteria() {
		spoil(c.Questions)
	}
	spoil(checklist.Service())
	spoil(checklist.Constraints())
	spoil(a.Unanswered())
	for _, id := range []string{"project.types", "deployment.clouds", "performance.startup"} {
		q, _ := checklist.Lookup(id)
		spoil([]checklist.Question{q})
		clear(a.Values(id))
	}
	for _, section := range a.Tree() {
		for key, value := range section.(map[string]any) {
			if list, ok := value.([]string); ok {
				clear(list)
			}
			section.(map[string]any)[key] = nil
		}
	}
	for _, change := range checklist.Diff(checklist.Answers{}, a) {
		clear(change.Old)
		clear(change.New)
	}
	clear(a.Scaffold())
	b := with(t, a, "project.stage", "mvp")
	clear(b.Values("project.types"))
	clear(b.Over(a).Values("project.types"))

	if after := snapshot(); after != before {
		t.Errorf("changed from\n%s\nto\n%s", before, after)
	}
}

func spoil(questions []checklist.Question) {
	for i, q := range questions {
		clear(q.Options)
		clear(q.Default)
		clear(q.For)
		for _, values := range q.When {
			clear(values)
		}
		clear(q.When)
		questions[i] = checklist.Question{}
	}
}
