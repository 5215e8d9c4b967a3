package prompt_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// TestReview changes an answer of each kind.
func TestReview(t *testing.T) {
	t.Parallel()
	start := func(t *testing.T) checklist.Answers {
		return said(t, "service.title=Orders", "project.stage=mvp", "team.size=5", "team.languages.go=expert", "team.languages.java=familiar", "importance.api=4").Over(allBut(t))
	}
	type changed = []checklist.Change
	tests := map[string]struct {
		change func(m *meeting)
		want   changed
	}{
		"nothing": {func(m *meeting) {}, nil},
		"a choice": {func(m *meeting) {
			m.Types("project.stage", Enter)
			m.Answers("What is being built first?", Down, Enter)
			m.Saw("What is being built first? product")
		}, changed{{ID: "project.stage", Old: []string{"mvp"}, New: []string{"product"}}}},
		"back to unanswered": {func(m *meeting) {
			m.Types("project.stage", Enter)
			m.Answers("What is being built first?", "not sure", Enter)
			m.Saw("What is being built first? unanswered")
		}, changed{{ID: "project.stage", Old: []string{"mvp"}}}},
		"a text": {func(m *meeting) {
			m.Types("service.title", Enter)
			m.Answers("What is its name for people?", " 2", Enter)
			m.Saw("What is its name for people? Orders 2")
		}, changed{{ID: "service.title", Old: []string{"Orders"}, New: []string{"Orders 2"}}}},
		"a choice with what follows": {func(m *meeting) {
			m.Types("maintainability.lifetime", Enter)
			m.Answers("How long will it be maintained?", "decade", Enter)
			m.Answers("Must there be releases with long-term support?", Down, Enter)
			m.Saw("long-term support? lts")
		}, changed{
			{ID: "maintainability.lifetime", New: []string{"decade"}},
			{ID: "maintainability.releases", Old: []string{"any"}, New: []string{"lts"}},
		}},
		"other languages": {func(m *meeting) {
			m.Types("team.languages", Enter)
			m.Answers("Which languages does the team know?", Space, "Java", Down, Space, Enter)
			m.Answers("How well does the team know JavaScript?", "delivers", Enter)
			m.Saw("How well does the team know JavaScript? proficient")
		}, changed{
			{ID: "team.languages.javascript", New: []string{"proficient"}},
			{ID: "team.languages.java", Old: []string{"familiar"}},
		}},
		"a level": {func(m *meeting) {
			m.Types("languages.go", Enter)
			m.Answers("How well does the team know Go?", Up, Enter)
			m.Saw("How well does the team know Go? proficient")
		}, changed{{ID: "team.languages.go", Old: []string{"expert"}, New: []string{"proficient"}}}},
		"an importance": {func(m *meeting) {
			m.Types("importance.api", Enter)
			m.Answers(`How important is "API strategy"?`, Down, Enter)
			m.Saw("5, much more than the others")
		}, changed{{ID: "importance.api", Old: []string{"4"}, New: []string{"5"}}}},
		"other items that matter": {func(m *meeting) {
			m.Types("all", Backspace, Backspace, Backspace, "importance", Enter)
			m.Answers("Does any item matter", Space, Up, Space, Enter)
			m.Answers(`How important is "Project type and scale"?`, Up, Enter)
			m.Saw("2, less than the others")
		}, changed{
			{ID: "importance.project", Old: []string{"3"}, New: []string{"2"}},
			{ID: "importance.api", Old: []string{"4"}, New: []string{"3"}},
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := start(t).Without("maintainability.releases")
			m := meet(t, before)
			m.Answers(reviewAsk)
			test.change(m)
			m.Answers(reviewAsk, Enter)
			if diff := cmp.Diff(test.want, checklist.Diff(before, m.answers())); diff != "" {
				t.Error(diff)
			}
		})
	}
}
