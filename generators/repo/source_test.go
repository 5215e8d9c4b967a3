package repo

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

func TestParseSource(t *testing.T) {
	hash := strings.Repeat("0a", 20)
	for text, want := range map[string]struct{ url, folder, ref, path, whole string }{
		"https://git.example.com/packs.git":                {"https://git.example.com/packs.git", ".", "", "/packs.git", ""},
		"https://git.example.com/packs/":                   {"https://git.example.com/packs", ".", "", "/packs", "https://git.example.com/packs"},
		"https://git.example.com:8443/a/b@v1.0.0":          {"https://git.example.com:8443/a/b", ".", "v1.0.0", "/a/b", ""},
		"https://git.example.com/a//packs/gin@v1.0.0":      {"https://git.example.com/a", "packs/gin", "v1.0.0", "/a", ""},
		"https://git.example.com/a@v1.0.0//packs/gin":      {"https://git.example.com/a", "packs/gin", "v1.0.0", "/a", "https://git.example.com/a//packs/gin@v1.0.0"},
		"https://git.example.com/a@release/1.x":            {"https://git.example.com/a", ".", "release/1.x", "/a", ""},
		"https://git.example.com/a@house@1.0.0":            {"https://git.example.com/a", ".", "house@1.0.0", "/a", ""},
		"https://git.example.com/a//gin/":                  {"https://git.example.com/a", "gin", "", "/a", "https://git.example.com/a//gin"},
		"https://git.example.com/a@" + hash:                {"https://git.example.com/a", ".", hash, "/a", ""},
		"https://[::1]:8443/a":                             {"https://[::1]:8443/a", ".", "", "/a", ""},
		"ssh://git@git.example.com:2222/srv/a.git//x@main": {"ssh://git@git.example.com:2222/srv/a.git", "x", "main", "/srv/a.git", ""},
		"git@git.example.com:team/packs.git//gin@v2":       {"git@git.example.com:team/packs.git", "gin", "v2", "team/packs.git", ""},
		"git.example.com:packs":                            {"git.example.com:packs", ".", "", "packs", ""},
		"file:///srv/a%40b/packs.git@v1":                   {"file:///srv/a%40b/packs.git", ".", "v1", "/srv/a@b/packs.git", ""},
		"file://localhost/srv/packs.git":                   {"file://localhost/srv/packs.git", ".", "", "/srv/packs.git", ""},
	} {
		got, err := ParseSource(text)
		if err != nil || got.URL != want.url || got.Folder != want.folder || got.Ref != want.ref || got.path != want.path {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
		whole := want.whole
		if whole == "" {
			whole = text
		}
		if got.String() != whole {
			t.Errorf("%s is written back as %s", text, got)
		}
		if !IsURL(text) {
			t.Errorf("%s is not taken for a URL", text)
		}
	}
}

func TestNamesAndPathsAreNoURLs(t *testing.T) {
	for _, text := range []string{"", "gin", "./gin", "../a:b", "/srv/packs", `C:\packs`, "C:/packs", "packs@v1", `..\a:b`, ".", "--upload-pack=x"} {
		if IsURL(text) {
			t.Errorf("%q is taken for a URL", text)
		}
	}
}

// What a git URL must not say is refused in one line, and a secret in it is not
// repeated.
func TestParseSourceRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"http://git.example.com/a":           `a pack is not fetched by "http"`,
		"git://git.example.com/a":            `a pack is not fetched by "git"`,
		"ftp://git.example.com/a":            `a pack is not fetched by "ftp"`,
		"ext::sh -c touch% /tmp/x":           `a git URL has no spaces and no control characters`,
		"ext::sh":                            `a pack is not fetched by "ext"`,
		"fd::17":                             `a pack is not fetched by "fd"`,
		"--upload-pack=touch":                `a pack is not fetched by "--upload-pack=touch"`,
		"ssh://-oProxyCommand=touch/a":       `a git URL in which "-oProxyCommand=touch" could be taken for an option`,
		"ssh://-oProxyCommand=touch@host/a":  `a git URL in which "-oProxyCommand=touch" could be taken for an option`,
		"-oProxyCommand=touch@host:a":        `a pack is not fetched by "-oProxyCommand=touch@host"`,
		"host:--upload-pack=touch":           `a git URL in which "--upload-pack=touch" could be taken for an option`,
		"https://host/a@--upload-pack=touch": `a git URL in which "--upload-pack=touch" could be taken for an option`,
		"https://ada:hunter2@host/a":         `a git URL with a user or password in it is not taken: it would end up in the lock`,
		"https://hunter2@host/a":             `a git URL with a user or password in it is not taken: it would end up in the lock`,
		"ssh://git:hunter2@host/a":           `a git URL with a user or password in it is not taken: it would end up in the lock`,
		"https://ada:hunter2%zz@host/a":      `the host of a git URL cannot be read`,
		"ada:hunter2@host:a":                 `a git URL with a user or password in it is not taken: it would end up in the lock`,
		"https://host/a?token=hunter2":       `a git URL has no ? and no #`,
		"https://host/a#main":                `a git URL has no ? and no #`,
		"https://host/a//../b":               `https://host/a: the folder "../b" does not lie in the repository`,
		"https://host/a////etc":              `https://host/a: the folder "//etc" does not lie in the repository`,
		`https://host/a//b\c`:                `https://host/a: the folder "b\\c" does not lie in the repository`,
		"https://host/a@":                    `https://host/a: no version follows the @`,
		"https://host/a@v1..v2":              `https://host/a: "v1..v2" is no name of a tag, branch or commit`,
		"https://host/a@v1//b//c@x":          `https://host/a: the folder "b//c@x" does not lie in the repository`,
		"https://host/":                      `https://host: names no repository`,
		"https:///a":                         `a git URL names no host`,
		"file://host/a":                      `a file URL names no host: "host"`,
		"file://./packs":                     `a file URL names no host: "."`,
		"https://host/a\x1b[31m":             `a git URL has no spaces and no control characters`,
		"https://host/a%zz":                  `"https://host/a%zz": the path of a git URL: invalid URL escape "%zz"`,
	} {
		_, err := ParseSource(text)
		if finding.In(err) == nil || err.Error() != want {
			t.Errorf("%q: %v\nwant %s", text, err, want)
		}
	}
}

func FuzzParseSource(f *testing.F) {
	f.Add("https://git.example.com/a//packs/gin@v1.0.0")
	f.Add("git@host:a//b@c")
	f.Add("file:///%40@x//..")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSource(text)
		if err != nil {
			return
		}
		if again, err := ParseSource(s.String()); err != nil || again != s {
			t.Errorf("%q became %+v, and that %+v, %v", text, s, again, err)
		}
		if !fs.ValidPath(s.Folder) {
			t.Errorf("%q has the folder %q", text, s.Folder)
		}
	})
}
