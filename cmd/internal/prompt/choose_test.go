package prompt_test

import (
	"context"
	"errors"
	"testing"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

const chooseAsk = "Which framework shall it be?"

func ranking() evaluation.Evaluation {
	alternative := func(id, name string, total float64, evidence ...evaluation.Match) evaluation.Alternative {
		return evaluation.Alternative{
			Framework: catalog.Framework{ID: id, Name: name},
			Total:     total,
			Scores:    []evaluation.Score{{Criterion: "performance", Importance: 3, Evidence: evidence}},
		}
	}
	match := func(kind catalog.Kind, statement string, magnitude float64) evaluation.Match {
		return evaluation.Match{Claim: catalog.Claim{Kind: kind, Statement: statement}, Magnitude: magnitude}
	}
	return evaluation.Evaluation{Ranking: []evaluation.Alternative{
		alternative("gin", "Gin", 0.4,
			match(catalog.Strength, "Gin is quick.", 1.5), match(catalog.UseCase, "Gin suits APIs.", 2),
			match(catalog.Strength, "Gin is the third to be told.", 1), match(catalog.Fact, "Gin is written in Go.", 2),
			match(catalog.Weakness, "Gin leaves much to be added.", 1)),
		alternative("express", "Express", -0.001, match(catalog.Strength, "Express is outdated in this.", 0)),
		alternative("fastapi", "FastAPI", -0.25),
	}}
}

// choose lets a person choose.
func choose(t *testing.T, given decisions.Choice, answer func(someone *Person)) (decisions.Choice, error) {
	t.Helper()
	someone, tty := At(t, 80, 24)
	type chosen struct {
		decisions.Choice
		error
	}
	result := make(chan chosen, 1)
	go func() {
		choice, err := prompt.New(tty, tty).Choose(t.Context(), ranking(), given)
		result <- chosen{choice, err}
	}()
	answer(someone)
	got := <-result
	return got.Choice, got.error
}

func TestChoose(t *testing.T) {
	t.Parallel()
	const why = "Why Express, which ranks 2nd, and not Gin?"
	tests := map[string]struct {
		given  decisions.Choice
		answer func(someone *Person)
		want   decisions.Choice
	}{
		"the first": {decisions.Choice{}, func(p *Person) { p.Answers(chooseAsk, Enter) }, decisions.Choice{Framework: "gin"}},
		"the first with a reason": {decisions.Choice{Because: "we run Go"}, func(p *Person) { p.Answers(chooseAsk, Enter) },
			decisions.Choice{Framework: "gin", Because: "we run Go"}},
		"another": {decisions.Choice{}, func(p *Person) {
			p.Answers(chooseAsk, Down, Enter)
			p.Answers(why, Enter)
			p.Sees("say why it is chosen all the same")
			p.Types("   ", Enter, `Wir können "Node" & mögen's`, Enter)
		}, decisions.Choice{Framework: "express", Because: `Wir können "Node" & mögen's`}},
		"another by name, with a reason": {decisions.Choice{Because: "we run Node.js"}, func(p *Person) { p.Answers(chooseAsk, "expr", Enter) },
			decisions.Choice{Framework: "express", Because: "we run Node.js"}},
		"another by flag": {decisions.Choice{Framework: "express"}, func(p *Person) { p.Answers(why, "we run Node.js", Enter) },
			decisions.Choice{Framework: "express", Because: "we run Node.js"}},
		"all by flags": {decisions.Choice{Framework: "express", Because: "so it is"}, func(*Person) {},
			decisions.Choice{Framework: "express", Because: "so it is"}},
		"one that is not there": {decisions.Choice{Framework: "gim"}, func(*Person) {}, decisions.Choice{Framework: "gim"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			choice, err := choose(t, test.given, test.answer)
			if err != nil {
				t.Fatal(err)
			}
			if choice != test.want {
				t.Errorf("chose %+v, not %+v", choice, test.want)
			}
		})
	}
}

// TestReasonsStandByTheRanking shows what speaks most for and against the
// framework that the arrow is at.
func TestReasonsStandByTheRanking(t *testing.T) {
	t.Parallel()
	_, err := choose(t, decisions.Choice{}, func(p *Person) {
		p.Sees("1  Gin                   0.40")
		p.Sees("2  Express               0.00")
		p.Sees("3  FastAPI              −0.25")
		p.Sees("  + Gin suits APIs.\n  + Gin is quick.\n  − Gin leaves much to be added.")
		p.SeesNoMore("third to be told")
		p.SeesNoMore("written in Go")
		p.Types(Down)
		p.Sees("No claim speaks for it or against it.")
		p.SeesNoMore("Gin suits APIs.")
		p.Types(CtrlC)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestChooseInterruptedAtTheReason(t *testing.T) {
	t.Parallel()
	_, err := choose(t, decisions.Choice{}, func(p *Person) {
		p.Answers(chooseAsk, Down, Enter)
		p.Answers("Why Express", "half a sen", CtrlC)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// TestNothingToChoose leaves it to Decide to say so.
func TestNothingToChoose(t *testing.T) {
	t.Parallel()
	_, tty := At(t, 80, 24)
	choice, err := prompt.New(tty, tty).Choose(t.Context(), evaluation.Evaluation{}, decisions.Choice{Because: "why not"})
	if err != nil || choice != (decisions.Choice{Because: "why not"}) {
		t.Errorf("chose %+v, %v", choice, err)
	}
}

// TestWholeCatalogFits ranks every framework there is on a screen of 24 lines.
func TestWholeCatalogFits(t *testing.T) {
	t.Parallel()
	result := evaluation.Evaluate(catalog.Default(), checklist.Answers{})
	someone, tty := At(t, 80, 24)
	ended := make(chan error, 1)
	go func() {
		_, err := prompt.New(tty, tty).Choose(t.Context(), result, decisions.Choice{})
		ended <- err
	}()
	for range result.Ranking {
		someone.Sees("? " + chooseAsk)
		someone.Types(Down)
	}
	someone.Types(Enter)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}
