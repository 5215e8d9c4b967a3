package adr

import (
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Find is the record that a person means by a number, such as 7, 0007 or
// ADR-7, by the name of its file or by a part of that. Where nothing or more
// than one thing could be meant, the error is a Finding.
func (l Log) Find(target string) (Record, error) {
	matches := l.matches(target)
	switch len(matches) {
	case 1:
		return matches[0], nil
	case 0:
		return Record{}, l.unknown(target)
	}
	var names []string
	for _, r := range matches[:min(len(matches), 5)] {
		names = append(names, r.File)
	}
	if len(matches) > 5 {
		names = append(names, "…")
	}
	return Record{}, finding.Errorf("%q is the record %s", target, strings.Join(names, " or ")).
		WithHint("say which by the name of its file")
}

// matches are the records that a target can mean: by the file's whole name,
// else by number, else by a part of the name.
func (l Log) matches(target string) []Record {
	bare := strings.TrimSpace(target)
	bare = bare[strings.LastIndexAny(bare, `/\`)+1:]
	for _, name := range []string{bare, bare + ".md"} {
		if r, ok := l.Record(name); ok {
			return []Record{r}
		}
	}
	if bare == "" {
		return nil
	}
	if n := wantedNumber(bare); n >= 0 {
		if found := l.that(func(r Record) bool { return r.Number == n }); len(found) > 0 {
			return found
		}
	}
	if len(bare) < 3 && number(bare) >= 0 {
		return nil // of 7, 0017-x.md is no match
	}
	return l.that(func(r Record) bool { return strings.Contains(simple(r.File), simple(bare)) })
}

// wantedNumber is the number that 7, 0007 and ADR-7 mean; -1 for none.
func wantedNumber(target string) int {
	if parts := parseName(target + ".md"); parts.known() && parts.slug == "" {
		return parts.number
	}
	return -1
}

// that are the records with a property.
func (l Log) that(is func(Record) bool) []Record {
	var found []Record
	for _, r := range l.Records {
		if is(r) {
			found = append(found, r)
		}
	}
	return found
}

func (l Log) unknown(target string) error {
	var known []string
	for _, r := range l.Records {
		if wantedNumber(target) < 0 { // a number that is near is no likely slip
			known = append(known, r.name.stem, r.name.slug)
		}
	}
	return finding.Errorf("the log has no record %q%s", target, finding.DidYouMean(target, known)).
		WithHint("underpin adr list shows the records")
}
