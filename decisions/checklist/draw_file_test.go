package checklist_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/underpin-dev/underpin/decisions/checklist"
)

// handwriting writes an answers file as people do: in any of YAML's styles,
// with comments wherever they may stand.
type handwriting struct {
	t        *rapid.T
	comments int
}

// drawFile writes answers down in some handwriting.
func drawFile(t *rapid.T, a checklist.Answers) string {
	w := &handwriting{t: t}
	text := w.lines("") + "version: 1" + w.behind() + "\n"
	tree := w.tree(a)
	for _, section := range rapid.Permutation(sortedKeys(tree)).Draw(t, "sections") {
		text += w.lines("") + w.entry("", section, tree[section])
	}
	text += w.lines("")
	if w.chance(5) {
		text = "---" + w.behind() + "\n" + text
	}
	if w.chance(5) {
		text = "\ufeff" + text
	}
	if w.chance(4) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if w.chance(5) {
		text = strings.TrimRight(text, "\r\n")
	}
	return text
}

// tree nests what was said by the keys of the file; a section may be empty.
func (w *handwriting) tree(a checklist.Answers) map[string]any {
	tree := map[string]any{}
	put := func(id string, values []string) {
		parts := strings.Split(id, ".")
		branch := tree
		for _, part := range parts[:len(parts)-1] {
			if branch[part] == nil {
				branch[part] = map[string]any{}
			}
			branch = branch[part].(map[string]any)
		}
		branch[parts[len(parts)-1]] = values
	}
	for _, q := range everyQuestion() {
		if a.Given(q.ID) {
			put(q.ID, a.Values(q.ID))
		}
	}
	for option, value := range a.Scaffold() {
		put("scaffold."+option, []string{value})
	}
	for _, c := range checklist.Criteria() {
		if tree[c.ID] == nil && w.chance(6) {
			tree[c.ID] = map[string]any{}
		}
	}
	return tree
}

