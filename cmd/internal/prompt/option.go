package prompt

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/underpin-dev/underpin/generators/pack"
)

// Options is what it takes to ask for the options of a pack: a heading, the
// next option that nobody has said anything about, given what was chosen, how
// it is asked for, and where each value is kept as soon as it is given.
type Options struct {
	Title, Why string
	Next       func(chosen map[string]string) (o pack.Option, more bool, err error)
	Ask        func(o pack.Option) string
	Keep       func(chosen map[string]string) error
}

// Options asks for them, and gives the values that were chosen.
func (t *Terminal) Options(ctx context.Context, s Options) (map[string]string, error) {
	t.keys.ctx = ctx
	chosen, err := t.options(s)
	return chosen, closing(t, err)
}

func (t *Terminal) options(s Options) (map[string]string, error) {
	chosen, undone := map[string]string{}, map[string]string{}
	var asked []string
	for first := true; ; first = false {
		o, more, err := s.Next(chosen)
		if err != nil || !more {
			return chosen, err
		}
		if first {
			t.section("", s.Title, s.Why)
		}
		if was, ok := undone[o.Name]; ok {
			o.Default = was
		}
		value, err := t.option(s.Ask(o), o)
		switch {
		case errors.Is(err, errBack):
			if last := len(asked) - 1; last >= 0 {
				undone[asked[last]] = chosen[asked[last]]
				delete(chosen, asked[last])
				asked = asked[:last]
			}
		case err != nil:
			return chosen, err
		default:
			chosen[o.Name], asked = value, append(asked, o.Name)
		}
		if err := s.Keep(chosen); err != nil {
			return chosen, err
		}
	}
}

func (t *Terminal) option(ask string, o pack.Option) (string, error) {
	lines := o.Choices
	switch o.Type {
	case pack.Bool:
		lines = []string{strconv.FormatBool(true), strconv.FormatBool(false)}
	case pack.Text:
		value, err := t.write(ask, "", o.Default, o.Check)
		if err == nil {
			t.answered(ask, value)
		}
		return value, err
	}
	picked, err := t.pick(ask, "", list{lines: lines}, max(0, slices.Index(lines, o.Default)))
	if err != nil {
		return "", err
	}
	t.answered(ask, lines[picked])
	return lines[picked], nil
}
