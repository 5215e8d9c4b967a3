package generators

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
	"github.com/underpin-dev/underpin/generators/pack"
)

// What a pack is promised to find in its data is what it finds.
func TestKnownKeepsTheContract(t *testing.T) {
	data := known(checklist.Answers{}, catalog.Framework{}, "0001-a.md", "A", time.Unix(0, 0))
	for root, keys := range pack.Contract() {
		if root == "pack" {
			continue // it knows that itself
		}
		under, _ := data[root].(map[string]any)
		if diff := cmp.Diff(slices.Sorted(slices.Values(keys)), slices.Sorted(maps.Keys(under))); diff != "" {
			t.Errorf("%s: %s", root, diff)
		}
	}
}

func TestSettingsKnowTheirPlace(t *testing.T) {
	answers, err := checklist.Parse("a.yaml", []byte("version: 1\nscaffold:\n  database: sqlite\n  ci: github\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := settings(answers, map[string]string{"database": "sqlite", "ci": "none", "license": "mit"})
	want := map[string]pack.Setting{
		"database": {Value: "sqlite", Place: finding.Finding{File: "a.yaml", Line: 3, Column: 13}},
		"ci":       {Value: "none"},
		"license":  {Value: "mit"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
