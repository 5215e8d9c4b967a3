package pack

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/generators/tree"
)

var withBases = fstest.MapFS{
	"go/Makefile":      {Data: []byte("go\n")},
	"go/main.go.tmpl":  {Data: []byte("{{ .service.name }}\n")},
	"grpc/Makefile":    {Data: []byte("grpc\n")},
	"grpc/api/x.proto": {Data: []byte("proto\n")},
	"license.tmpl":     {Data: []byte("mine\n")},
}

// What is nearer to the pack takes the place of what is farther away, and the
// pack's rules hold for all of it.
func TestBasesLieBelowThePack(t *testing.T) {
	for name, tc := range map[string]struct {
		manifest string
		files    []string
		want     map[string]string
	}{
		"one":              {"base: [go]\n", []string{"a", "own"}, map[string]string{"Makefile": "go\n", "main.go": "orders\n", "a": "own"}},
		"the later wins":   {"base: [go, grpc]\n", []string{"a", "own"}, map[string]string{"Makefile": "grpc\n", "main.go": "orders\n", "api/x.proto": "proto\n", "a": "own"}},
		"the earlier not":  {"base: [grpc, go]\n", []string{"a", "own"}, map[string]string{"Makefile": "go\n", "main.go": "orders\n", "api/x.proto": "proto\n", "a": "own"}},
		"the pack wins":    {"base: [go]\n", []string{"Makefile", "own"}, map[string]string{"Makefile": "own", "main.go": "orders\n"}},
		"rules hold there": {"base: [go]\nfiles: [{path: main.go.tmpl, rename: cmd/main.go}]\n", []string{"a", "own"}, map[string]string{"Makefile": "go\n", "cmd/main.go": "orders\n", "a": "own"}},
	} {
		p, err := Load("house", folder(head+tc.manifest, tc.files...), withBases)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		made, err := p.Render(values(t, p))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tc.want, texts(made)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func values(t *testing.T, p Pack) Values {
	t.Helper()
	v, err := p.Values(map[string]any{"service": map[string]any{"name": "orders"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func texts(files tree.Tree) map[string]string {
	list := map[string]string{}
	for _, f := range files.Files() {
		list[f.Path] = string(f.Data)
	}
	return list
}

func TestBasesAreFoundAndNamed(t *testing.T) {
	_, err := Load("house", folder(head+"base: [go, grcp]\n", "a", "a"), withBases)
	want := "house/pack.yaml:6:12: base: there is no shared folder \"grcp\"; did you mean \"grpc\"?"
	if got := said(t, err); got != want {
		t.Errorf("got %s", got)
	}
	broken := maps.Clone(withBases)
	broken["go/main.go.tmpl"] = &fstest.MapFile{Data: []byte("\n{{ .service.nme }}\n")}
	p, err := Load("house", folder(head+"base: [go]\n", "a", "a"), broken)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Render(values(t, p)); err == nil || !strings.Contains(err.Error(), "shared/go/main.go.tmpl:2:") {
		t.Errorf("the place in the base is not named: %v", err)
	}
	whole, err := Load("house", folder(head+"base: [go]\n", "a", "a"), withBases)
	if err != nil {
		t.Fatal(err)
	}
	if p.Digest == whole.Digest {
		t.Error("the digest does not see the base")
	}
}
