package pack

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// head is a manifest in order; a test adds what it is about, from line 6 on.
const head = "schema: 1\nname: house\nversion: 1.0.0\nframework: gin\ndescription: Ours.\n"

var shared = fstest.MapFS{
	"license.tmpl": {Data: []byte("{{ .year }} {{ .service.owner }}\n")},
	"notice.tmpl":  {Data: []byte("as is\n")},
}

// folder is a pack as a file system: a manifest, and the files by their path.
func folder(manifest string, files ...string) fstest.MapFS {
	m := fstest.MapFS{"pack.yaml": {Data: []byte(manifest)}}
	for i := 0; i+1 < len(files); i += 2 {
		m["files/"+files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

func load(t testing.TB, manifest string, files ...string) Pack {
	t.Helper()
	if len(files) == 0 {
		files = []string{"a.txt", "a"}
	}
	p, err := Load("house", folder(head+manifest, files...), shared)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// said is every finding with its hint, for exact comparison.
func said(t testing.TB, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	if finding.In(err) == nil {
		t.Errorf("%v is no finding", err)
	}
	return err.Error()
}

// Every mistake that a manifest can hold is told with its place.
func TestLoadSaysWhereAndWhat(t *testing.T) {
	for name, tc := range map[string]struct{ manifest, want string }{
		"nothing": {"", "house/pack.yaml: schema must be 1, the only one that this underpin reads\n" +
			"house/pack.yaml: name is missing: lower-case letters, digits and single hyphens\n" +
			`house/pack.yaml: version must be a semantic version such as 1.0.0, not ""` + "\n" +
			"house/pack.yaml: framework is missing: the id of a framework in the catalog\n" +
			"house/pack.yaml: description is missing: one sentence"},
		"no mapping":     {"- a", "house/pack.yaml:1:1: the document must be a mapping of keys to values, not a list"},
		"a word":         {"pack", `house/pack.yaml:1:1: the manifest must be a mapping of keys to values, not "pack"`},
		"unknown key":    {head + "optons: []", `house/pack.yaml:6:1: unknown key "optons"; did you mean "options"?`},
		"key twice":      {head + "name: x", `house/pack.yaml:6:1: key "name" is there twice; the first is in line 2`},
		"another schema": {strings.Replace(head, "schema: 1", "schema: 2", 1), "house/pack.yaml:1:9: schema must be 1, the only one that this underpin reads"},
		"name: up":       {strings.Replace(head, "house", "../house", 1), `house/pack.yaml:2:7: name must be lower-case letters, digits and single hyphens, not "../house"`},
		"name: dots":     {strings.Replace(head, "house", "..", 1), `house/pack.yaml:2:7: name must be lower-case letters, digits and single hyphens, not ".."`},
		"name: slash":    {strings.Replace(head, "house", "a/b", 1), `house/pack.yaml:2:7: name must be lower-case letters, digits and single hyphens, not "a/b"`},
		"name: control":  {strings.Replace(head, "house", `"a\e[31m"`, 1), `house/pack.yaml:2:7: name must be lower-case letters, digits and single hyphens, not "a\x1b[31m"`},
		"name: line end": {strings.Replace(head, "house", `"a\n"`, 1), `house/pack.yaml:2:7: name must be lower-case letters, digits and single hyphens, not "a\n"`},
		"name: long":     {strings.Replace(head, "house", strings.Repeat("a", 64), 1), "house/pack.yaml:2:7: name is longer than 63 characters"},
		"version":        {strings.Replace(head, "1.0.0", "1.0", 1), `house/pack.yaml:3:10: version must be a semantic version such as 1.0.0, not "1.0"`},
		"framework":      {strings.Replace(head, "gin", "Gin Gonic", 1), `house/pack.yaml:4:12: framework must be the id of a framework in the catalog, not "Gin Gonic"`},
		"description":    {strings.Replace(head, "Ours.", `"a\nb"`, 1), "house/pack.yaml:5:14: description must be one line of printable text"},

		"option: a word":         {head + "options: [ci]", `house/pack.yaml:6:11: an option must be a mapping of keys to values, not "ci"`},
		"option: a mapping":      {head + "options: {ci: x}", "house/pack.yaml:6:10: options must be a list, not a mapping"},
		"option: twice":          {head + "options:\n- {name: a, type: text}\n- {name: a, type: text}", `house/pack.yaml:8:10: option "a" is there twice`},
		"option: no name":        {head + "options:\n- {type: text}", "house/pack.yaml:7:3: the name of an option is missing: lower-case letters, digits and underscores"},
		"option: bad name":       {head + "options:\n- {name: My-Option, type: text}", `house/pack.yaml:7:10: the name of an option must be lower-case letters, digits and underscores, not "My-Option"`},
		"option: root key":       {head + "options:\n- {name: service, type: text}", `house/pack.yaml:7:10: option "service": the name is taken by .service, which every template has`},
		"option: no type":        {head + "options:\n- {name: a}", `house/pack.yaml:7:3: option "a": type must be choice, text or bool, not ""`},
		"option: other type":     {head + "options:\n- {name: a, type: number}", `house/pack.yaml:7:19: option "a": type must be choice, text or bool, not "number"`},
		"choice: no choices":     {head + "options:\n- {name: a, type: choice, default: x}", `house/pack.yaml:7:19: option "a": a choice needs choices`},
		"choice: default":        {head + "options:\n- {name: a, type: choice, choices: [x, y], default: z}", `house/pack.yaml:7:53: option "a": its default: "z" is not one of x, y; did you mean "x"?`},
		"choice: no default":     {head + "options:\n- {name: a, type: choice, choices: [x, y]}", `house/pack.yaml:7:3: option "a": its default: is missing`},
		"choice: twice":          {head + "options:\n- {name: a, type: choice, choices: [x, x], default: x}", `house/pack.yaml:7:36: option "a": choice "x" is there twice`},
		"choice: empty":          {head + "options:\n- {name: a, type: choice, choices: [x, ''], default: x}", `house/pack.yaml:7:36: option "a": a choice is missing: one sentence`},
		"choice: pattern":        {head + "options:\n- {name: a, type: choice, choices: [x], default: x, pattern: x}", `house/pack.yaml:7:62: option "a": only a text has a pattern; this is a choice`},
		"text: choices":          {head + "options:\n- {name: a, type: text, choices: [x]}", `house/pack.yaml:7:34: option "a": only a choice has choices; this is a text`},
		"text: broken pattern":   {head + "options:\n- {name: a, type: text, pattern: '('}", "house/pack.yaml:7:34: option \"a\": pattern: the regular expression \"(\" is broken: error parsing regexp: missing closing ): `(`"},
		"text: huge pattern":     {head + "options:\n- {name: a, type: text, pattern: '((a{99}){99}){99}'}", `house/pack.yaml:7:34: option "a": pattern: the regular expression "((a{99}){99}){99}" is broken: error parsing regexp: invalid repeat count: ` + "`{99}`"},
		"text: default, pattern": {head + "options:\n- {name: a, type: text, pattern: 'b+', default: abc}", `house/pack.yaml:7:49: option "a": its default: "abc" does not match b+`},
		"bool: no default":       {head + "options:\n- {name: a, type: bool}", `house/pack.yaml:7:3: option "a": its default: is missing`},
		"bool: default":          {head + "options:\n- {name: a, type: bool, default: yes}", `house/pack.yaml:7:34: option "a": its default: must be true or false, not "yes"`},

		"when: of itself":    {head + "options:\n- {name: a, type: text, when: 'eq .options.a \"x\"'}", `house/pack.yaml:7: option "a": when: ".options.a" is not known yet: only what stands before it may be used`},
		"when: in a circle":  {head + "options:\n- name: a\n  type: bool\n  default: true\n  when: not .options.b\n- name: b\n  type: bool\n  default: true\n  when: not .options.a", `house/pack.yaml:10:21: option "a": when: ".options.b" is not known yet: only what stands before it may be used`},
		"when: unknown":      {head + "options:\n- {name: a, type: text}\n- {name: b, type: text, when: .options.c}", `house/pack.yaml:8:39: option "b": when: unknown key ".options.c"; did you mean "a"?`},
		"when: computed":     {head + "computed: {x: y}\noptions:\n- {name: b, type: text, when: .computed.x}", `house/pack.yaml:8:40: option "b": when: ".computed.x" is not known yet: only what stands before it may be used`},
		"when: no template":  {head + "options:\n- {name: b, type: text, when: '{{ if }}'}", `house/pack.yaml:7: option "b": when: missing value for if`},
		"when: no function":  {head + "options:\n- {name: b, type: text, when: env \"CI\"}", `house/pack.yaml:7: option "b": when: function "env" of sprig is left out: it reads the machine`},
		"computed: a list":   {head + "computed: [a, b]", "house/pack.yaml:6:11: computed must be a mapping of names to templates, not a list"},
		"computed: a word":   {head + "computed: a", `house/pack.yaml:6:11: computed must be a mapping of names to templates, not "a"`},
		"computed: nested":   {head + "computed:\n  a: x\n  b:\n    c: d", "house/pack.yaml:9:5: computed.b must be a template, not a mapping"},
		"computed: a later":  {head + "computed:\n  a: x {{ .computed.b }}\n  b: x", `house/pack.yaml:7:20: computed.a: ".computed.b" is not known yet: only what stands before it may be used`},
		"computed: unknown":  {head + "computed:\n  a: |\n    x\n    {{ .servce.name }}", `house/pack.yaml:9: computed.a: unknown key ".servce"; did you mean "service"?`},
		"computed: contract": {head + "computed: {a: '{{ .service.nmae }}'}", `house/pack.yaml:6:27: computed.a: unknown key ".service.nmae"; did you mean "name"?`},
		"computed: bad name": {head + "computed: {my-name: x}", `house/pack.yaml:6:21: computed: a name must be letters, digits and underscores, the first one lower-case, not "my-name"`},
		"computed: root key": {head + "computed: {year: x}", `house/pack.yaml:6:18: computed.year: the name is taken by .year, which every template has`},
		"computed: function": {head + "computed: {a: '{{ now }}'}", `house/pack.yaml:6: computed.a: function "now" of sprig is left out: it reads the clock; use .year`},

		"include: unknown": {head + "include: [license, licence]", `house/pack.yaml:6:20: include: there is no shared partial "licence"; did you mean "license"?`},
		"include: outside": {head + "include: [../license]", `house/pack.yaml:6:11: include: there is no shared partial "../license"; did you mean "license"?`},
		"include: twice":   {head + "include: [license, license]", `house/pack.yaml:6:20: include: "license" is there twice`},

		"rule: no file":       {head + "files:\n- {path: b.txt}", "house/pack.yaml:7:10: files: b.txt matches no file"},
		"rule: bad glob":      {head + "files:\n- {path: '[a'}", "house/pack.yaml:7:10: files: [a: not a glob"},
		"rule: no path":       {head + "files:\n- {when: 'true'}", "house/pack.yaml:7:3: files: : not a glob"},
		"rule: slow glob":     {head + "files:\n- {path: '" + strings.Repeat("{a,a}", 30) + "'}", "house/pack.yaml:7:10: files: " + strings.Repeat("{a,a}", 30) + ": the glob is too long to be matched in good time"},
		"rule: mode":          {head + "files:\n- {path: a.txt, mode: 0777}", `house/pack.yaml:7:23: files: a.txt: mode must be "0644" or "0755", not "0777"`},
		"rule: delimiters":    {head + "files:\n- {path: a.txt, delimiters: ['[[']}", `house/pack.yaml:7:29: files: a.txt: delimiters must be two, such as ["[[", "]]"]`},
		"rule: delimiters of": {head + "files:\n- {path: a.txt, verbatim: true, delimiters: ['[[', ']]']}", `house/pack.yaml:7:45: files: a.txt: a file that is copied verbatim has no delimiters`},
		"rule: verbatim":      {head + "files:\n- {path: a.txt, verbatim: perhaps}", `house/pack.yaml:7:27: files.verbatim must be true or false, not "perhaps"`},
		"rule: when":          {head + "files:\n- {path: a.txt, when: .options.x}", `house/pack.yaml:7:31: files: a.txt: when: unknown key ".options.x"`},
		"rule: rename":        {head + "files:\n- {path: a.txt, rename: 'b{{ .computed.x }}'}", `house/pack.yaml:7:39: files: a.txt: rename: unknown key ".computed.x"`},

		"verify: tool":     {head + "verify: {requires: [{version: '>=1'}]}", `house/pack.yaml:6:21: verify: tool must be the name of a program, not ""`},
		"verify: version":  {head + "verify: {requires: [{tool: go, version: new}]}", `house/pack.yaml:6:41: verify: version of go must be a constraint such as >=1.26, not "new"`},
		"verify: case":     {head + "verify: {cases: [a]}", `house/pack.yaml:6:18: a verify case must be a mapping of keys to values, not "a"`},
		"verify: steps":    {head + "verify: {cases: [{name: a}]}", `house/pack.yaml:6:18: verify case "a" has no steps`},
		"verify: twice":    {head + "verify:\n  cases:\n  - {name: a, steps: [{run: x}]}\n  - {name: a, steps: [{run: x}]}", `house/pack.yaml:9:12: verify: case "a" is there twice`},
		"verify: nameless": {head + "verify:\n  cases:\n  - {steps: [{run: x}]}", `house/pack.yaml:8:5: verify: the name of a case is missing: one sentence`},
		"verify: option":   {head + "options:\n- {name: db, type: text}\nverify:\n  cases:\n  - {name: a, options: {bd: x}, steps: [{run: x}]}", `house/pack.yaml:10:29: verify case "a": the pack has no option "bd"; it has db`},
		"verify: value":    {head + "options:\n- {name: db, type: bool, default: true}\nverify:\n  cases:\n  - {name: a, options: {db: x}, steps: [{run: x}]}", `house/pack.yaml:10:29: verify case "a": option db: must be true or false, not "x"`},
		"verify: answer":   {head + "verify:\n  cases:\n  - {name: a, answers: {security.postur: regulated}, steps: [{run: x}]}", `house/pack.yaml:8:42: verify case "a": answers: unknown key "security.postur"; did you mean "security.posture"?`},
		"verify: said":     {head + "verify:\n  cases:\n  - {name: a, answers: {deployment.targets: \"kubernetes,moon\"}, steps: [{run: x}]}", `house/pack.yaml:8:45: verify case "a": answers: deployment.targets: "moon" is not an answer`},
		"verify: nested":   {head + "verify:\n  cases:\n  - {name: a, answers: {security: {posture: regulated}}, steps: [{run: x}]}", `house/pack.yaml:8:35: the answer to security must be a text or a list of words, not a mapping`},
		"verify: listed":   {head + "verify:\n  cases:\n  - {name: a, answers: {deployment.targets: [kubernetes, moon]}, steps: [{run: x}]}", `house/pack.yaml:8:45: verify case "a": answers: deployment.targets: "moon" is not an answer`},
		"verify: answers":  {head + "verify:\n  cases:\n  - {name: a, answers: [kubernetes], steps: [{run: x}]}", `house/pack.yaml:8:24: the answers of a verify case must be a mapping of questions to answers, not a list`},
		"verify: scaffold": {head + "verify:\n  cases:\n  - {name: a, answers: {scaffold.ci: none}, steps: [{run: x}]}", `house/pack.yaml:8:38: verify case "a": scaffold.ci: what a case chooses of the pack stands under options`},
		"verify: service":  {head + "verify:\n  cases:\n  - {name: a, services: [postgres], steps: [{run: x}]}", `house/pack.yaml:8:26: verify case "a": there is no service "postgres"; did you mean "postgresql"?`},
		"verify: step":     {head + "verify:\n  cases:\n  - {name: a, steps: [{run: x, serve: y, probe: [contract]}]}", `house/pack.yaml:8:23: verify case "a": a step has either run, or serve with a probe`},
		"verify: serve":    {head + "verify:\n  cases:\n  - {name: a, steps: [{serve: y}]}", `house/pack.yaml:8:31: verify case "a": serve needs a probe, such as [contract]`},
		"verify: probe":    {head + "verify:\n  cases:\n  - {name: a, steps: [{serve: y, probe: [{get: health}]}]}", `house/pack.yaml:8:42: verify case "a": a probe is the word contract, or {get: /path, status: 200}`},
		"verify: probed":   {head + "verify:\n  cases:\n  - {name: a, steps: [{run: y, probe: [contract]}]}", `house/pack.yaml:8:39: verify case "a": only what is served can be probed`},
		"verify: word":     {head + "verify:\n  cases:\n  - {name: a, steps: [{serve: y, probe: [contrat]}]}", `house/pack.yaml:8:42: a probe that is not the word contract must be a mapping of keys to values, not "contrat"`},
		"many at once":     {strings.Replace(head, "1.0.0", "1", 1) + "include: [x]\nfiles:\n- {path: b}", "house/pack.yaml:6:11: include: there is no shared partial \"x\"\n" + `house/pack.yaml:3:10: version must be a semantic version such as 1.0.0, not "1"` + "\nhouse/pack.yaml:8:10: files: b matches no file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load("house", folder(tc.manifest, "a.txt", "a"), shared)
			if diff := cmp.Diff(tc.want, said(t, err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLoadRefusesFoldersThatAreNoPack(t *testing.T) {
	many := folder(head)
	for i := range MaxFiles + 1 {
		many["files/"+strings.Repeat("x", i%200+1)+"/"+strings.Repeat("y", i/200+1)] = &fstest.MapFile{}
	}
	for name, tc := range map[string]struct {
		folder fs.FS
		want   string
	}{
		"empty":             {fstest.MapFS{}, "house: no pack here: there is no pack.yaml"},
		"manifest a folder": {fstest.MapFS{"pack.yaml/x": {}}, "house/pack.yaml: must be a plain file"},
		"manifest a link":   {fstest.MapFS{"pack.yaml": {Data: []byte("x"), Mode: fs.ModeSymlink}}, "house/pack.yaml: must be a plain file"},
		"manifest a pipe":   {fstest.MapFS{"pack.yaml": {Mode: fs.ModeNamedPipe}}, "house/pack.yaml: must be a plain file"},
		"manifest binary":   {folder("a\x00b"), "house/pack.yaml: not a text file in UTF-8"},
		"huge manifest":     {folder("# "+strings.Repeat("x", 10<<20), "a", ""), "house/pack.yaml: larger than 1024 KB: not a file that a person wrote"},
		"no files":          {folder(head), "house/files: the pack has no folder files/"},
		"files a file":      {fstest.MapFS{"pack.yaml": {Data: []byte(head)}, "files": {}}, "house/files: must be a folder, not a file or a link"},
		"files a link":      {fstest.MapFS{"pack.yaml": {Data: []byte(head)}, "files": {Data: []byte("/etc"), Mode: fs.ModeSymlink}}, "house/files: must be a folder, not a file or a link"},
		"files empty":       {fstest.MapFS{"pack.yaml": {Data: []byte(head)}, "files": {Mode: fs.ModeDir}}, "house/files: there are no files in it"},
		"a link inside":     {fstest.MapFS{"pack.yaml": {Data: []byte(head)}, "files/d/l": {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}}, "house/files/d/l: a pack holds only plain files, no links or devices"},
		"deep folders":      {folder(head, strings.Repeat("d/", 60)+"a", ""), "house/files" + strings.Repeat("/d", 51) + ": folders are more than 50 deep"},
		"a pipe inside":     {fstest.MapFS{"pack.yaml": {Data: []byte(head)}, "files/p": {Mode: fs.ModeNamedPipe}}, "house/files/p: a pack holds only plain files, no links or devices"},
		"too many files":    {many, "house/files: a pack of more than 5000 files"},
		"too large":         {folder(head, "a", strings.Repeat("x", MaxBytes/2), "b", strings.Repeat("x", MaxBytes/2+1)), "house/files/b: with this file, the pack is larger than 32 MB"},
		"no reading":        {refusing{folder(head, "a", ""), "files/a"}, "house/files/a: cannot be read: permission denied"},
		"no manifest":       {refusing{folder(head, "a", ""), "pack.yaml"}, "house/pack.yaml: cannot be read: permission denied"},
		"no folder":         {refusing{folder(head, "d/a", ""), "files/d"}, "house/files/d: cannot be read: permission denied"},
		"nothing at all":    {refusing{folder(head, "a", ""), "."}, "house: cannot be read: permission denied"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load("house", tc.folder, shared)
			if got := said(t, err); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

// refusing is a file system that keeps one name to itself.
type refusing struct {
	inner fstest.MapFS
	name  string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.inner.Open(name)
}

func (r refusing) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.inner.ReadDir(name)
}

func (r refusing) Stat(name string) (fs.FileInfo, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrPermission}
	}
	return r.inner.Stat(name)
}

// A folder on the disk cannot reach outside itself.
func TestLoadFromTheDisk(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("secret", "secret")
	write("p/pack.yaml", head)
	write("p/files/a", "a")
	root, err := os.OpenRoot(filepath.Join(dir, "p"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := Load("p", root.FS(), shared); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../../secret", filepath.Join(dir, "p/files/b")); err != nil {
		t.Skip("no links here")
	}
	_, err = Load("p", root.FS(), shared)
	if got := said(t, err); got != "p/files/b: a pack holds only plain files, no links or devices" {
		t.Errorf("got %s", got)
	}
}

func TestList(t *testing.T) {
	packs := fstest.MapFS{"gin/pack.yaml": {}, "express/pack.yaml": {}, "notes/README.md": {}, "README.md": {}}
	names, err := List(packs)
	if diff := cmp.Diff([]string{"express", "gin"}, names); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for _, name := range []string{".", "gin/pack.yaml"} {
		if names, err := List(refusing{packs, name}); err == nil {
			t.Errorf("%s cannot be looked at, and yet there is %v", name, names)
		}
	}
}

// Who writes a condition as in another language is shown how it is done here.
func TestConditionHint(t *testing.T) {
	_, err := Load("house", folder(head+"files: [{path: a, when: .service.name == 'x'}]", "a", ""), shared)
	found := finding.In(err)
	if len(found) != 1 || found[0].Error() != `house/pack.yaml:6: files: a: when: unexpected "=" in operand` || found[0].Hint != `a condition reads like: eq .options.database "sqlite"` {
		t.Errorf("got %+v", found)
	}
}

// One byte more or less, and the digest is another.
func TestDigest(t *testing.T) {
	digests := map[string]string{}
	for name, p := range map[string]Pack{
		"one":           load(t, ""),
		"its text":      load(t, "", "a.txt", "b"),
		"its name":      load(t, "", "b.txt", "a"),
		"its manifest":  load(t, "# why\n"),
		"another file":  load(t, "", "a.txt", "a", "b.txt", ""),
		"a partial":     load(t, "include: [license]\n"),
		"two in one":    load(t, "", "a.txt", "a5:b.txt 0:"),
		"no other part": load(t, "include: [notice]\n"),
	} {
		if other, ok := digests[p.Digest]; ok {
			t.Errorf("%s and %s have the same digest", name, other)
		}
		digests[p.Digest] = name
	}
	if digests[load(t, "").Digest] != "one" {
		t.Error("the same pack has two digests")
	}
}

// A file whose size is told wrongly, as under /proc, is still read whole.
func TestReadsWhatHasNoSize(t *testing.T) {
	p, err := Load("house", sizeless{folder(head, "a", strings.Repeat("x", 100_000))}, shared)
	if err != nil || len(p.files[0].data) != 100_000 {
		t.Errorf("%v: read %d bytes", err, len(p.files[0].data))
	}
}

type sizeless struct{ inner fstest.MapFS }

func (s sizeless) Open(name string) (fs.File, error) {
	file, err := s.inner.Open(name)
	if _, folder := file.(fs.ReadDirFile); folder {
		return file, err
	}
	return sizelessFile{file}, err
}

type sizelessFile struct{ fs.File }

func (f sizelessFile) Read(p []byte) (int, error) {
	return f.File.Read(p[:min(len(p), 1000)])
}

func (f sizelessFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return sizelessInfo{info}, err
}

type sizelessInfo struct{ fs.FileInfo }

func (sizelessInfo) Size() int64 { return 0 }

func FuzzLoad(f *testing.F) {
	f.Add(head, "a.txt", "{{ .service.name }}")
	f.Add(head+"options:\n- {name: a, type: choice, choices: [x, y], default: x, when: 'true'}\n", "{{ .options.a }}", "{{ .options.a }}")
	f.Add(head+"computed: {x: y}\nfiles:\n- {path: '**', when: 'true', rename: 'b{{ .computed.x }}', mode: '0755'}\n", "b", "")
	f.Fuzz(func(t *testing.T, manifest, name, text string) {
		if !fs.ValidPath(name) {
			name = "a"
		}
		p, err := Load("house", folder(manifest, name, text), shared)
		if err != nil {
			said(t, err)
			return
		}
		for _, problem := range p.Lint() {
			if problem.File == "" {
				t.Errorf("%v has no place", problem)
			}
		}
		values, err := p.Values(known(), nil)
		if err != nil {
			said(t, err)
			return
		}
		if _, err := p.Render(values); err != nil {
			said(t, err)
		}
	})
}
