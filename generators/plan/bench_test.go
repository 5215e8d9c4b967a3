package plan

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkApply compares writing and committing with what the git command
// line takes to commit the same files; vs-git is the ratio, less is better.
//
// Nothing is removed until all is measured: ext4 is many times slower to make
// files where many were just removed.
func BenchmarkApply(b *testing.B) {
	all := b.TempDir()
	for _, n := range []int{40, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			files := sample(b, n)
			base, err := os.MkdirTemp(all, "")
			if err != nil {
				b.Fatal(err)
			}
			var ours, theirs time.Duration
			for i := 0; b.Loop(); i++ {
				target := filepath.Join(base, fmt.Sprint(i))
				start := time.Now()
				apply(b, target, files)
				ours += time.Since(start)
				b.StopTimer()
				if err := os.RemoveAll(filepath.Join(target, ".git")); err != nil {
					b.Fatal(err)
				}
				theirs += gitCommit(b, target)
				b.StartTimer()
			}
			b.ReportMetric(float64(ours)/float64(theirs), "vs-git")
		})
	}
}

func gitCommit(b *testing.B, dir string) time.Duration {
	b.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		b.Skip("git is not here to compare with")
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
