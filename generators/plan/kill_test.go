//go:build linux || darwin

package plan

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The environment by which a test starts this very program as a child that
// applies a plan, under a file size limit where one is given.
const (
	childTarget = "UNDERPIN_TEST_TARGET"
	childFiles  = "UNDERPIN_TEST_FILES"
	childLimit  = "UNDERPIN_TEST_FILE_SIZE_LIMIT"
	childRevise = "UNDERPIN_TEST_REVISE" // change the target instead of making it
)

// endAtOnce keeps a child that is watched for data races from sleeping for a
// second before it ends, into which most kills would fall.
const endAtOnce = "GORACE=atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	target := os.Getenv(childTarget)
	if target == "" {
		os.Exit(m.Run())
	}
	if err := applyAsChild(target); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func applyAsChild(target string) error {
	var n int
	if _, err := fmt.Sscan(os.Getenv(childFiles), &n); err != nil {
		return err
	}
	if limit := os.Getenv(childLimit); limit != "" {
		var bytes uint64
		if _, err := fmt.Sscan(limit, &bytes); err != nil {
			return err
		}
		signal.Ignore(unix.SIGXFSZ) // so that a write fails, as on a full disk
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: bytes}); err != nil {
			return err
		}
	}
	if os.Getenv(childRevise) != "" {
		_, err := revise(target, manyChanges(n), commit)
		return err
	}
	files, err := samples(n)
	if err != nil {
		return err
	}
	p, err := Make(target, files, commit)
	if err != nil {
		return err
	}
	_, err = p.Apply(context.Background())
	return err
}

func child(t *testing.T, target string, n int, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(env, endAtOnce, childTarget+"="+target, childFiles+"="+fmt.Sprint(n))...)
	return cmd
}

// TestKilledItLeavesNothingOrAll kills runs at points spread over the time that
// one takes, and then ever later, until one was done before.
func TestKilledItLeavesNothingOrAll(t *testing.T) {
	const points, n = 20, 300
	base := t.TempDir()
	start := time.Now()
	if out, err := child(t, filepath.Join(base, "whole"), n).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(start)
	absent, complete, swept := 0, 0, 0
	for i := 0; i < points || complete == 0 && i < 2*points; i++ {
		target := filepath.Join(base, fmt.Sprint("orders-", i))
		killAfter(t, child(t, target, n), whole*time.Duration(i)/points*time.Duration(max(1, i-points)))
		if len(stages(t, base)) > 0 {
			swept++
		}
		if _, err := os.Lstat(target); err == nil {
			complete++
			agrees(t, target, git(t, target, "rev-parse", "main"))
			continue
		}
		absent++
		apply(t, target, sample(t, 5)) // the next run takes away what was left
		leftOvers(t, base)
	}
	t.Logf("%d kills left nothing, %d left all; %d left something to sweep", absent, complete, swept)
	if absent == 0 || complete == 0 || swept == 0 {
		t.Error("the kills came all too early or all too late")
	}
}

// manyChanges edit, rename, remove and add, each in its turn, in a repository
// that holds samples.
func manyChanges(n int) []Change {
	files, err := samples(n)
	if err != nil {
		panic(err) // the same call made the repository
	}
	var changes []Change
	for i, f := range files.Files() {
		data := append([]byte{}, f.Data...)
		switch i % 4 {
		case 0:
			changes = append(changes, Change{Path: f.Path, Before: data, After: []byte("changed")})
		case 1:
			changes = append(changes, Change{Path: f.Path, To: "moved/" + f.Path, Before: data, After: data})
		case 2:
			changes = append(changes, Change{Path: f.Path, Before: data})
		case 3:
			changes = append(changes, Change{Path: "added/" + f.Path, After: data})
		}
	}
	return changes
}

