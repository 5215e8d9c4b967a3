package prompt

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/underpin-dev/underpin/generators/pack"
)

// Option asks for the value of an option that a pack has.
func (t *Terminal) Option(ctx context.Context, o pack.Option) (string, error) {
	t.keys.ctx = ctx
	value, err := t.option(o)
	if err == nil {
		fmt.Fprintln(t.screen)
	}
	return value, closing(t, err)
}

func (t *Terminal) option(o pack.Option) (string, error) {
	ask := fmt.Sprintf("%s is new in the pack. %s", o.Name, o.Help)
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
