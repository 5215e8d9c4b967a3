package adr

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Mention is a place that names a record by a number that several had, so that
// nobody can know which is meant.
type Mention struct {
	File string
	Line int
	Text string
}

// Renumber plans that a record gets another number: its file's name, its
// heading, and what others of the log say of it. Where two records shared the
// old number, a mere number is left alone and told.
func (l Log) Renumber(r Record, number int) ([]Edit, []Mention, error) {
	if !r.name.known() {
		return nil, nil, finding.Finding{File: r.File, Message: "has no number in its name that could be changed"}
	}
	n := newNumber(r, number)
	if _, taken := l.Record(n.file); taken && n.file != r.File {
		return nil, nil, finding.Finding{File: n.file, Message: "there is such a record already"}
	}
	if others := l.that(func(other Record) bool { return other.Number == number && other.File != r.File }); len(others) > 0 {
		return nil, nil, finding.Finding{File: others[0].File, Message: fmt.Sprintf("has the number %d already", number)}
	}
	n.rivals = l.that(func(other Record) bool { return other.Number == r.Number && other.File != r.File })
	shared := len(n.rivals) > 0
	b := l.batch()
	var mentions []Mention
	for _, other := range l.Records {
		e, unclear := n.repair(other, shared)
		e.File = other.File
		mentions = append(mentions, unclear...)
		if other.File == r.File {
			e.To = n.file
		}
		b.add(e)
	}
	return b.done(), mentions, nil
}

// renumbering is what a record was called, and what it is called from now on.
type renumbering struct {
	record   Record
	file     string // from now on
	from, to int
	rivals   []Record // that have the old number, too
}

func newNumber(r Record, number int) renumbering {
	fresh := fmt.Sprintf("%0*d", len(r.name.digits), number)
	return renumbering{record: r, file: r.name.prefix + fresh + r.File[len(r.name.prefix)+len(r.name.digits):], from: r.Number, to: number}
}

// repair changes what a record says of the one that is renumbered.
func (n renumbering) repair(r Record, shared bool) (Edit, []Mention) {
	c := newChanges(r.page, "\n")
	var unclear []Mention
	own := r.File == n.record.File
	if own {
		n.repairHead(c, r)
	}
	for i := range r.page.lines {
		text := c.line(i)
		repaired := n.repairLinks(text)
		if bare := n.repairNumbers(repaired); bare != repaired && (r.page.lines[i].kind != code) {
			switch {
			case !shared || own && i == r.titled.line || r.isStatus(i) && n.tookPlaceOf(r):
				repaired = bare
			default:
				unclear = append(unclear, Mention{File: r.File, Line: i + 1, Text: strings.TrimSpace(text)})
			}
		}
		if repaired != text {
			c.replaced[i] = repaired
		}
	}
	return c.edit(r.File), unclear
}

// tookPlaceOf tells that the record that is renumbered supersedes another, so
// that by its number in the other's status no rival of that number is meant.
func (n renumbering) tookPlaceOf(r Record) bool {
	return hasLink(n.record, r.File, Link.Supersedes) && !slices.ContainsFunc(n.rivals, func(rival Record) bool { return hasLink(rival, r.File, Link.Supersedes) })
}

// numberKeys are the keys of front matter in which sites keep the number.
var numberKeys = []string{"nav_order", "number", "weight", "adr", "id", "sidebar_position"}

// repairHead writes the new number into the record's own heading, and into
// those keys of its front matter that hold the old one.
func (n renumbering) repairHead(c *changes, r Record) {
	if h := r.titled; h.line >= 0 && r.marked == n.from {
		text := r.page.line(h.line)
		if digits := digitsIn(text[h.from:h.to]); digits != "" {
			at := h.from + strings.Index(text[h.from:h.to], digits)
			c.replace(h.line, at, at+len(digits), withWidth(digits, n.to))
		}
	}
	for _, f := range r.fields {
		if value := r.value(f); f.front && slices.Contains(numberKeys, f.label) && wantedNumber(value) == n.from {
			digits := digitsIn(value)
			at := f.from + strings.Index(value, digits)
			c.replace(f.line, at, at+len(digits), withWidth(digits, n.to))
		}
	}
}

// withWidth is a number as wide as another was written.
func withWidth(digits string, number int) string {
	if digits[0] == '0' {
		return fmt.Sprintf("%0*d", len(digits), number)
	}
	return fmt.Sprint(number)
}

// RepairPage plans to repair, in a page outside of the log, the links to a
// record that gets another number.
func RepairPage(file string, text []byte, r Record, number int) Edit {
	n := newNumber(r, number)
	p := newPage(text)
	c := newChanges(p, "\n")
	for i := range p.lines {
		if repaired := n.repairLinks(p.line(i)); repaired != p.line(i) {
			c.replaced[i] = repaired
		}
	}
	return c.edit(file)
}

// repairNames writes the new name of the record's file where a text has the
// old one.
func (n renumbering) repairNames(text string) string {
	oldStem := n.record.name.stem
	newStem := strings.TrimSuffix(n.file, n.record.File[len(oldStem):])
	var b strings.Builder
	for {
		i := strings.Index(text, oldStem)
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		end := i + len(oldStem)
		alone := (i == 0 || !isName(text[i-1])) && (end == len(text) || !isName(text[end]))
		b.WriteString(text[:i])
		if alone {
			b.WriteString(newStem)
		} else {
			b.WriteString(oldStem)
		}
		text = text[end:]
	}
}

func isName(b byte) bool { return isLetter(b) || b == '-' || b == '_' || b >= 0x80 }

// repairLinks repairs the names of the file in a line, and the numbers in the
// texts of links to it.
func (n renumbering) repairLinks(text string) string {
	if !strings.Contains(text, n.record.name.stem) {
		return text
	}
	links := destinations(text)
	for i := len(links) - 1; i >= 0; i-- {
		d := links[i]
		if to, ok := local(d.to); ok && (path.Base(to) == n.record.File || path.Base(to) == n.record.name.stem) {
			text = text[:d.start+1] + n.repairText(d.text) + text[d.start+1+len(d.text):]
		}
	}
	return n.repairNames(text)
}

// repairText is the text of a link to the record: "7. Use Gin", "ADR-0007" or
// "7".
func (n renumbering) repairText(text string) string {
	if marked, _ := splitHeading(cleaned(text), n.from); marked == n.from || wantedNumber(cleaned(text)) == n.from {
		digits := digitsIn(text)
		return strings.Replace(text, digits, withWidth(digits, n.to), 1)
	}
	return n.repairNumbers(text)
}

// repairNumbers repairs mere mentions, as in ADR-0007 and ADR 7.
func (n renumbering) repairNumbers(text string) string {
	small := strings.ToLower(text)
	if len(small) != len(text) {
		return text // the places of letters differ
	}
	var b strings.Builder
	at := 0
	for {
		i := strings.Index(small[at:], "adr")
		if i < 0 {
			b.WriteString(text[at:])
			return b.String()
		}
		i += at
		start := i + len("adr")
		for start < len(text) && start-i < len("adr")+2 && strings.ContainsRune("- #_", rune(text[start])) {
			start++
		}
		end := start
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		b.WriteString(text[at:start])
		digits := text[start:end]
		alone := (i == 0 || !isName(text[i-1])) && (end == len(text) || !isName(text[end]))
		if alone && digits != "" && number(digits) == n.from {
			digits = withWidth(digits, n.to)
		}
		b.WriteString(digits)
		at = end
	}
}
