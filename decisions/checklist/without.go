package checklist

import "maps"

// Without is the answers as if a question had not been answered yet. With the
// word Unanswered says something else: that the team leaves it open.
func (a Answers) Without(id string) Answers {
	rest := maps.Clone(a.given)
	delete(rest, id)
	return Answers{rest}
}
