package prompt

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// conversation is an interview under way.
type conversation struct {
	Interview
	terminal *Terminal
	answers  checklist.Answers
	undone   checklist.Answers   // before the person went back: what is suggested again
	history  []checklist.Answers // before each answer of this sitting
	opened   string              // the section whose heading was shown last
}

// Interview asks what is relevant and not answered yet, lets the person review
// all answers, and returns them. When the person stops, the error is a
// context.Canceled, and the answers so far are returned and have been saved.
func (t *Terminal) Interview(ctx context.Context, i Interview) (checklist.Answers, error) {
	t.keys.ctx = ctx
	c := &conversation{Interview: i, terminal: t, answers: i.Start}
	t.say("", "Arrows move, Enter answers, Escape goes back, a word typed narrows a list. Ctrl-C stops and keeps what was answered.")
	err := c.all()
	for errors.Is(err, errBack) {
		if err = c.back(); err == nil {
			err = c.all()
		}
	}
	return c.answers, closing(t, err)
}

// closing shows what is held back; it matters only when nothing else failed.
func closing(t *Terminal, err error) error {
	if shown := t.screen.flush(); err == nil && shown != nil {
		return fmt.Errorf("write to the terminal: %w", shown)
	}
	return err
}

func (c *conversation) all() error {
	steps := []func() error{c.service, c.items, c.weights, c.limits, c.review}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// back takes the last answer back, so that its question is the first that is
// open. It suggests what was answered.
func (c *conversation) back() error {
	if len(c.history) == 0 {
		c.terminal.say("  ", "  This is the first question of this sitting; the review comes at the end.")
		return nil
	}
	last := len(c.history) - 1
	c.undone = c.answers.Over(c.undone)
	c.answers, c.history = c.history[last], c.history[:last]
	return c.Save(c.answers)
}

// mark notes a question whose answer is not kept, for the way back.
func (c *conversation) mark() { c.history = append(c.history, c.answers) }

// suggests is what counts of a question: its answer, or what it was before the
// person went back.
func (c *conversation) suggests(id string) checklist.Answers {
	if !c.answers.Given(id) && c.undone.Given(id) {
		return c.undone
	}
	return c.answers
}

// described are the questions about the service that people answer: its name
// is the folder's.
var described = map[string]bool{"service.title": true, "service.description": true, "service.owner": true}

func (c *conversation) service() error {
	for _, q := range checklist.Service() {
		if !described[q.ID] || c.answers.Given(q.ID) {
			continue
		}
		c.open("", "The service", "What the README and the decision record call it.")
		if err := c.ask(q); err != nil {
			return err
		}
	}
	return nil
}

func (c *conversation) items() error {
	for i, criterion := range checklist.Criteria() {
		if err := c.item(strconv.Itoa(i+1), criterion); err != nil {
			return err
		}
		if c.opened == criterion.Title {
			c.standing()
		}
	}
	return nil
}

func (c *conversation) item(number string, criterion checklist.Criterion) error {
	heading := func() { c.open(number, criterion.Title, criterion.Why) }
	for i, q := range criterion.Questions {
		switch {
		case isLanguage(q) && i > 0 && isLanguage(criterion.Questions[i-1]): // asked with the first
		case isLanguage(q):
			if err := c.languages(heading); err != nil {
				return err
			}
		case !c.answers.Given(q.ID) && (c.answers.Relevant(q) || c.Required[q.ID] != ""):
			heading()
			if err := c.ask(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// open shows the heading of a section before its first question.
func (c *conversation) open(number, title, why string) {
	if c.opened != title {
		c.terminal.section(number, title, why)
		c.opened = title
	}
}

// standing shows who leads after the answers so far.
func (c *conversation) standing() {
	if line := c.Standing(c.answers); line != "" {
		fmt.Fprintln(c.terminal.screen)
		c.terminal.say("      ", "    so far: "+line)
	}
}

// keep takes an answer and saves it at once.
func (c *conversation) keep(id, text string) error {
	answers, err := c.answers.With(id, text)
	if err != nil {
		return err
	}
	return c.save(answers)
}

func (c *conversation) save(answers checklist.Answers) error {
	c.mark()
	c.answers = answers
	return c.Save(answers)
}
