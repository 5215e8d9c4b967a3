package checklist_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// neutral are the words that prefer nothing and so may be a default.
var neutral = []string{"any", "either", "normal", "none"}

func everyQuestion() []checklist.Question {
	all := checklist.Service()
	for _, c := range checklist.Criteria() {
		all = append(all, c.Questions...)
	}
	for _, c := range checklist.Criteria() {
		q, _ := checklist.Lookup("importance." + c.ID)
		all = append(all, q)
	}
	return append(all, checklist.Constraints()...)
}

func TestTenCriteriaInOrder(t *testing.T) {
	want := strings.Fields("project performance team ecosystem community security deployment maintainability talent api")
	var got []string
	for _, c := range checklist.Criteria() {
		got = append(got, c.ID)
		if c.Title == "" || c.Why == "" || len(c.Questions) == 0 {
			t.Errorf("%s lacks a title, a why or questions", c.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestQuestionsHaveWhatTheyNeed(t *testing.T) {
	seen := map[string]bool{}
	for _, q := range everyQuestion() {
		if seen[q.ID] {
			t.Errorf("%s is there twice", q.ID)
		}
		seen[q.ID] = true
		if !strings.HasSuffix(q.Ask, "?") || q.Why == "" || strings.Count(q.Phrase, "{}") != 1 {
			t.Errorf("%s: ask %q, why %q, phrase %q", q.ID, q.Ask, q.Why, q.Phrase)
		}
		switch q.Kind {
		case checklist.Choice, checklist.Choices:
			checkOptions(t, q)
		case checklist.Number:
			if q.Least >= q.Most {
				t.Errorf("%s: from %d to %d", q.ID, q.Least, q.Most)
			}
		case checklist.Text, checklist.Name, checklist.Path, checklist.IDs:
		default:
			t.Errorf("%s is of no kind: %q", q.ID, q.Kind)
		}
		if found, ok := checklist.Lookup(q.ID); !ok || found.Ask != q.Ask {
			t.Errorf("%s is not found by its id", q.ID)
		}
	}
	if len(seen) < 50 {
		t.Errorf("only %d questions", len(seen))
	}
}

func checkOptions(t *testing.T, q checklist.Question) {
	if len(q.Options) < 2 {
		t.Errorf("%s has fewer than two options", q.ID)
	}
	values := q.Values()
	for i, option := range q.Options {
		if slices.Contains(values[:i], option.Value) || option.Value == checklist.Unanswered || option.Help == "" {
			t.Errorf("%s: %q is there twice, reserved or without help", q.ID, option.Value)
		}
	}
}

func TestDefaultsPreferNothing(t *testing.T) {
	for _, q := range everyQuestion() {
		switch {
		case strings.HasPrefix(q.ID, "importance."):
			if !slices.Equal(q.Default, []string{"3"}) {
				t.Errorf("%s is %v by default", q.ID, q.Default)
			}
		case q.Kind.Several():
			if len(q.Default) > 0 {
				t.Errorf("%s has a default that prefers: %v", q.ID, q.Default)
			}
		case q.Default == nil:
		case len(q.Default) != 1 || !slices.Contains(neutral, q.Default[0]) || !slices.Contains(q.Values(), q.Default[0]):
			t.Errorf("%s: %v is not its neutral word", q.ID, q.Default)
		}
	}
}

func TestConditionsNameAnswers(t *testing.T) {
	for _, q := range everyQuestion() {
		for id, values := range q.When {
			other, ok := checklist.Lookup(id)
			if !ok {
				t.Errorf("%s waits for %s, which is no question", q.ID, id)
			}
			for _, value := range values {
				if !slices.Contains(other.Values(), value) {
					t.Errorf("%s waits for %s: %s, which is no answer", q.ID, id, value)
				}
			}
		}
	}
}

func TestTextsFitALine(t *testing.T) {
	fits := func(id, text string) {
		if utf8.RuneCountInString(text) > 80 {
			t.Errorf("%s: more than 80 columns: %s", id, text)
		}
		if strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\t") {
			t.Errorf("%s: stray space in %q", id, text)
		}
	}
	for _, c := range checklist.Criteria() {
		fits(c.ID, "10. "+c.Title)
		fits(c.ID, c.Why)
	}
	for _, q := range everyQuestion() {
		for _, text := range []string{q.Ask, q.Why, q.Phrase} {
			fits(q.ID, text)
		}
		for _, option := range q.Options {
			fits(q.ID, option.Value+"  "+option.Help)
			fits(q.ID, option.Phrase)
		}
	}
}
