package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts and goldens expect")

// asUnderpin makes the test binary run as the program itself, so that a test
// can kill it.
const asUnderpin = "UNDERPIN_TEST_RUN_MAIN"

// endAtOnce keeps a program that is watched for data races from sleeping for
// a second before it ends, which is most of its life.
const endAtOnce = "GORACE=atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	if os.Getenv(asUnderpin) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"underpin": main})
}

// TestScripts runs the command lines in testdata/script; each file reads like
// a page of the manual.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../templates/examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			env.Setenv("SOURCE_DATE_EPOCH", "1795219200")
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			env.Vars = append(env.Vars, endAtOnce)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"makefile": makeFile,
			"empty":    empty,
			"copydir":  copyDir,
		},
	})
}

// exits runs a command and checks its exit code: exits 2 underpin init ...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command args...")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}

// makeFile makes a file that no script can hold: makefile name kind.
func makeFile(ts *testscript.TestScript, _ bool, args []string) {
	content := map[string]string{
		"huge":   "version: 1\n" + strings.Repeat("# ten megabytes of comments\n", 10<<20/28),
		"binary": "version: 1\x00\x01\x02\xff\n",
	}[args[1]]
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o666))
}

// copyDir copies a folder: copydir from to.
func copyDir(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// empty checks that a folder holds nothing but what is named.
func empty(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, entry := range entries {
		if !strings.Contains(strings.Join(args[1:], " "), entry.Name()) {
			ts.Fatalf("%s is there", entry.Name())
		}
	}
}

func underpin(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Dir = dir
	cmd.Env = []string{asUnderpin + "=1", endAtOnce, "SOURCE_DATE_EPOCH=1795219200", "HOME=/nonexistent", "PATH=" + os.Getenv("PATH")}
	return cmd
}

func initOrders(t testing.TB, dir string) *exec.Cmd {
	t.Helper()
	answers, err := filepath.Abs("../../templates/examples/orders.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return underpin(dir, "init", "orders", "--answers", answers, "--yes", "--author", "Ada Lovelace <ada@example.com>")
}

// TestCommitIsTheSameEverywhere guards determinism end to end: the same
// answers, pack, author and instant give the same commit. When catalog, pack
// or record change on purpose, go test ./cmd/underpin -update notes the new one.
func TestCommitIsTheSameEverywhere(t *testing.T) {
	dir := t.TempDir()
	if out, err := initOrders(t, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	head, err := os.ReadFile(filepath.Join(dir, "orders/.git/refs/heads/main"))
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/commit.golden"
	if *update {
		if err := os.WriteFile(golden, head, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(head) != string(want) {
		t.Errorf("the commit is %s, not %s (%v)", head, want, err)
	}
}

// TestInitNeedsNoGit runs init where no program at all is on the path.
func TestInitNeedsNoGit(t *testing.T) {
	dir := t.TempDir()
	cmd := initOrders(t, dir)
	cmd.Env = []string{asUnderpin + "=1", endAtOnce, "HOME=/nonexistent", "PATH=/nonexistent"}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := git(filepath.Join(dir, "orders"), "status", "--porcelain"); err != nil || len(out) > 0 {
		t.Errorf("git status: %v: %s", err, out)
	}
}

// TestKilledInitLeavesNothingOrAll kills init at twenty points of its life.
func TestKilledInitLeavesNothingOrAll(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here to look at what was left")
	}
	whole := t.TempDir()
	start := time.Now()
	if out, err := initOrders(t, whole).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	life := time.Since(start)
	for point := range 20 {
		dir := t.TempDir()
		cmd := initOrders(t, dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(life * time.Duration(point+1) / 21)
		_ = cmd.Process.Kill() // it may have ended already
		_ = cmd.Wait()         // as above: only what is on the disk counts
		if _, err := os.Stat(filepath.Join(dir, "orders")); errors.Is(err, os.ErrNotExist) {
			if out, err := initOrders(t, dir).CombinedOutput(); err != nil {
				t.Fatalf("after a kill at point %d, init fails: %v: %s", point, err, out)
			}
		}
		for _, args := range [][]string{{"fsck", "--full", "--strict"}, {"diff", "--exit-code", "HEAD"}} {
			if out, err := git(filepath.Join(dir, "orders"), args...); err != nil {
				t.Fatalf("killed at point %d: git %s: %v: %s", point, args[0], err, out)
			}
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("killed at point %d: %d things are left (%v)", point, len(left), err)
		}
	}
}

func git(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1"}
	return cmd.CombinedOutput()
}

// BenchmarkInit times whole processes against the git command line committing
// the same files. vs-git is the ratio of the two; the goal is at most 0.5.
func BenchmarkInit(b *testing.B) {
	dir := b.TempDir()
	binary := filepath.Join(dir, "underpin")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, ".") // as make build does
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for _, size := range []int{40, 1000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			pack := largePack(b, size)
			var ours, theirs time.Duration
			var memory int64
			n := 0
			for b.Loop() {
				target := filepath.Join(dir, fmt.Sprintf("p%d-%d", size, n))
				n++
				cmd := initOrders(b, dir)
				cmd.Path, cmd.Args[2] = binary, target
				cmd.Args = append(cmd.Args, "--pack", pack)
				start := time.Now()
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
				ours += time.Since(start)
				memory = max(memory, peakMemory(cmd.ProcessState))
				b.StopTimer()
				theirs += gitCommit(b, target)
				b.StartTimer()
			}
			b.ReportMetric(float64(ours)/float64(theirs), "vs-git")
			b.ReportMetric(float64(memory)/(1<<20), "peak-MB")
		})
	}
}

// largePack is a pack of so many files of about 3 KB.
func largePack(b *testing.B, size int) string {
	b.Helper()
	pack := b.TempDir()
	manifest := "schema: 1\nname: large\nversion: 1.0.0\nframework: gin\ndescription: Many files.\noptions:\n" +
		"  - {name: database, type: text}\n  - {name: ci, type: text}\n  - {name: license, type: text}\n"
	files := map[string]string{"pack.yaml": manifest}
	for i := range size - 5 { // answers, lock, outcome and the record, twice, make up the rest
		text := "{{ .service.name }}\n" + strings.Repeat(fmt.Sprintf("line %d of a file like many\n", i), 100)
		files[fmt.Sprintf("files/src/m%d/file%d.txt", i%23, i)] = text
	}
	for name, text := range files {
		name = filepath.Join(pack, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	return pack
}

func gitCommit(b *testing.B, dir string) time.Duration {
	b.Helper()
	if err := os.Rename(filepath.Join(dir, ".git"), dir+".git"); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", "git init -q && git add -A && git commit -qm x")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=T", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=T", "GIT_COMMITTER_EMAIL=t@example.com")
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return time.Since(start)
}
