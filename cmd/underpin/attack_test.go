package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/google/go-cmp/cmp"

	"github.com/underpin-dev/underpin/generators/tree"
)

const houseManifest = "schema: 1\nname: house\nversion: 1.0.0\nframework: gin\ndescription: Ours.\n" +
	"options:\n- {name: database, type: text}\n- {name: ci, type: text}\n- {name: license, type: text}\n"

// attack is a pack, or a place, that somebody means ill with.
type attack struct {
	manifest string            // added to the one above
	files    map[string]string // of the pack, by path
	prepare  func(t *testing.T, dir string)
	source   string // instead of the folder pack
	want     string // the one line, as a regular expression
}

// TestPacksAreData holds attacks by packs in folders, and on the places where
// init writes, against the promise: each is refused with one line, soon, and
// nothing changes but the cache.
func TestPacksAreData(t *testing.T) {
	t.Parallel()
	link := func(target, name string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			name := filepath.Join(dir, name)
			if err := os.RemoveAll(name); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(target, name); err != nil {
				t.Skip("no links here")
			}
		}
	}
	renamed := func(to string) attack {
		return attack{manifest: fmt.Sprintf("files: [{path: a, rename: %q}]\n", to), files: map[string]string{"a": "x"}}
	}
	with := func(a attack, want string) attack { a.want = want; return a }
	written := func(path, text, want string) attack {
		return attack{files: map[string]string{path: text}, want: want}
	}
	for name, a := range map[string]attack{
		"up":                       with(renamed("../../outside/x"), `pack/files/a: becomes "../../outside/x": a path must be relative and clean, and stay inside the tree`),
		"up, rendered":             {manifest: "computed: {x: ../../outside/x}\n", files: map[string]string{"{{ .computed.x }}": "x"}, want: `becomes "../../outside/x": a path must be relative`},
		"up, with backslashes":     with(renamed(`..\..\outside\x`), `becomes .*: a file name holds a character that not every file system takes`),
		"absolute":                 with(renamed("/tmp/underpin-attack"), `becomes "/tmp/underpin-attack": a path must be relative`),
		"a drive":                  with(renamed("C:/x"), `becomes "C:/x": a file name holds a character`),
		"a Windows device":         with(renamed("docs/con.txt"), `becomes "docs/con.txt": a file name is reserved on Windows`),
		"a Windows port":           with(renamed("COM¹"), `becomes "COM¹": a file name is reserved on Windows`),
		"case collision":           {manifest: "files: [{path: b, rename: A}]\n", files: map[string]string{"a": "x", "b": "y"}, want: `pack/files/b: becomes "A", which .*pack/files/a becomes too`},
		"folder and file collide":  {manifest: "files: [{path: b, rename: A/b}]\n", files: map[string]string{"a": "x", "b": "y"}, want: `becomes "A/b", but .*pack/files/a becomes the file "A"`},
		".git":                     written(".git/config", "[core]\nfsmonitor = touch x\n", `pack/files/.git: a pack holds no .git`),
		".git, another case":       written("sub/.GIT/config", "x", `pack/files/sub/.GIT: a pack holds no .git`),
		".git as a file":           written(".git", "gitdir: ../outside\n", `pack/files/.git: a pack holds no .git`),
		".git by its short name":   written("git~1/config", "x", `pack/files/git~1: a pack holds no .git`),
		".git by rename":           with(renamed(".git/hooks/pre-commit"), `becomes ".git/hooks/pre-commit": a path must not lead into a .git folder`),
		".git with joiners":        with(renamed(".g\u200cit/config"), `becomes .*: a file name holds a character`),
		"hooks":                    {manifest: "hooks: {post: touch x}\n", want: `pack/pack.yaml:10:1: unknown key "hooks"`},
		"its own lock":             written(".underpin/lock.yaml", "x", `becomes ".underpin/lock.yaml": what is in .underpin/ only underpin writes`),
		"its own policy":           with(renamed(".Underpin/config.yaml"), `becomes ".Underpin/config.yaml": what is in .underpin/`),
		"endless":                  written("a", "{{ range 1000000000 }}{{ end }}", `pack/files/a:1:10: rendering takes more than 1000000 steps`),
		"endless in itself":        written("a", `{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}`, `templates include each other more than 50 deep`),
		"endless doubling":         written("a", `{{ $x := "0123456789" }}{{ range 100 }}{{ $x = cat $x $x }}{{ end }}`, `pack/files/a:1.*larger than`),
		"huge":                     written("a", "{{ range 100000 }}"+strings.Repeat("x", 100)+"{{ end }}", `pack/files/a:1:10: the result is longer than 4 MB`),
		"many huge files":          {files: many(9, strings.Repeat("x", 1<<22)), want: `with this file, the pack is larger than 32 MB`},
		"too many files":           {files: many(5001, ""), want: `pack/files: a pack of more than 5000 files`},
		"too deep":                 written(strings.Repeat("d/", 60)+"f", "x", `folders are more than 50 deep`),
		"a regex that takes long":  {manifest: "computed: {x: '{{ regexMatch \"(a*)*b\" .service.name }}'}\n", files: map[string]string{"a": "{{ regexMatch \"((a{99}){99}){99}\" \"a\" }}"}, want: `invalid repeat count`},
		"a YAML bomb":              {manifest: "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nframework2: [*c, *c]\n", want: `anchors and aliases are not used here`},
		"YAML without end":         {manifest: "x: " + strings.Repeat("[", 20000), want: `exceeded max depth`},
		"YAML of megabytes":        {manifest: strings.Repeat("# x\n", 1<<19), want: `larger than 1024 KB`},
		"escapes in its name":      {manifest: "include: [\"\\e]0;x\\a\"]\n", want: `there is no shared partial "\\x1b\]0;x\\a"`},
		"escapes in help":          {manifest: "computed: {x: y}\nverify: {requires: [{tool: go, hint: \"\\e[2J\"}]}\n", want: `hint of go must be one line of printable text`},
		"escapes in a case":        {manifest: "verify: {cases: [{name: \"\\e[2J\", steps: [{run: x}]}]}\n", want: `the name of a case must be one line of printable text`},
		"escapes in a choice":      {manifest: "verify: {cases: [{name: \"a\u202eb\", steps: [{run: x}]}]}\n", want: `the name of a case must be one line of printable text`},
		"escapes in a file's name": written("a\x1b[31m", "x", `pack/files/a\\x1b\[31m: becomes "a\\x1b\[31m": a file name holds a character`),
		"a link":                   {files: map[string]string{"b": "x"}, prepare: link("/etc/passwd", "pack/files/a"), want: `pack/files/a: a pack holds only plain files, no links or devices`},
		"a link to a folder":       {files: map[string]string{"b": "x"}, prepare: link("../../outside", "pack/files/a"), want: `pack/files/a: a pack holds only plain files`},
		"a link for files":         {prepare: link("../outside", "pack/files"), want: `pack/files: must be a folder, not a file or a link`},
		"a link for the manifest":  {prepare: link("../outside/secret", "pack/pack.yaml"), want: `pack/pack.yaml: must be a plain file`},
		"a link to a device":       {files: map[string]string{"b": "x"}, prepare: link("/dev/zero", "pack/files/a"), want: `a pack holds only plain files`},
		"a fifo":                   {files: map[string]string{"b": "x"}, prepare: fifo("pack/files/a"), want: `pack/files/a: a pack holds only plain files, no links or devices`},
		"a fifo for the manifest":  {prepare: fifo("pack/pack.yaml"), want: `pack/pack.yaml: must be a plain file`},
		"a link in the work tree": {files: map[string]string{"docs/x": "x"}, prepare: func(t *testing.T, dir string) {
			repository(t, filepath.Join(dir, "orders/.git"), nil)
			link("../outside", "orders/docs")(t, dir)
		}, want: `orders: would overwrite 2 files:`},
		"a link for the target": {prepare: link("outside", "orders"), want: `orders: this folder exists already|orders`},

		"a helper of git":        {source: "ext::touch", want: `a pack is not fetched by "ext"`},
		"an option for a URL":    {source: "--upload-pack=touch", want: `there is no`},
		"an option for a path":   {source: "host:--upload-pack=touch", want: `"--upload-pack=touch" could be taken for an option`},
		"an option for a host":   {source: "ssh://-oProxyCommand=touch/x", want: `"-oProxyCommand=touch" could be taken for an option`},
		"an option for a ref":    {source: "https://localhost/x@--upload-pack=touch", want: `"--upload-pack=touch" could be taken for an option`},
		"a password":             {source: "https://ada:hunter2@localhost/x", want: `^underpin: a git URL with a user or password in it is not taken: it would end up in the lock$`},
		"a token for a user":     {source: "https://hunter2@localhost/x", want: `a git URL with a user or password in it is not taken`},
		"an open line":           {source: "http://localhost/x", want: `a pack is not fetched by "http"`},
		"a folder above":         {source: "https://localhost/x//../../y", want: `the folder "../../y" does not lie in the repository`},
		"escapes in a URL":       {source: "https://localhost/\x1b[31m", want: `a git URL has no spaces and no control characters`},
		"a link as a repository": {prepare: link("outside", "pack.git"), source: "FILE/pack.git", want: `there is no git repository`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a.run(t)
		})
	}
}