func sortedKeys(m map[string]any) []string {
	keys := []string{}
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func (w *handwriting) chance(in int) bool { return rapid.IntRange(1, in).Draw(w.t, "chance") == 1 }

func (w *handwriting) comment() string {
	w.comments++
	return fmt.Sprintf("# note %d: it's \"so\" {[", w.comments)
}

// behind is a comment at the end of a line, or nothing.
func (w *handwriting) behind() string {
	if w.chance(4) {
		return strings.Repeat(" ", rapid.IntRange(1, 3).Draw(w.t, "gap")) + w.comment()
	}
	return ""
}

// lines is comments on lines of their own, and blank ones.
func (w *handwriting) lines(indent string) string {
	text := ""
	for w.chance(5) {
		text += indent + w.comment() + "\n"
	}
	if w.chance(8) {
		text += "\n"
	}
	return text
}

// entry is a key with what belongs to it, on lines of its own.
func (w *handwriting) entry(indent, key string, value any) string {
	mapping, isMapping := value.(map[string]any)
	switch {
	case isMapping && len(mapping) == 0:
		return indent + key + ":" + rapid.SampledFrom([]string{"", " {}", " ~", " { }"}).Draw(w.t, "empty") + w.behind() + "\n"
	case isMapping && w.chance(3):
		return indent + key + ": " + w.braces(indent, mapping) + w.behind() + "\n"
	case isMapping:
		text := indent + key + ":" + w.behind() + "\n"
		deeper := indent + rapid.SampledFrom([]string{" ", "  ", "    "}).Draw(w.t, "indent")
		for _, child := range rapid.Permutation(sortedKeys(mapping)).Draw(w.t, "keys") {
			text += w.lines(deeper) + w.entry(deeper, child, mapping[child])
		}
		return text + w.lines(deeper)
	}
	return indent + key + ":" + w.answer(indent, key, value.([]string))
}

// answer is a value behind its colon, up to the end of its last line.
func (w *handwriting) answer(indent, key string, values []string) string {
	if values != nil && isList(key) && w.chance(2) && len(values) > 0 {
		text := w.behind() + "\n"
		deeper := indent + rapid.SampledFrom([]string{"", "  ", "    "}).Draw(w.t, "dashes")
		for _, value := range values {
			text += w.lines(deeper) + deeper + "- " + w.scalar(value) + w.behind() + "\n"
		}
		return text
	}
	if len(values) == 1 && values[0] != "" && strings.TrimSpace(values[0]) == values[0] && isText(key) && w.chance(3) {
		style := rapid.SampledFrom([]string{"|-", ">-"}).Draw(w.t, "style")
		return " " + style + w.behind() + "\n" + indent + "   " + values[0] + "\n"
	}
	if len(values) == 1 && strings.Contains(values[0], " ") && !strings.Contains(values[0], "  ") && plainWord.MatchString(values[0]) {
		quote := rapid.SampledFrom([]string{"", "'", `"`}).Draw(w.t, "quote")
		return " " + quote + strings.Replace(values[0], " ", "\n   "+indent, 1) + quote + w.behind() + "\n"
	}
	return " " + w.inline(indent, key, values) + w.behind() + "\n"
}

// braces is a mapping in braces, over one or several lines.
func (w *handwriting) braces(indent string, mapping map[string]any) string {
	gap := w.gap(indent)
	var entries []string
	for _, key := range rapid.Permutation(sortedKeys(mapping)).Draw(w.t, "keys") {
		if inner, ok := mapping[key].(map[string]any); ok {
			entries = append(entries, key+": "+w.braces(indent, inner))
			continue
		}
		entries = append(entries, key+": "+w.inline(indent, key, mapping[key].([]string)))
	}
	return w.enclose("{", entries, "}", gap)
}

// gap is what stands around the entries in braces or brackets.
func (w *handwriting) gap(indent string) func() string {
	style := rapid.IntRange(0, 2).Draw(w.t, "gap")
	return func() string {
		switch style {
		case 0:
			return ""
		case 1:
			return " "
		}
		return w.behind() + "\n" + indent + "  "
	}
}

func (w *handwriting) enclose(start string, entries []string, end string, gap func() string) string {
	text := start + gap()
	for i, entry := range entries {
		if i > 0 {
			text += gap() + ", " + gap()
		}
		text += entry
	}
	if len(entries) > 0 && w.chance(5) {
		text += ","
	}
	return text + gap() + end
}

func (w *handwriting) inline(indent, key string, values []string) string {
	if values == nil {
		return w.scalar(checklist.Unanswered)
	}
	if !isList(key) {
		if isNumber(key) {
			return values[0]
		}
		return w.scalar(values[0])
	}
	items := []string{}
	for _, value := range values {
		items = append(items, w.scalar(value))
	}
	return w.enclose("[", items, "]", w.gap(indent))
}

var plainWord = regexp.MustCompile(`^[A-Za-zé][A-Za-zé -]*[A-Za-zé]$`)

// scalar is a text in one of the styles that can hold it.
func (w *handwriting) scalar(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		w.t.Fatalf("%v", err)
	}
	styles := []string{string(quoted), "'" + strings.ReplaceAll(text, "'", "''") + "'"}
	if plainWord.MatchString(text) && !slices.Contains([]string{"null", "true", "false", "no"}, text) {
		styles = append(styles, text, text)
	}
	return rapid.SampledFrom(styles).Draw(w.t, "style")
}

func isList(key string) bool {
	return slices.Contains([]string{"types", "needs", "targets", "clouds", "styles", "frameworks", "exclude", "languages"}, key)
}

func isText(key string) bool { return slices.Contains([]string{"title", "description", "owner"}, key) }

func isNumber(key string) bool {
	if key == "size" {
		return true
	}
	return slices.ContainsFunc(checklist.Criteria(), func(c checklist.Criterion) bool { return c.ID == key })
}
