package main

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	. "github.com/underpin-dev/underpin/cmd/internal/prompt/person"
	"github.com/underpin-dev/underpin/decisions/checklist"
)

// desk is where a person works: a home, and a folder for repositories.
type desk struct{ home, folder string }

func sit(t *testing.T) desk {
	t.Helper()
	d := desk{t.TempDir(), t.TempDir()}
	config := "[user]\n\tname = Ada Lovelace\n\temail = ada@example.com\n"
	if err := os.WriteFile(filepath.Join(d.home, ".gitconfig"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return d
}

// runs starts underpin at a terminal of 80 by 24.
func (d desk) runs(t *testing.T, args ...string) (*Person, *exec.Cmd) {
	t.Helper()
	cmd := underpin(d.folder, args...)
	cmd.Env = append(cmd.Env, "HOME="+d.home, "TERM=xterm", "GIT_CONFIG_NOSYSTEM=1")
	return Runs(t, 80, 24, cmd), cmd
}

// withEditor starts underpin for somebody who has chosen an editor.
func (d desk) withEditor(t *testing.T, editor string, args ...string) (*Person, *exec.Cmd) {
	t.Helper()
	cmd := underpin(d.folder, args...)
	cmd.Env = append(cmd.Env, "HOME="+d.home, "TERM=xterm", "VISUAL="+editor, "EDITOR=false")
	return Runs(t, 80, 24, cmd), cmd
}

// drafts are the files of unfinished interviews.
func (d desk) drafts(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(d.home, ".local/state/underpin/interviews/*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// exit waits for the end of a program and gives its exit code.
func exit(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	late := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
	defer late.Stop()
	err := cmd.Wait()
	var code *exec.ExitError
	if err != nil && !errors.As(err, &code) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}

// answer goes through questions of the ten items, with Enter alone where
// nothing else is said, until one is asked that no keys are meant for.
func answer(p *Person, criteria []checklist.Criterion, keys map[string]string) {
	for _, criterion := range criteria {
		for _, q := range criterion.Questions {
			said, ok := keys[q.ID]
			switch {
			case strings.HasPrefix(q.ID, "team.languages."):
				if q.ID == "team.languages.go" {
					p.Answers("Which languages does the team know?", "Go", Space, Enter)
					p.Answers("How well does the team know Go?", "expert", Enter)
				}
			case ok:
				p.Answers(q.Ask, said, Enter)
			case q.When == nil:
				p.Answers(q.Ask, Enter)
			}
		}
	}
}

// TestInterview is the main job as a tech lead does it: half of the questions,
// Ctrl-C, the other half, a look at the review, another framework than the
// first, and a repository.
func TestInterview(t *testing.T) {
	t.Parallel()
	d := sit(t)
	criteria := checklist.Criteria()
	p, cmd := d.runs(t, "init", "orders")
	p.Answers("What is its name for people?", " & Größen", Enter)
	p.Answers("What does it do, in one sentence?", `Takes "orders".`, Enter)
	p.Answers("Which team owns it?", "not us", Escape)
	p.Answers("What does it do, in one sentence?", Enter) // what was said still stands there
	p.Answers("Which team owns it?", Enter)
	answer(p, criteria[:6], map[string]string{"project.types": Space, "performance.throughput": "extreme"})
	p.Answers("Where will it run?", Space, CtrlC)
	if code := exit(t, cmd); code != 130 {
		t.Errorf("after Ctrl-C the exit code is %d", code)
	}
	p.Sees("underpin: interrupted; your answers are kept")
	p.Leaves()
	drafts := d.drafts(t)
	if len(drafts) != 1 {
		t.Fatalf("the drafts are %q", drafts)
	}
	if info, err := os.Stat(drafts[0]); err != nil || info.Mode() != 0o600 {
		t.Errorf("the draft is %v, %v", info, err)
	}

	p, cmd = d.runs(t, "init", filepath.Join(d.folder, "orders")) // the same folder by another name
	p.Saw("going on with the interview for orders where it stopped")
	answer(p, criteria[6:], map[string]string{
		"deployment.targets": Space, "deployment.clouds": "", "deployment.footprint": "",
		"api.styles": Space, "api.contract": "openapi",
	})
	p.Answers("Does any item matter more or less", Enter)
	p.Answers("Are there any hard limits?", Enter)
	p.Answers("Which answer would you change?", "project.stage", Enter)
	p.Answers("What is being built first?", "mvp", Enter)
	p.Answers("Which answer would you change?", Enter)
	p.Answers("Which framework shall it be?", "FastAPI", Enter)
	p.Answers("Why FastAPI", Escape)
	p.Answers("Which framework shall it be?", "FastAPI", Enter)
	p.Answers("Why FastAPI", `Wir mögen "Python"`, Enter)
	p.Answers("database:", "postgresql", Enter)
	p.Answers("ci:", "gitlab", Escape)
	p.Answers("database:", Enter) // what was chosen is what Enter takes
	p.Answers("ci:", "gitlab", Enter)
	p.Answers("license:", Enter)
	p.Sees("commit ")
	if code := exit(t, cmd); code != 0 {
		t.Fatalf("the exit code is %d:\n%s", code, p.Screen())
	}

	holds(t, filepath.Join(d.folder, "orders/.underpin/answers.yaml"),
		"types: [crud-api]", "stage: mvp", "throughput: extreme", "go: expert", "contract: openapi", "Orders & Größen", `Takes "orders".`,
		"database: postgresql", "ci: gitlab", "license: none")
	holds(t, filepath.Join(d.folder, "orders/.underpin/decisions/0001.yaml"), "fastapi", "Wir mögen")
	if left := d.drafts(t); len(left) > 0 {
		t.Errorf("the draft is still there: %q", left)
	}
	if entries, err := os.ReadDir(d.folder); err != nil || len(entries) != 1 {
		t.Errorf("beside the repository there are %v, %v", entries, err)
	}
	if _, err := os.Stat(filepath.Join(d.folder, "orders/.git/refs/heads/main")); err != nil {
		t.Errorf("nothing was committed: %v", err)
	}
}

func holds(t *testing.T, name string, texts ...string) {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range texts {
		if !strings.Contains(string(content), text) {
			t.Errorf("%s does not hold %q", name, text)
		}
	}
}

// TestInterviewEndsWithItsTerminal keeps the answers when the window is closed
// and when the machine is shut down, each folder's its own.
func TestInterviewEndsWithItsTerminal(t *testing.T) {
	t.Parallel()
	d := sit(t)
	ends := map[string]func(p *Person, cmd *exec.Cmd) error{
		"closed": func(p *Person, _ *exec.Cmd) error { p.Leaves(); return nil },
		"term":   func(_ *Person, cmd *exec.Cmd) error { return cmd.Process.Signal(syscall.SIGTERM) },
		"hup":    func(_ *Person, cmd *exec.Cmd) error { return cmd.Process.Signal(syscall.SIGHUP) },
	}
	if signal.Ignored(syscall.SIGHUP) {
		delete(ends, "hup") // the tests run under nohup, and so does underpin
	}
	for name, end := range ends {
		p, cmd := d.runs(t, "init", name)
		p.Answers("What is its name for people?", " of "+name, Enter)
		p.Sees("? What does it do, in one sentence?")
		if err := end(p, cmd); err != nil {
			t.Fatal(err)
		}
		if code := exit(t, cmd); code != 130 {
			t.Errorf("%s: the exit code is %d", name, code)
		}
	}
	for name := range ends {
		p, cmd := d.runs(t, "init", name)
		p.Saw("where it stopped")
		p.Answers("What does it do, in one sentence?", CtrlC)
		if code := exit(t, cmd); code != 130 {
			t.Errorf("%s: the exit code is %d", name, code)
		}
	}
	if drafts := d.drafts(t); len(drafts) != len(ends) {
		t.Errorf("the drafts are %q", drafts)
	}
	if entries, err := os.ReadDir(d.folder); err != nil || len(entries) > 0 {
		t.Errorf("on the disk there are %v, %v", entries, err)
	}
}

// TestInterviewInColor respects NO_COLOR.
func TestInterviewInColor(t *testing.T) {
	t.Parallel()
	d := sit(t)
	for setting, want := range map[string]bool{"NO_COLOR=": true, "NO_COLOR=1": false} {
		cmd := underpin(d.folder, "init", "orders")
		cmd.Env = append(cmd.Env, "HOME="+d.home, "TERM=xterm", setting)
		p := Runs(t, 80, 24, cmd)
		p.Answers("What is its name for people?", CtrlC)
		if code := exit(t, cmd); code != 130 {
			t.Errorf("%s: the exit code is %d", setting, code)
		}
		p.Sees("underpin: interrupted")
		if got := p.Written() != p.Shown(); got != want {
			t.Errorf("%s: colors: %t, not %t", setting, got, want)
		}
	}
}

// TestNobodyIsAsked where a question could not be seen or is not wanted.
func TestNobodyIsAsked(t *testing.T) {
	t.Parallel()
	d := sit(t)
	p, cmd := d.runs(t, "init", "orders") // leaves a draft, which nobody is told of
	p.Answers("What is its name for people?", Enter)
	p.Answers("What does it do, in one sentence?", CtrlC)
	if code := exit(t, cmd); code != 130 {
		t.Errorf("the exit code is %d", code)
	}
	tests := map[string]struct {
		setting, message string
		args             []string
	}{
		"in CI":            {"CI=true", "nobody at a terminal to ask", nil},
		"a dumb terminal":  {"TERM=dumb", "nobody at a terminal to ask", nil},
		"asked not to ask": {"TERM=xterm", "--yes asks nothing", []string{"--yes"}},
	}
	for name, test := range tests {
		cmd := underpin(d.folder, append([]string{"init", "orders"}, test.args...)...)
		cmd.Env = append(cmd.Env, "HOME="+d.home, "TERM=xterm", test.setting)
		p := Runs(t, 80, 24, cmd)
		p.Reads("underpin: no answers, and " + test.message)
		p.Reads("hint: add --answers FILE")
		if code := exit(t, cmd); code != 2 {
			t.Errorf("%s: the exit code is %d", name, code)
		}
		if strings.Contains(p.Shown(), "kept") {
			t.Errorf("%s: the draft is told of:\n%s", name, p.Screen())
		}
	}
}

// TestConflictsAreToldBeforeTheInterview: what will be overwritten whatever is
// answered is told before anybody answers.
func TestConflictsAreToldBeforeTheInterview(t *testing.T) {
	t.Parallel()
	d := sit(t)
	if out, err := git(d.folder, "init", "-q"); err != nil {
		t.Skipf("git makes the repository: %v: %s", err, out)
	}
	for _, name := range []string{"README.md", ".gitignore", "LICENSE"} {
		if err := os.WriteFile(filepath.Join(d.folder, name), []byte("mine\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, cmd := d.runs(t, "init", ".")
	p.Reads("2 files:")
	p.Sees("\n  .gitignore\n  README.md\n")
	if code := exit(t, cmd); code != 2 {
		t.Errorf("the exit code is %d", code)
	}
}
