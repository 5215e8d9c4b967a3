package generators

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions"
)

// The manual names the keys that templates see, all of them and no other.
func TestManualNamesWhatTemplatesSee(t *testing.T) {
	seen := map[string]bool{}
	list := examples(t)
	again := changed(t, decisions.Choice{}, "project.scale=small", "team.size=unanswered")
	again.Revision = revision(pastOf(t, list["orders"], true), again)
	list["superseding"] = again
	for _, in := range list {
		keysOf(newRecordView(in).data(), seen)
	}
	told := map[string]bool{}
	_, table, _ := strings.Cut(RecordManual, "\n\n")
	table, _, _ = strings.Cut(table, "\n\n")
	for _, key := range regexp.MustCompile(`\.([a-z_]+)`).FindAllStringSubmatch(table, -1) {
		told[key[1]] = true
	}
	want, got := slices.Sorted(maps.Keys(seen)), slices.Sorted(maps.Keys(told))
	if !slices.Equal(got, want) {
		t.Errorf("the manual names %q\ntemplates see %q", got, want)
	}
}

// keysOf gathers all keys of a template's data.
func keysOf(data any, seen map[string]bool) {
	switch data := data.(type) {
	case map[string]any:
		for key, value := range data {
			seen[key] = true
			keysOf(value, seen)
		}
	case []map[string]any:
		for _, item := range data {
			keysOf(item, seen)
		}
	}
}
