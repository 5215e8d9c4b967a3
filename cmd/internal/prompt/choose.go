package prompt

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Choose shows the ranking and lets the person accept its first or choose
// another one and say why, unless because says so already.
func (t *Terminal) Choose(ctx context.Context, e evaluation.Evaluation, because string) (decisions.Choice, error) {
	t.keys.ctx = ctx
	choice := decisions.Choice{Because: because}
	if len(e.Ranking) == 0 {
		return choice, nil // Decide says what to do about it
	}
	t.section("", "The ranking", "Scores lie between −1 and 1. Another one than the first is chosen with a reason, which goes into the record.")
	const ask = "Which framework shall it be?"
	place, err := t.pick(ask, "", ranked(e), 0)
	if err != nil {
		return choice, err
	}
	chosen := e.Ranking[place].Framework
	t.answered(ask, chosen.Name)
	choice.Framework = chosen.ID
	if place > 0 && strings.TrimSpace(because) == "" {
		choice.Because, err = t.reason(fmt.Sprintf("Why %s, which ranks %s, and not %s?",
			chosen.Name, decisions.Ordinal(place+1), e.Ranking[0].Framework.Name))
	}
	return choice, err
}

func (t *Terminal) reason(ask string) (string, error) {
	check := func(text string) error {
		if text == "" {
			return errors.New("a reason is needed: one sentence that the team will still understand in a year")
		}
		return nil
	}
	reason, err := t.write(ask, "  why we ask: The record says why the ranking was not followed.", "", check)
	if err == nil {
		t.answered(ask, reason)
	}
	return reason, err
}

// ranked shows the ranking: place, name, score.
func ranked(e evaluation.Evaluation) []string {
	lines := make([]string, len(e.Ranking))
	for i, a := range e.Ranking {
		rounded := math.Round(a.Total*100)/100 + 0 // + 0: no minus zero
		score := strings.Replace(fmt.Sprintf("%.2f", rounded), "-", "−", 1)
		lines[i] = fmt.Sprintf("%2d  %s %5s", i+1, pad(a.Framework.Name, 24), score)
	}
	return lines
}
