package pack

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/render"
)

func (p *Pack) checkOption(o Option, before []Option, say say) {
	name := o.places.of("name")
	if slices.ContainsFunc(before, func(other Option) bool { return other.Name == o.Name }) {
		say(name, "option %q is there twice", o.Name)
	}
	if problem := nameProblem(optionName, o.Name, "lower-case letters, digits and underscores"); problem != "" {
		say(name, "the name of an option %s", problem)
		return
	}
	if slices.Contains(reserved, o.Name) {
		say(name, "option %q: the name is taken by .%s, which every template has", o.Name, o.Name)
	}
	if problem, key := o.shapeProblem(); problem != "" {
		say(o.places.of(key), "option %q: %s", o.Name, problem)
		return
	}
	if problem := o.problem(o.Default); problem != "" {
		if !o.places.has("default") {
			problem = "is missing"
		}
		say(o.places.of("default"), "option %q: its default: %s", o.Name, problem)
	}
}

// shapeProblem says what is wrong with the option before any value is looked
// at, and under which key.
func (o Option) shapeProblem() (problem, key string) {
	switch {
	case o.Type != Choice && o.Type != Text && o.Type != Bool:
		return "type must be choice, text or bool, not " + strconv.Quote(string(o.Type)), "type"
	case o.Type == Choice && len(o.Choices) == 0:
		return "a choice needs choices", "type"
	case o.Type != Choice && len(o.Choices) > 0:
		return "only a choice has choices; this is a " + string(o.Type), "choices"
	case unprintable(strings.TrimSpace(o.Help)): // YAML's folded texts end in a line end
		return "help must be one line of printable text", "help"
	case o.Type != Text && o.Pattern != "":
		return "only a text has a pattern; this is a " + string(o.Type), "pattern"
	}
	for i, choice := range o.Choices {
		if slices.Contains(o.Choices[:i], choice) {
			return "choice " + strconv.Quote(choice) + " is there twice", "choices"
		}
		if problem := lineProblem(choice); problem != "" {
			return "a choice " + problem, "choices"
		}
	}
	if err := render.CheckPattern(o.Pattern); err != nil {
		return "pattern: " + err.Error(), "pattern"
	}
	return "", ""
}

// problem says what is wrong with a value for the option, "" when nothing is.
func (o Option) problem(value string) string {
	switch o.Type {
	case Choice:
		if !slices.Contains(o.Choices, value) {
			return strconv.Quote(value) + " is not one of " + strings.Join(o.Choices, ", ") + finding.DidYouMean(value, o.Choices)
		}
	case Bool:
		if value != "true" && value != "false" {
			return "must be true or false, not " + strconv.Quote(value)
		}
	case Text:
		if unprintable(value) {
			return "must be one line of printable text"
		}
		if o.Pattern != "" && !regexp.MustCompile(`^(?:`+o.Pattern+`)$`).MatchString(value) {
			return strconv.Quote(value) + " does not match " + o.Pattern
		}
	}
	return ""
}

// Check says what is wrong with a value for the option.
func (o Option) Check(value string) error {
	if problem := o.problem(value); problem != "" {
		return errors.New(problem)
	}
	return nil
}

// value is a text that was found in order, as templates see it.
func (o Option) value(text string) any {
	if o.Type == Bool {
		return text == "true"
	}
	return text
}

func (p *Pack) unknownOption(name string) string {
	var known []string
	for _, o := range p.Options {
		known = append(known, o.Name)
	}
	text := "the pack has no option " + strconv.Quote(name) + finding.DidYouMean(name, known)
	switch {
	case len(known) == 0:
		text += "; it has none"
	case finding.Nearest(name, known) == "":
		text += "; it has " + strings.Join(known, ", ")
	}
	return text
}