// TestKilledItLeavesTheOldStateOrTheNew kills runs that change a repository.
// Whatever such a run leaves, the next one finds all of it done or nothing.
func TestKilledItLeavesTheOldStateOrTheNew(t *testing.T) {
	const points, n = 8, 200
	dir := filepath.Join(t.TempDir(), "orders")
	first := apply(t, dir, sample(t, n))
	run := func() *exec.Cmd { return child(t, dir, n, childRevise+"=1") }
	start := time.Now()
	if out, err := run().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(start)
	done := git(t, dir, "rev-parse", "HEAD")
	old, renewed, settled := 0, 0, 0
	for i := 0; i < 2*points || renewed == 0 && i < 4*points; i++ {
		git(t, dir, "reset", "-q", "--hard", first)
		if i < points {
			killAfter(t, run(), whole*time.Duration(i)/points)
		} else {
			killAtWork(t, run(), dir, whole*time.Duration(i-points)/points*time.Duration(max(1, i-2*points)))
		}
		folder, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if folder.Settled != "" {
			settled++
		}
		folder.Close()
		head := git(t, dir, "rev-parse", "HEAD")
		agrees(t, dir, head)
		switch head {
		case first:
			old++
		case done:
			renewed++
		default:
			t.Fatalf("HEAD is %s", head)
		}
	}
	t.Logf("%d kills left the old state, %d the new; %d left something to settle", old, renewed, settled)
	if old == 0 || renewed == 0 || settled == 0 {
		t.Error("the kills came all too early or all too late")
	}
}

func killAfter(t *testing.T, cmd *exec.Cmd, delay time.Duration) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(delay)
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed is what it is to be
}

// killAtWork kills a run some time after it has begun to change the folder.
func killAtWork(t *testing.T, cmd *exec.Cmd, dir string, delay time.Duration) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(100 * time.Microsecond) {
		if _, err := os.Lstat(filepath.Join(dir, journalName)); err == nil {
			break
		}
	}
	time.Sleep(delay)
	_ = cmd.Process.Kill() // it may have ended already
	_ = cmd.Wait()         // killed is what it is to be
}

// TestSweepSparesALivingRun lets a run start while another is under way.
func TestSweepSparesALivingRun(t *testing.T) {
	base := t.TempDir()
	living, err := newStage(filepath.Join(base, "living"))
	if err != nil {
		t.Fatal(err)
	}
	apply(t, filepath.Join(base, "orders"), sample(t, 5)) // by the same process: its first name is taken
	if _, err := os.Lstat(living.dir); err != nil {
		t.Errorf("a run swept away another's work: %v", err)
	}
	living.remove()
	leftOvers(t, base)
}

// TestSweepSparesWhatIsNotOurs knows left-overs by their whole name.
func TestSweepSparesWhatIsNotOurs(t *testing.T) {
	base := t.TempDir()
	for _, name := range []string{".underpin-old", ".underpin", "underpin-0123456789abcdef"} {
		if err := os.Mkdir(filepath.Join(base, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	before := listing(t, base)
	sweep(base)
	if after := listing(t, base); after != before {
		t.Errorf("swept:\n%s\n%s", before, after)
	}
}

// TestWriteErrorsLeaveNothing lets the system refuse a write in the middle: a
// file size limit does what a full disk does.
func TestWriteErrorsLeaveNothing(t *testing.T) {
	// The first files of the sample do not fit, or only the pack and the index.
	for _, limit := range []string{"1000", "9000"} {
		t.Run(limit, func(t *testing.T) {
			repository := existing(t)
			base := t.TempDir()
			targets := []string{filepath.Join(base, "new"), filepath.Join(repository, "sub"), repository}
			for _, target := range targets {
				inside := git(t, repository, "status", "--porcelain")
				head := git(t, repository, "rev-parse", "HEAD")
				before := listing(t, base)
				out, err := child(t, target, 300, childLimit+"="+limit).CombinedOutput()
				if err == nil || !strings.Contains(string(out), "file too large") {
					t.Errorf("%s: over the limit, and yet: %v %s", target, err, out)
				}
				if after := listing(t, base); after != before {
					t.Errorf("left behind:\n%s", after)
				}
				if after := git(t, repository, "status", "--porcelain"); after != inside {
					t.Errorf("left behind in the repository:\n%s", after)
				}
				if git(t, repository, "rev-parse", "HEAD") != head {
					t.Error("the branch moved")
				}
				git(t, repository, "fsck", "--full", "--strict")
			}
		})
	}
}