// TestRepositoriesAreData does the same with packs in git repositories that no
// git program would write.
func TestRepositoriesAreData(t *testing.T) {
	t.Parallel()
	file := func(name, text string) node { return node{name: name, mode: filemode.Regular, text: text} }
	folder := func(name string, nodes ...node) node { return node{name: name, mode: filemode.Dir, nodes: nodes} }
	manifest := file("pack.yaml", houseManifest)
	pack := func(nodes ...node) []node { return []node{manifest, folder("files", nodes...)} }
	bomb := folder("d", file("f", "x"))
	empty := folder("d")
	for range 20 {
		bomb = folder("d", bomb, bomb.as("e"), bomb.as("f"))
		empty = folder("d", empty, empty.as("e"), empty.as("f"))
	}
	deep := file("f", "x")
	for range 60 {
		deep = folder("d", deep)
	}
	for name, tc := range map[string]struct {
		nodes []node
		want  string
	}{
		"a link":             {pack(node{name: "a", mode: filemode.Symlink, text: "/etc/passwd"}), `files/a: a pack holds only plain files, no links or devices`},
		"a link for files":   {[]node{manifest, {name: "files", mode: filemode.Symlink, text: "/etc"}}, `files: must be a folder, not a file or a link`},
		"a link, manifest":   {[]node{{name: "pack.yaml", mode: filemode.Symlink, text: "/etc/passwd"}, folder("files", file("a", "x"))}, `pack.yaml: must be a plain file`},
		"a submodule":        {pack(node{name: "a", mode: filemode.Submodule}), `files/a: a pack holds only plain files`},
		"a submodule, files": {[]node{manifest, {name: "files", mode: filemode.Submodule}}, `files: must be a folder`},
		"a fifo's mode":      {pack(node{name: "a", mode: 0o010644, text: "x"}), `files/a: a pack holds only plain files`},
		"..":                 {pack(folder("..", file("x", "x"))), `files: cannot be read: an entry has the name ".."`},
		"a slash":            {pack(file("../../x", "x")), `files: cannot be read: an entry has the name "../../x"`},
		"absolute":           {pack(file("/x", "x")), `files: cannot be read: an entry has the name "/x"`},
		"no name":            {pack(file("", "x")), `malformed tree: empty filename`},
		"a name twice":       {pack(file("a", "x"), file("a", "y")), `files: cannot be read: two entries have the name "a"`},
		"capitals":           {pack(file("A", "x"), file("a", "y")), `files/a: becomes "a", which .*files/A becomes too`},
		"a device":           {pack(file("NUL", "x")), `becomes "NUL": a file name is reserved on Windows`},
		".git":               {pack(folder(".git", file("config", "x"))), `files/.git: a pack holds no .git`},
		"a lock":             {pack(folder(".underpin", file("lock.yaml", "x"))), `what is in .underpin/ only underpin writes`},
		"escapes":            {pack(file("a\x1b[2J", "x")), `files/a\\x1b\[2J: becomes "a\\x1b\[2J": a file name holds a character`},
		"too deep":           {pack(deep), `folders are more than 50 deep`},
		"a tree bomb":        {pack(bomb), `files: a pack of more than 5000 f`},
		"a bomb of folders":  {pack(empty), `files: a pack of more than 5000 f`},
		"a huge file":        {pack(file("a", strings.Repeat("x", 65<<20))), `one file in it is larger than 64 MB`},
		"files as a file":    {[]node{manifest, file("files", "x")}, `files: must be a folder`},
		"no pack":            {[]node{file("README.md", "x")}, `no pack here: there is no pack.yaml`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			attack{source: "FILE/pack.git", want: tc.want, prepare: func(t *testing.T, dir string) {
				repository(t, filepath.Join(dir, "pack.git"), tc.nodes)
			}}.run(t)
		})
	}
}

