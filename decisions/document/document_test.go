package document

import (
	"errors"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

type sample struct {
	Name  string            `yaml:"name"`
	Size  int               `yaml:"size"`
	Tags  []string          `yaml:"tags"`
	Inner struct{ On bool } `yaml:"inner"`
	Free  map[string]string `yaml:"free"`
}

func TestDecodeReportsWhereAMistakeIs(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"unknown key":      {"name: a\nsiez: 3\n", `f.yaml:2:1: unknown key "siez"; did you mean "size"?`},
		"nested unknown":   {"inner: {onn: true}\n", `f.yaml:1:9: unknown key "inner.onn"; did you mean "on"?`},
		"repeated key":     {"name: a\nname: b\n", `f.yaml:2:1: key "name" is there twice; the first is in line 1`},
		"wrong scalar":     {"size: many\n", `f.yaml:1:7: size must be a whole number, not "many"`},
		"list for text":    {"name: [a]\n", `f.yaml:1:7: name must be text, not a list`},
		"text for list":    {"tags: a\n", `f.yaml:1:7: tags must be a list, not "a"`},
		"list at the top":  {"- a\n", `f.yaml:1:1: the document must be a mapping of keys to values, not a list`},
		"alias":            {"name: &x a\ntags: [*x]\n", "f.yaml:1:7: anchors and aliases are not used here"},
		"second document":  {"name: a\n---\nname: b\n", "f.yaml:2:1: a second document"},
		"binary":           {"name: \x00\n", "f.yaml: not a text file in UTF-8"},
		"broken YAML":      {"name: [a\n", "f.yaml:2: did not find expected"},
		"two at one time":  {"siez: 3\ntags: a\n", "f.yaml:2:7: tags must be a list"},
		"mapping in a map": {"free: {a: {b: c}}\n", "f.yaml:1:11: free.a must be text, not a mapping"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Decode("f.yaml", []byte(tc.text), &sample{})
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v\nwant %s", err, tc.want)
			}
			var f finding.Finding
			if !errors.As(err, &f) {
				t.Errorf("%T carries no Finding", err)
			}
		})
	}
}

func TestDecodeRefusesALargeFile(t *testing.T) {
	err := Decode("f.yaml", []byte(strings.Repeat("# a comment\n", MaxSize/10)), &sample{})
	if err == nil || !strings.Contains(err.Error(), "larger than 1024 KB") {
		t.Errorf("got %v", err)
	}
}

func TestDecodeReadsWhatIsRight(t *testing.T) {
	var got sample
	text := "name: 1.10\nsize: 3\ntags: [a, b]\ninner: {on: true}\nfree: {k: v}\n"
	if err := Decode("f.yaml", []byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if got.Name != "1.10" || got.Size != 3 || len(got.Tags) != 2 || !got.Inner.On || got.Free["k"] != "v" {
		t.Errorf("got %+v", got)
	}
	if err := Decode("f.yaml", []byte("# nothing\n"), &got); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("name: a\ntags: [b]\n")
	f.Add("free: {? [a] : b}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if err := Decode("f", []byte(text), &sample{}); err != nil && finding.In(err) == nil {
			t.Errorf("%T is not a finding: %v", err, err)
		}
	})
}
