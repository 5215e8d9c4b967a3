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

// Choose lets the person accept the first of the ranking or choose another
// framework, unless the choice names one already, and asks why the ranking is
// not followed, unless the choice says so already.
func (t *Terminal) Choose(ctx context.Context, e evaluation.Evaluation, choice decisions.Choice) (decisions.Choice, error) {
	t.keys.ctx = ctx
	var err error
	place := e.Place(choice.Framework)
	if len(e.Ranking) == 0 || choice.Framework != "" && place == 0 {
		return choice, nil // Decide says what to do about it
	}
	asks := place == 0
	for again := true; again; again = asks && errors.Is(err, errBack) {
		err = nil
		if asks {
			if place, err = t.choose(e); err != nil {
				continue
			}
			choice.Framework = e.Ranking[place-1].Framework.ID
		}
		if place > 1 && strings.TrimSpace(choice.Because) == "" {
			choice.Because, err = t.reason(e, place)
		}
	}
	if err == nil {
		fmt.Fprintln(t.screen)
	}
	return choice, closing(t, err)
}

// choose shows the ranking with what speaks for and against each framework,
// and gives the place of the one that is chosen.
func (t *Terminal) choose(e evaluation.Evaluation) (int, error) {
	t.section("", "The ranking", "Scores lie between −1 and 1. Enter accepts the first; choosing another one asks for the reason, which goes into the record.")
	ranking := list{lines: ranked(e), about: func(i int) string { return t.about(e.Ranking[i]) }, below: aboutLines}
	picked, err := t.pick(chooseAsk, "", ranking, 0)
	if err != nil {
		return 0, err
	}
	t.answered(chooseAsk, e.Ranking[picked].Framework.Name)
	return picked + 1, nil
}

// reason asks why the ranking is not followed.
func (t *Terminal) reason(e evaluation.Evaluation, place int) (string, error) {
	chosen := e.Ranking[place-1].Framework
	ask := fmt.Sprintf("Why %s, which ranks %s, and not %s?", chosen.Name, decisions.Ordinal(place), e.Ranking[0].Framework.Name)
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