// A cache that somebody else could write to hands out nothing that the commit
// does not hold, and leads nowhere else.
func TestTheCacheIsNotTrusted(t *testing.T) {
	t.Parallel()
	nodes := []node{{name: "pack.yaml", mode: filemode.Regular, text: houseManifest}, {name: "files", mode: filemode.Dir, nodes: []node{{name: "a", mode: filemode.Regular, text: "good"}}}}
	fill := func(t *testing.T, dir string) string {
		repository(t, filepath.Join(dir, "pack.git"), nodes)
		if out, err := inSandbox(dir, "template", "show", fileURL(dir)+"/pack.git").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		found, err := filepath.Glob(filepath.Join(dir, "cache/underpin/packs/*/*.git"))
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		return found[0]
	}
	swap := func(t *testing.T, name string) {
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(filepath.Dir(filepath.Dir(filepath.Dir(filepath.Dir(filepath.Dir(name))))), "outside"), name); err != nil {
			t.Skip("no links here")
		}
	}
	for name, tc := range map[string]struct {
		tamper func(t *testing.T, commit string)
		want   string
	}{
		"a link for a commit":     {func(t *testing.T, commit string) { swap(t, commit) }, `\.git: in the cache of packs stands a link or file where a folder should be`},
		"a link for a repository": {func(t *testing.T, commit string) { swap(t, filepath.Dir(commit)) }, `in the cache of packs stands a link or file`},
		"a link for objects":      {func(t *testing.T, commit string) { swap(t, filepath.Join(commit, "objects")) }, `\.git: read commit [0-9a-f]{40}: `},
		"another file": {func(t *testing.T, commit string) {
			good := plumbing.ComputeHash(plumbing.BlobObject, []byte("good")).String()
			other := t.TempDir()
			repository(t, other, []node{{name: "a", mode: filemode.Regular, text: "evil"}})
			evil := plumbing.ComputeHash(plumbing.BlobObject, []byte("evil")).String()
			data, err := os.ReadFile(filepath.Join(other, "objects", evil[:2], evil[2:]))
			if err == nil {
				err = os.Remove(filepath.Join(commit, "objects", good[:2], good[2:]))
			}
			if err == nil {
				err = os.WriteFile(filepath.Join(commit, "objects", good[:2], good[2:]), data, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, `files/a: cannot be read: .*it is not what its hash stands for`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			attack{source: "FILE/pack.git", want: tc.want, prepare: func(t *testing.T, dir string) {
				tc.tamper(t, fill(t, dir))
			}}.run(t)
		})
	}
}

// run prepares the sandbox, lets init use the pack, and looks at what it said
// and did.
func (a attack) run(t *testing.T) {
	t.Helper()
	dir := a.sandbox(t)
	before := look(t, dir)
	answers, err := filepath.Abs("../../templates/examples/orders.yaml")
	if err != nil {
		t.Fatal(err)
	}
	source := "./pack"
	if a.source != "" {
		source = strings.Replace(a.source, "FILE", fileURL(dir), 1)
	}
	start := time.Now()
	cmd := inSandbox(dir, "init", "orders", "--answers", answers, "--yes", "--author", "Ada <ada@example.com>", "--pack="+source)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 && exit.ExitCode() != 1 {
		t.Errorf("init ended with %v", err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
	lines := regexp.MustCompile(`(?m)^underpin: .*$`).FindAllString(string(out), -1)
	if len(lines) != 1 || !regexp.MustCompile(a.want).MatchString(lines[0]) {
		t.Errorf("it said\n%swant one line like %s", out, a.want)
	}
	if strings.ContainsAny(string(out), "\x1b\a\u202e") || strings.Contains(string(out), "hunter2") {
		t.Errorf("it said %q", out)
	}
	if after := look(t, dir); after != before {
		t.Errorf("something changed: %s", cmp.Diff(before, after))
	}
}

// sandbox is a folder with the pack in it, and all else that the attack takes.
func (a attack) sandbox(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"outside/secret": "secret", "pack/pack.yaml": houseManifest + a.manifest, "pack/files/.keep": ""} {
		write(t, filepath.Join(dir, name), text)
	}
	for name, text := range a.files {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, "\x1b\"|") {
			t.Skip("not a file name here")
		}
		write(t, filepath.Join(dir, "pack/files", name), text)
	}
	if a.prepare != nil {
		a.prepare(t, dir)
	}
	return dir
}

func inSandbox(dir string, args ...string) *exec.Cmd {
	cmd := underpin(dir, args...)
	cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"), "TMPDIR="+dir)
	return cmd
}

func fileURL(dir string) string {
	slashed := filepath.ToSlash(dir)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file://" + slashed
}

// look lists a sandbox with all that is in it, except the cache.
func look(t *testing.T, dir string) string {
	t.Helper()
	var list strings.Builder
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "cache" {
			return fs.SkipDir
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		text := ""
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text = tree.File{Data: data}.Digest()
		}
		fmt.Fprintln(&list, strings.TrimPrefix(name, dir), info.Mode(), text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list.String()
}

func write(t *testing.T, name, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		err = os.WriteFile(name, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func many(n int, text string) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprint("f", i)] = text
	}
	return files
}

func fifo(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if _, err := exec.LookPath("mkfifo"); err != nil {
			t.Skip("no fifos here")
		}
		name := filepath.Join(dir, name)
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("mkfifo", name).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
}

// node is an entry of a git tree, however wrong.
type node struct {
	name  string
	mode  filemode.FileMode
	text  string
	nodes []node
}

func (n node) as(name string) node { n.name = name; return n }

// repository writes a bare repository of one commit, object by object.
func repository(t *testing.T, dir string, nodes []node) {
	t.Helper()
	store := filesystem.NewStorage(osfs.New(dir), cache.NewObjectLRUDefault())
	w := writer{t, store, map[string]plumbing.Hash{}}
	if err := store.Init(); err != nil {
		t.Fatal(err)
	}
	if err := store.SetReference(plumbing.NewSymbolicReference(plumbing.HEAD, "refs/heads/main")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "config"), "[core]\n\tbare = true\n")
	if nodes == nil {
		write(t, filepath.Join(dir, "config"), "[core]\n\tbare = false\n")
		return
	}
	who := object.Signature{Name: "Ada", Email: "ada@example.com", When: time.Unix(1795219200, 0)}
	commit := w.object(&object.Commit{Author: who, Committer: who, Message: "x", TreeHash: w.tree(nodes)})
	if err := store.SetReference(plumbing.NewHashReference("refs/heads/main", commit)); err != nil {
		t.Fatal(err)
	}
}

