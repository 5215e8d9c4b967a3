package checklist

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/document"
)

var update = flag.Bool("update", false, "compile the data file anew")

func readData(t testing.TB) written {
	t.Helper()
	text, err := os.ReadFile("data/checklist.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var w written
	if err := document.Decode("data/checklist.yaml", text, &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// zeros are the fields that a composite literal may leave out.
var zeros = regexp.MustCompile(`\w+: ?(?:""|0|(?:\[\]|map\[string\]\[\])\w+\(nil\))(?:, |(}))`)

// TestBuiltInIsTheDataFile keeps what is compiled in equal to the YAML file
// that people edit; -update compiles it anew.
func TestBuiltInIsTheDataFile(t *testing.T) {
	literal := strings.ReplaceAll(fmt.Sprintf("%#v", readData(t)), "checklist.", "")
	literal = strings.ReplaceAll(zeros.ReplaceAllString(literal, "$1"), ", }", "}")
	for _, typ := range []string{"Criterion", "Question", "Option", "Subject"} {
		literal = strings.ReplaceAll(literal, "[]"+typ+"{"+typ+"{", "[]"+typ+"{\n{")
		literal = strings.ReplaceAll(literal, "}, "+typ+"{", "},\n{")
	}
	literal = strings.ReplaceAll(literal, "}}", "},\n}")
	want, err := format.Source([]byte("// Code generated from data by go generate; DO NOT EDIT.\n\npackage checklist\n\nvar builtIn = " + literal + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("builtin.go", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(builtIn, readData(t)) {
		t.Error("what is compiled in is not what the data says")
	}
	got, err := os.ReadFile("builtin.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the data changed since it was compiled in; run go generate ./decisions/checklist (%v)", err)
	}
}

// BenchmarkFirstUse is what the vocabulary costs a process once.
func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		complete(builtIn)
	}
}

// BenchmarkReadData is what it would cost if it were read from the data file.
func BenchmarkReadData(b *testing.B) {
	for b.Loop() {
		complete(readData(b))
	}
}
