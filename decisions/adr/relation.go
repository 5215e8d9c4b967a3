package adr

import (
	"slices"
	"strings"
)

// linkSections are headings under which relations are listed.
var linkSections = []string{
	"links", "related", "related decisions", "related adrs", "related adr", "relations", "more information", "related records",
	"verweise", "liens", "enlaces", "references",
}

// readLinks gathers the relations that a record tells of: in its fields, in
// its status, and in sections of links.
func (r *Record) readLinks() {
	for _, f := range r.fields {
		isRelation := f.role == roleSupersedes || f.role == roleSupersededBy
		switch {
		case f.role == roleStatus:
			r.relate("", r.value(f), f.line)
		case f.front && !isRelation:
			r.frontLinks(f)
		case f.front:
			for i, value := range f.values {
				r.relate(f.label, value, f.lines[i])
			}
		case f.role == roleNone || isRelation:
			r.relate(f.label, r.value(f), f.line)
		}
	}
	for _, s := range r.Sections {
		if roleOf(s.Heading) == roleStatus {
			r.sectionLinks(s, false)
		} else if slices.Contains(linkSections, strings.TrimSuffix(simple(s.Heading), "(s)")) {
			r.sectionLinks(s, true)
		}
	}
}

// sectionLinks reads the lines of a section, or only its bullets.
func (r *Record) sectionLinks(s Section, bullets bool) {
	for i := s.first; i < s.last; i++ {
		text := r.page.line(i)
		if !r.page.talks(i) {
			continue
		}
		if p := r.page.statement(i); !bullets || p.from > 0 {
			r.relate("", text[min(p.from, len(text)):], i)
		}
	}
}

// frontLinks reads the list of links of adrs: each with a target and a kind.
func (r *Record) frontLinks(f field) {
	if f.label != "links" {
		return
	}
	target := Link{}
	for i, value := range f.values {
		key, word, _ := strings.Cut(value, ":")
		switch word = strings.Trim(strings.TrimSpace(word), `"'`); strings.TrimSpace(key) {
		case "target":
			target = Link{To: word, Line: f.lines[i] + 1, Kind: target.Kind}
		case "kind":
			target.Kind = spaced(word)
		}
		if target.To != "" && target.Kind != "" {
			r.Links = append(r.Links, target)
			target = Link{}
		}
	}
}

// spaced is SupersededBy as words: Superseded by.
func spaced(word string) string {
	var b strings.Builder
	for i, c := range word {
		if i > 0 && c >= 'A' && c <= 'Z' {
			b.WriteByte(' ')
			c += 'a' - 'A'
		}
		b.WriteRune(c)
	}
	return b.String()
}

// relate reads the relations of one statement; label is the kind of those that
// come without words.
func (r *Record) relate(label, text string, line int) {
	text = uncommented(text)
	links := destinations(text)
	if len(links) == 0 {
		kind := kindOf(text)
		if label != "" {
			kind = label
		}
		if probe := (Link{Kind: kind}); kind != "" && (probe.mutual() || r.isStatus(line)) {
			for _, to := range references(text) {
				r.Links = append(r.Links, Link{Kind: tail(kind), To: to, Line: line + 1})
			}
		}
		return
	}
	at, kind := 0, label
	for _, d := range links {
		if said := kindOf(text[at:d.start]); said != "" && !slices.Contains([]string{"and", "or", "und", "et", "y"}, simple(said)) {
			kind = said
		}
		at = d.end
		to, ok := local(d.to)
		if !ok {
			found := references(d.to)
			if len(found) == 0 || !strings.Contains(d.to, "{") {
				continue
			}
			to = found[0]
		}
		if kind != "" {
			r.Links = append(r.Links, Link{Kind: tail(kind), To: to, Text: d.text, Line: line + 1})
		}
	}
}

func (r *Record) isStatus(line int) bool {
	return slices.ContainsFunc(r.places, func(p place) bool { return p.line == line })
}

// kindOf are the words before a link, when they are few enough to be a kind.
func kindOf(text string) string {
	kind := strings.Trim(cleaned(text), " \t:,;.-–—()|")
	if i := strings.LastIndexAny(kind, ".;,("); i >= 0 {
		kind = strings.TrimSpace(kind[i+1:])
	}
	if found := references(kind); len(found) > 0 {
		words := strings.Fields(kind)
		for i, word := range words {
			if len(references(word)) > 0 || strings.EqualFold(word, "adr") {
				kind = strings.Join(words[:i], " ")
				break
			}
		}
	}
	return kind
}

// tail is a kind without the sentence that leads to it: of "it has been
// superseded by" the last two words.
func tail(kind string) string {
	words := strings.Fields(kind)
	if len(words) <= 4 {
		return strings.TrimSuffix(kind, ":")
	}
	last := strings.Join(words[len(words)-2:], " ")
	if (Link{Kind: last}).Passive() {
		return last
	}
	return strings.Join(words[len(words)-4:], " ")
}

// references finds the records that a text names by number, as in ADR-0007, or
// by the name of a file, as in 0007-use-gin.md.
func references(text string) []string {
	var list []string
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" \t,;()[]\"'<>`|", r) }) {
		word = strings.Trim(word, ".:*_")
		parts := parseName(word)
		if parts.stem == "" {
			parts = parseName(word + ".md")
		}
		isWord := parts.prefix != "" && parts.slug == ""
		isFile := parts.slug != "" && (len(parts.digits) >= 3 || parts.day != "") && parts.separator != "."
		switch {
		case isWord && parts.known():
			list = append(list, strings.TrimLeft(parts.digits[:len(parts.digits)-1], "0")+parts.digits[len(parts.digits)-1:])
		case isFile:
			list = append(list, word)
		}
	}
	for _, word := range []string{"ADR ", "adr "} {
		for rest := text; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			rest = strings.TrimLeft(rest[i+len(word):], "#0")
			if digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]; digits != "" && len(digits) < 6 {
				list = append(list, digits)
			}
		}
	}
	return list
}