type writer struct {
	t     *testing.T
	store *filesystem.Storage
	trees map[string]plumbing.Hash
}

func (w writer) tree(nodes []node) plumbing.Hash {
	var raw strings.Builder
	for _, n := range nodes {
		fmt.Fprintf(&raw, "%o %s\x00", uint32(n.mode), n.name)
		hash := w.node(n)
		raw.Write(hash[:])
	}
	return w.raw(plumbing.TreeObject, raw.String())
}

func (w writer) node(n node) plumbing.Hash {
	switch n.mode {
	case filemode.Submodule:
		return plumbing.NewHash(strings.Repeat("1", 40))
	case filemode.Dir:
		key := fmt.Sprintf("%p %d", n.nodes, len(n.nodes))
		if hash, ok := w.trees[key]; ok && len(n.nodes) > 0 {
			return hash
		}
		hash := w.tree(n.nodes)
		w.trees[key] = hash
		return hash
	}
	return w.raw(plumbing.BlobObject, n.text)
}

func (w writer) raw(kind plumbing.ObjectType, text string) plumbing.Hash {
	memory := &plumbing.MemoryObject{}
	memory.SetType(kind)
	if _, err := memory.Write([]byte(text)); err != nil {
		w.t.Fatal(err)
	}
	hash, err := w.store.SetEncodedObject(memory)
	if err != nil {
		w.t.Fatal(err)
	}
	return hash
}

func (w writer) object(o interface {
	Encode(plumbing.EncodedObject) error
}) plumbing.Hash {
	memory := &plumbing.MemoryObject{}
	if err := o.Encode(memory); err != nil {
		w.t.Fatal(err)
	}
	hash, err := w.store.SetEncodedObject(memory)
	if err != nil {
		w.t.Fatal(err)
	}
	return hash
}
