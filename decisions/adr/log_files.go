package adr

import (
	"path"
	"slices"
	"strings"
)

// plainNames are the names of files that stand in a log and are no records.
var plainNames = []string{
	"readme", "index", "_index", "toc", "table-of-contents", "contents", "summary", "contributing", "changelog", "glossary", "process", "about",
}

// templateNames are those of files that records are made from.
var templateNames = []string{
	"template", "adr-template", "template-adr", "adr", "madr-template", "decision-template", "record-template", "modele", "modele-adr",
	"vorlage", "adr-vorlage", "plantilla", "plantilla-adr", "modelo", "modelo-adr",
}

// isNoRecord tells by the name alone that a file is no record.
func isNoRecord(parts nameParts) bool {
	bare := simple(strings.ReplaceAll(parts.slug, "_", "-"))
	if parts.known() || parts.day != "" {
		return parts.number <= 0 && parts.day == "" && slices.Contains(templateNames, bare)
	}
	bare = simple(strings.NewReplacer("_", "-", ".", "-").Replace(parts.stem))
	return slices.Contains(plainNames, bare) || slices.Contains(templateNames, bare)
}

// isRecord tells that a file is a record: its name carries a number or a date,
// or it says what only a record says. A form that nobody has filled in is none.
func (r Record) isRecord() bool {
	if isPlaceholder(r.Heading) {
		return false
	}
	if r.name.known() || r.name.day != "" {
		return true
	}
	return r.Title != "" && (len(r.places) > 0 || r.has(nygardSections) >= 2 || r.has(madrSections) >= 2)
}

// isPlaceholder tells that a title waits for one.
func isPlaceholder(heading string) bool {
	bare := strings.TrimSpace(heading)
	if _, title := splitHeading(bare, Unnumbered); title == "TITLE" || strings.Contains(simple(title), "{title}") {
		return true
	}
	return strings.Contains(bare, " ") && isBlankForm(bare)
}

// isBlankForm tells that a text stands in brackets, as what is to be filled in.
func isBlankForm(text string) bool {
	for _, around := range []string{"{}", "[]", "<>"} {
		if len(text) > 2 && text[0] == around[0] && text[len(text)-1] == around[1] && !strings.ContainsAny(text[1:len(text)-1], around) {
			return true
		}
	}
	return false
}

// TemplateIn is the file of a log's folder that new records are made from, ""
// where there is none.
func (l Log) TemplateIn() string {
	for _, name := range l.Others {
		bare := simple(strings.ReplaceAll(strings.TrimSuffix(name, path.Ext(name)), "_", "-"))
		parts := parseName(name)
		if parts.markdown() && (slices.Contains(templateNames, bare) || slices.Contains(templateNames, simple(parts.slug)) && parts.number == 0) {
			return name
		}
	}
	return ""
}
