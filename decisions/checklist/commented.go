package checklist

import (
	"fmt"
	"strings"

	"github.com/Masterminds/goutils"
)

const lineWidth = 80

// Commented is an answers file to start from: it asks the questions of the ten
// items in comments, with what may be answered, and holds the answers given,
// the defaults, and commented lines to be filled in for the rest.
func Commented(a Answers) []byte {
	var b strings.Builder
	b.WriteString(comment("", "What your team answers to the checklist for choosing a backend framework. "+
		"Fill in what you know; what you leave out stays unanswered, influences nothing and is listed as open in the decision record. "+
		"underpin evaluate --answers FILE shows the ranking, underpin init DIR --answers FILE decides, records and scaffolds."))
	b.WriteString("version: " + Version + "\n\n")
	writeSection(&b, "service", "", known().Service, a)
	for i, c := range known().Criteria {
		writeSection(&b, c.ID, fmt.Sprintf("%d. %s. %s", i+1, c.Title, c.Why), c.Questions, a)
	}
	writeSection(&b, "importance", "How much each of the ten items weighs: 0 not at all, 3 as usual, 5 most.", known().importance, a)
	writeSection(&b, "constraints", "Hard limits: what they rule out takes no part. Empty lists limit nothing.", known().Constraints, a)
	b.WriteString(comment("", "Options of the starter, such as database and ci: underpin template show NAME lists them."))
	options := a.Scaffold()
	if len(options) == 0 {
		b.WriteString("scaffold: {}\n")
		return []byte(b.String())
	}
	b.WriteString("scaffold:\n")
	for _, id := range scaffoldIDs(a) {
		name := strings.TrimPrefix(id, "scaffold.")
		fmt.Fprintf(&b, "  %s: %s\n", name, scalar(options[name]))
	}
	return []byte(b.String())
}

func writeSection(b *strings.Builder, section, why string, questions []Question, a Answers) {
	if why != "" {
		b.WriteString(comment("", why))
	}
	b.WriteString(section + ":\n")
	group := ""
	for _, q := range questions {
		key := strings.TrimPrefix(q.ID, section+".")
		indent := "  "
		if parent, child, nested := strings.Cut(key, "."); nested {
			if parent != group {
				group = parent
				b.WriteString(comment(indent, "What does the team know? "+q.Why+" Of each language one of: "+strings.Join(q.Values(), ", ")))
				b.WriteString(indent + parent + ":\n")
			}
			key, indent = child, "    "
		} else if section != "importance" {
			b.WriteString(comment(indent, q.Ask+" "+q.Why))
			if allowed := q.allowed(); allowed != "" {
				b.WriteString(comment(indent, allowed))
			}
		}
		b.WriteString(q.line(indent, key, a))
	}
	b.WriteString("\n")
}

// line is the question's key with its answer or default, else commented out.
func (q Question) line(indent, key string, a Answers) string {
	if values := a.values(q.ID); values != nil || a.Given(q.ID) {
		return fmt.Sprintf("%s%s: %s\n", indent, key, q.format(values))
	}
	return indent + q.placeholder(key) + "\n"
}

// placeholder is what stands for an answer that is still to be given. Edit
// knows it again and puts the answer in its place.
func (q Question) placeholder(key string) string {
	switch {
	case q.Kind.Several():
		return "# " + key + ": []"
	case strings.HasPrefix(q.ID, languagePrefix):
		return "# " + key + ": familiar"
	}
	return "# " + key + ":"
}

// allowed says what a question may be answered with.
func (q Question) allowed() string {
	switch q.Kind {
	case Choice:
		return "One of: " + strings.Join(q.Values(), ", ")
	case Choices:
		return "Any of: " + strings.Join(q.Values(), ", ")
	case Number:
		return fmt.Sprintf("A number from %d to %d", q.Least, q.Most)
	}
	return ""
}

// comment wraps a text into lines of a YAML comment.
func comment(indent, text string) string {
	start := indent + "# "
	return start + goutils.WrapCustom(text, lineWidth-len(start), "\n"+start, false) + "\n"
}
