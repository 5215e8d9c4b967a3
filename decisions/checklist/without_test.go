package checklist_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

func TestWithoutTakesBackWhatWithSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := drawID(t)
		before := drawAnswers(t).Without(id)
		said := with(t, before, id, drawAnswer(t, id))
		if before.Given(id) || !said.Given(id) || !same(said.Without(id), before) {
			t.Fatalf("%s is not taken back from\n%s", id, said.Format())
		}
	})
	if rest := (checklist.Answers{}).Without("team.size"); rest.Size() != 0 {
		t.Errorf("nothing said, and %d answers left", rest.Size())
	}
}
