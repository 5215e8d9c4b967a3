package cli

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/generators/pack"
)

// The manifest in the manual is one that works, word for word.
func TestManualShowsAPackThatWorks(t *testing.T) {
	example := regexp.MustCompile(`(?s)\n(  schema: 1\n.*?)\n\n[A-Z]`).FindStringSubmatch(packManual)
	if example == nil {
		t.Fatal("the manual has no manifest")
	}
	folder := fstest.MapFS{"pack.yaml": {Data: []byte(strings.ReplaceAll(example[1], "\n  ", "\n")[2:])}}
	for _, name := range []string{"db/x.sql", "bin/server", "dot-gitignore", ".github/ci.yml", "logo.svg"} {
		folder["files/"+name] = &fstest.MapFile{}
	}
	folder["files/README.md"] = &fstest.MapFile{Data: []byte(`{{ .options.pool }} {{ .computed.binary }} {{ include "license" . }}`)}
	p, err := pack.Load("house", folder, fstest.MapFS{"license.tmpl": {}, "go/Makefile": {}})
	if err != nil {
		t.Fatal(err)
	}
	if problems := p.Lint(); problems != nil {
		t.Error(problems)
	}
	if len(p.Options) != 2 || len(p.Verify.Cases) != 1 || len(p.Files) != 5 || len(p.Changes) != 1 {
		t.Errorf("not all of the manifest was read: %+v", p.Manifest)
	}
}

// The folder of evidence in the guide is one that works, word for word.
func TestGuideShowsEvidenceThatWorks(t *testing.T) {
	folder := fstest.MapFS{}
	for _, file := range regexp.MustCompile(`(?m)^  # (\S+\.yaml)\n((?:  .+\n)+)`).FindAllStringSubmatch(evidenceGuide, -1) {
		folder[file[1]] = &fstest.MapFile{Data: []byte(strings.ReplaceAll("\n"+file[2], "\n  ", "\n"))}
	}
	c, err := catalog.Default().With(folder, "our-evidence")
	if err != nil {
		t.Fatal(err)
	}
	if problems := c.Lint(); len(problems) > 0 {
		t.Error(problems)
	}
	fast, _ := c.Claim("gin-fast")
	_, added := c.Claim("house-gin-steady")
	_, known := c.Framework("chi")
	_, there := c.Claim("gin-popular")
	if fast.Standing != catalog.Disputed || !added || !known || there || len(folder) != 4 {
		t.Errorf("not all of %d files was read: %v %v %v %v", len(folder), fast.Standing, added, known, there)
	}
}

// Help is read in a terminal: no line is wider, each command says what it is
// for, and says it in the same form.
func TestHelpFitsTheTerminal(t *testing.T) {
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: what it is for is %q", cmd.CommandPath(), cmd.Short)
		}
		for line := range strings.Lines(cmd.Long + "\n" + cmd.UsageString()) {
			if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > report.Width {
				t.Errorf("%s: too wide: %s", cmd.CommandPath(), line)
			}
		}
		cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			if what, _ := pflag.UnquoteUsage(flag); strings.HasPrefix(what, "string") {
				t.Errorf("%s --%s: takes a %q", cmd.CommandPath(), flag.Name, what)
			}
		})
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(newRootCmd(&App{}))
}
