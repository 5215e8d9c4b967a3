package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// maxLabel is how many words a citation's label may have.
const maxLabel = 8

// Lint finds what a catalog's authors have to mend: references to nothing,
// words outside the vocabulary, claims without a citation, disputes that only
// one side knows of, sections that are neither cited nor said to be silent.
func (c Catalog) Lint() finding.List {
	l := linter{catalog: c}
	for i, s := range c.Sources {
		l.source(s, c.Sources[:i])
	}
	for i, f := range c.Frameworks {
		l.framework(f, c.Frameworks[:i])
	}
	for i, claim := range c.Claims {
		if i > 0 && c.Claims[i-1].ID == claim.ID {
			l.say(claim.place, "claim %q is there twice", claim.ID)
		}
		l.claim(claim)
	}
	l.sections()
	return l.problems
}

type linter struct {
	catalog  Catalog
	problems finding.List
}

func (l *linter) say(place finding.Finding, format string, args ...any) {
	l.problems = append(l.problems, says(place, format, args...))
}

func (l *linter) source(s Source, before []Source) {
	if s.ID == "" || s.Title == "" || s.Publisher == "" {
		l.say(s.place, "a source needs id, title and publisher")
	}
	if slices.ContainsFunc(before, func(b Source) bool { return b.ID == s.ID }) {
		l.say(s.place, "source %q is there twice", s.ID)
	}
	if !slices.Contains(sourceKinds, s.Kind) {
		l.say(s.place, "source %q: %s", s.ID, outside("kind", s.Kind, sourceKinds))
	}
	for i, section := range s.Sections {
		if slices.ContainsFunc(s.Sections[:i], func(b Section) bool { return b.Heading == section.Heading }) {
			l.say(s.place, "source %q: section %q is there twice", s.ID, section.Heading)
		}
	}
}

func (l *linter) framework(f Framework, before []Framework) {
	if f.ID == "" || f.Name == "" || len(f.Languages) == 0 {
		l.say(f.place, "a framework needs id, name and languages")
	}
	if slices.ContainsFunc(before, func(b Framework) bool { return b.ID == f.ID }) {
		l.say(f.place, "framework %q is there twice", f.ID)
	}
	if f.Runtime != "" && !slices.ContainsFunc(l.catalog.Runtimes, func(r Runtime) bool { return r.ID == f.Runtime }) {
		l.say(f.place, "framework %q: there is no runtime %q", f.ID, f.Runtime)
	}
	for _, language := range f.Languages {
		if _, ok := checklist.Lookup("team.languages." + language); !ok {
			l.say(f.place, "framework %q: the checklist does not ask about the language %q", f.ID, language)
		}
	}
}

func (l *linter) claim(claim Claim) {
	say := func(format string, args ...any) {
		l.say(claim.place, "claim %q: %s", claim.ID, fmt.Sprintf(format, args...))
	}
	if claim.ID == "" || claim.Statement == "" {
		say("needs an id and a statement")
	}
	if l.catalog.SubjectName(claim.Subject) == claim.Subject {
		say("there is no framework or runtime %q", claim.Subject)
	}
	if !slices.Contains(kinds, claim.Kind) {
		say("%s", outside("kind", claim.Kind, kinds))
	}
	if !slices.Contains(standings, claim.Standing) {
		say("%s", outside("standing", claim.Standing, standings))
	}
	if ids := criterionIDs(); !slices.Contains(ids, claim.Criterion) {
		say("%s", outside("criterion", claim.Criterion, ids))
	}
	for _, condition := range claim.When {
		l.condition(condition, say)
	}
	if len(claim.Cites) == 0 {
		say("cites nothing: a claim without a source cannot stand here")
	}
	for _, cite := range claim.Cites {
		l.cite(cite, say)
	}
	l.standing(claim, say)
}

func (l *linter) condition(condition Condition, say func(string, ...any)) {
	question, ok := checklist.Lookup(condition.Question)
	if !ok {
		say("when: there is no question %q", condition.Question)
		return
	}
	for _, value := range condition.Values {
		if !slices.Contains(question.Values(), value) {
			say("when: %q is no answer to %s%s", value, condition.Question, finding.DidYouMean(value, question.Values()))
		}
	}
}

func (l *linter) cite(cite Cite, say func(string, ...any)) {
	source, ok := l.catalog.Source(cite.Source)
	if !ok {
		var known []string
		for _, s := range l.catalog.Sources {
			known = append(known, s.ID)
		}
		say("cites source %q, which sources.yaml does not list%s", cite.Source, finding.DidYouMean(cite.Source, known))
		return
	}
	switch words := len(strings.Fields(cite.Label)); {
	case words == 0:
		say("cites %s without a label: one to %d words that stand there in a row", cite.Source, maxLabel)
	case words > maxLabel:
		say("the label %q has %d words, and at most %d are allowed", cite.Label, words, maxLabel)
	}
	section, ok := find(source.Sections, func(s Section) bool { return s.Heading == cite.Section })
	switch {
	case len(source.Sections) == 0 && cite.Section != "":
	case !ok:
		say("%s has no section %q", cite.Source, cite.Section)
	case section.Silent != "":
		say("cites %s, %q, which is said to hold no claim", cite.Source, cite.Section)
	}
}

func (l *linter) standing(claim Claim, say func(string, ...any)) {
	if (claim.Standing == Disputed) != (len(claim.DisputedBy) > 0) {
		say("standing disputed and disputed_by belong together")
	}
	for _, id := range claim.DisputedBy {
		other, ok := l.catalog.Claim(id)
		if !ok || !slices.Contains(other.DisputedBy, claim.ID) {
			say("is disputed by %q, which does not point back", id)
		}
	}
	explained := claim.Outdated.Reason != "" && len(claim.Outdated.Cites) > 0
	if (claim.Standing == Outdated) != explained {
		say("standing outdated and outdated (reason, cites) belong together")
	}
	for _, cite := range claim.Outdated.Cites {
		l.cite(cite, say)
	}
}

// sections finds those that no claim is cited from and nothing is said about.
// What an overlay takes out was cited all the same.
func (l *linter) sections() {
	cited := map[[2]string]bool{}
	for _, claim := range slices.Concat(l.catalog.Claims, l.catalog.gone) {
		for _, cite := range claim.Cites {
			cited[[2]string{cite.Source, cite.Section}] = true
		}
		for _, cite := range claim.Outdated.Cites {
			cited[[2]string{cite.Source, cite.Section}] = true
		}
	}
	for _, source := range l.catalog.Sources {
		for _, section := range source.Sections {
			if section.Silent == "" && !cited[[2]string{source.ID, section.Heading}] {
				l.say(source.place, "source %q: no claim is cited from %q: add one, or say under silent why there is none", source.ID, section.Heading)
			}
		}
	}
}

func criterionIDs() []string {
	var ids []string
	for _, c := range checklist.Criteria() {
		ids = append(ids, c.ID)
	}
	return ids
}

// outside says that a word is missing, or none of those that are known.
func outside[T ~string](what string, word T, known []T) string {
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	if word == "" {
		return fmt.Sprintf("%s is missing; it is one of %s", what, strings.Join(words, ", "))
	}
	return fmt.Sprintf("%s %q is unknown%s", what, word, finding.DidYouMean(string(word), words))
}
