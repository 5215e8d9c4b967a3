package adr

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/underpin-dev/underpin/decisions/finding"
)

func folder(files map[string]string) fstest.MapFS {
	disk := fstest.MapFS{}
	for name, text := range files {
		disk[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return disk
}

func mustRead(t testing.TB, files map[string]string) Log {
	t.Helper()
	log, err := Read(folder(files))
	if err != nil {
		t.Fatal(err)
	}
	return log
}

func TestReadTellsRecordsFromTheRest(t *testing.T) {
	log := mustRead(t, map[string]string{
		"0010-later.md":           "# 10. Later\n",
		"2-early.md":              "# Early\n",
		"adr-003-mid.md":          "# ADR-003: Mid\n",
		"20200101-dated.md":       "# Dated\n",
		"use-words.md":            "# Use words\n\nStatus: accepted\n",
		"notes.md":                "# Notes\n\nNothing decided.\n",
		"README.md":               "# Decisions\n\nStatus: accepted\n",
		"template.md":             "# NUMBER. TITLE\n",
		"0000-template.md":        "# [short title]\n",
		"0007-use-templates.md":   "# 7. Use templates\n",
		"0011-x.adoc":             "= 11. X\n",
		"picture.png":             "x",
		".hidden.md":              "# 99. Hidden\n",
		"below/0099-other-log.md": "# 99. Other\n",
	})
	var files []string
	for _, r := range log.Records {
		files = append(files, r.File)
	}
	if got := strings.Join(files, " "); got != "2-early.md adr-003-mid.md 0007-use-templates.md 0010-later.md 20200101-dated.md use-words.md" {
		t.Errorf("the records are %s", got)
	}
	if got := strings.Join(log.Others, " "); got != "0000-template.md 0011-x.adoc README.md notes.md picture.png template.md" {
		t.Errorf("the others are %s", got)
	}
	if log.Next() != 12 || log.Next("0040-on-a-branch.md", "2026-01-02-dated.md") != 41 {
		t.Errorf("next are %d and %d", log.Next(), log.Next("0040-on-a-branch.md"))
	}
	if log.TemplateIn() != "0000-template.md" {
		t.Errorf("the template is %s", log.TemplateIn())
	}
}

func TestLinksLeadToRecords(t *testing.T) {
	log := mustRead(t, map[string]string{
		"0001-a.md": "# 1. A\n\n## Status\n\nAccepted\n\nAmended by ADR-0002\n\nSee [web](https://example.com)\n",
		"0002-b.md": "# 2. B\n\n## Status\n\nAccepted\n\nAmends [1. A](./0001-a.md#context)\n\nSupersedes [9](0009-gone.md)\n",
	})
	var got []string
	for _, r := range log.Records {
		for _, l := range r.Links {
			got = append(got, fmt.Sprint(r.Number, " ", l.Kind, " ", l.Target))
		}
	}
	if want := []string{"1 Amended by 0002-b.md", "2 Amends 0001-a.md", "2 Supersedes "}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestFindTarget(t *testing.T) {
	log := mustRead(t, map[string]string{
		"0001-use-gin.md": "# 1. A\n", "0002-use-echo.md": "# 2. B\n", "0012-drop-gin.md": "# 12. C\n", "20200101-day.md": "# D\n", "0012-twice.md": "# 12. E\n",
	})
	for target, want := range map[string]string{
		"1": "0001-use-gin.md", "0002": "0002-use-echo.md", "ADR-1": "0001-use-gin.md", "adr-0002": "0002-use-echo.md", "echo": "0002-use-echo.md",
		"docs/adr/0012-twice.md": "0012-twice.md", "0012-drop-gin": "0012-drop-gin.md", "20200101": "20200101-day.md",
		"12": `"12" is the record 0012-drop-gin.md or 0012-twice.md`, "gin": `"gin" is the record 0001-use-gin.md or 0012-drop-gin.md`,
		"7": `the log has no record "7"`, "use-ginn": `the log has no record "use-ginn"; did you mean "use-gin"?`, "": `the log has no record ""`,
	} {
		r, err := log.Find(target)
		if err != nil {
			if got := finding.In(err); got == nil || got[0].Message != want {
				t.Errorf("%s: %v", target, err)
			}
		} else if r.File != want {
			t.Errorf("%s is %s, not %s", target, r.File, want)
		}
	}
}

func TestFindFolder(t *testing.T) {
	for name, tc := range map[string]struct {
		files map[string]string
		from  string
		want  string
	}{
		"above":               {map[string]string{"home/doc/adr/0001-a.md": "", "home/a/b/x": ""}, "home/a/b", "home/doc/adr"},
		"a pointer":           {map[string]string{"home/.adr-dir": "log/of ours\r\n", "home/doc/adr/1-a.md": ""}, "home", "home/log/of ours"},
		"a pointer upwards":   {map[string]string{"home/a/.adr-dir": "../log"}, "home/a", "home/log"},
		"a pointer out":       {map[string]string{"home/.adr-dir": "../../../log"}, "home", ""},
		"an absolute pointer": {map[string]string{"home/.adr-dir": "/srv/log\n"}, "home", "srv/log"},
		"an empty pointer":    {map[string]string{"home/.adr-dir": "\n", "home/docs/decisions/1-a.md": ""}, "home", "home/docs/decisions"},
		"the nearest":         {map[string]string{"doc/adr/1-a.md": "", "home/docs/decisions/1-a.md": ""}, "home/x", "home/docs/decisions"},
		"none":                {map[string]string{"home/x": ""}, "home", ""},
		"a file is not a log": {map[string]string{"home/doc/adr": "x"}, "home", ""},
	} {
		got, found := Find(folder(tc.files), tc.from)
		if got != tc.want && found || found != (tc.want != "") {
			t.Errorf("%s: %q, %v", name, got, found)
		}
	}
}

func TestReadTellsWhatItCannotRead(t *testing.T) {
	if _, err := Read(folder(nil)); err != nil {
		t.Errorf("an empty log: %v", err)
	}
	if _, err := Read(brokenFS{folder(map[string]string{"0001-a.md": "# A"})}); err == nil || !strings.Contains(err.Error(), "read 0001-a.md: ") {
		t.Errorf("a file that does not open: %v", err)
	}
}

// brokenFS lists files and opens none.
type brokenFS struct{ fstest.MapFS }

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == "." {
		return b.MapFS.Open(name)
	}
	return nil, fs.ErrPermission
}
