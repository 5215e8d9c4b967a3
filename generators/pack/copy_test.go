package pack

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCopy(t *testing.T) {
	for manifest, want := range map[string]string{
		"schema: 1\nname: house\nversion: 1.2.0 # ours\nframework: gin\ndescription: The house.\nchanges:\n  1.2.0: |\n    More.\n  1.1.0: x\noptions: []\n": "schema: 1\nname: mine\nversion: 0.1.0 # ours\nframework: gin\ndescription: The house.\noptions: []\n",
		"schema: 1\nversion: \"1.2.0\"\nname: 'house'\nframework: gin\ndescription: x\nchanges: {1.2.0: x}":                                                  "schema: 1\nversion: \"0.1.0\"\nname: 'mine'\nframework: gin\ndescription: x",
	} {
		p, err := Load("house", folder(manifest, "{{ .service.name }}.txt", "{{ .year }}"), shared)
		if err != nil {
			t.Fatal(err)
		}
		made, err := p.Copy("mine")
		if err != nil {
			t.Fatal(err)
		}
		got, _ := made.File("pack.yaml")
		if diff := cmp.Diff(want, string(got.Data)); diff != "" {
			t.Error(diff)
		}
		if f, ok := made.File("files/{{ .service.name }}.txt"); !ok || string(f.Data) != "{{ .year }}" {
			t.Error("the files are not as they were")
		}
		if _, err := p.Copy("../mine"); err == nil {
			t.Error("a name that leads elsewhere is taken")
		}
	}
}
