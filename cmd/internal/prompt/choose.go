package prompt

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/evaluation"
	"github.com/underpin-dev/underpin/decisions/finding"
)

const chooseAsk = "Which framework shall it be?"

// Choose shows the ranking with what speaks for and against each framework, and
// lets the person accept its first or choose another one and say why, unless
// because says so already.
func (t *Terminal) Choose(ctx context.Context, e evaluation.Evaluation, because string) (decisions.Choice, error) {
	t.keys.ctx = ctx
	choice := decisions.Choice{Because: because}
	if len(e.Ranking) == 0 {
		return choice, nil // Decide says what to do about it
	}
	t.section("", "The ranking", "Scores lie between −1 and 1. Enter accepts the first; choosing another one asks for the reason, which goes into the record.")
	ranking := list{lines: ranked(e), about: func(i int) string { return t.about(e.Ranking[i]) }, below: aboutLines}
	place, err := t.pick(chooseAsk, "", ranking, 0)
	if err == nil {
		choice.Framework = e.Ranking[place].Framework.ID
		t.answered(chooseAsk, e.Ranking[place].Framework.Name)
		if place > 0 && strings.TrimSpace(because) == "" {
			choice.Because, err = t.reason(e, place)
		}
	}
	if err == nil {
		fmt.Fprintln(t.screen)
	}
	return choice, closing(t, err)
}

// reason asks why the ranking is not followed.
func (t *Terminal) reason(e evaluation.Evaluation, place int) (string, error) {
	chosen := e.Ranking[place].Framework
	ask := fmt.Sprintf("Why %s, which ranks %s, and not %s?", chosen.Name, decisions.Ordinal(place+1), e.Ranking[0].Framework.Name)
	check := func(text string) error {
		_, err := decisions.Decide(e, decisions.Choice{Framework: chosen.ID, Because: text})
		if problems := finding.In(err); len(problems) > 0 {
			return errors.New(problems[0].Message) // its hint is about flags
		}
		return err
	}
	reason, err := t.write(ask, t.help("The record says why the ranking was not followed.", "One sentence that the team still understands in a year."), "", check)
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
		lines[i] = fmt.Sprintf("%2d  %s %5s", i+1, pad(a.Framework.Name, 20), score)
	}
	return lines
}
