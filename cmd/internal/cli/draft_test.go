package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// TestDraftIsKept writes, reads and forgets what was answered.
func TestDraftIsKept(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	app := &App{Home: home, Env: func(string) string { return "" }}
	kept := app.draft("/somewhere/orders")
	if kept.exists() {
		t.Error("there is a draft before anything was answered")
	}
	if read, err := kept.read(); err != nil || read.Size() > 0 {
		t.Errorf("without a draft: %d answers, %v", read.Size(), err)
	}
	for _, size := range []string{"4", "5"} {
		if err := kept.save(answers(t, "team.size", size)); err != nil {
			t.Fatal(err)
		}
		read, err := kept.read()
		if err != nil || read.Value("team.size") != size {
			t.Errorf("read a team of %q, %v", read.Value("team.size"), err)
		}
	}
	private(t, filepath.Dir(string(kept)), 0o700)
	private(t, string(kept), 0o600)
	if left, err := os.ReadDir(filepath.Dir(string(kept))); err != nil || len(left) != 1 {
		t.Errorf("beside the draft there are %v, %v", left, err)
	}
	for range 2 { // a draft that is gone is forgotten, too
		if err := kept.forget(); err != nil {
			t.Error(err)
		}
	}
	if kept.exists() {
		t.Error("the draft is still there")
	}
}

func answers(t *testing.T, id, text string) checklist.Answers {
	t.Helper()
	given, err := checklist.Answers{}.With(id, text)
	if err != nil {
		t.Fatal(err)
	}
	return given
}

func private(t *testing.T, name string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("the mode of %s is %v, not %v", name, got, want)
	}
}

// TestDraftOfEachFolder gives each folder its own draft, however it is written.
func TestDraftOfEachFolder(t *testing.T) {
	t.Parallel()
	app := &App{Home: "/home/ada", Env: func(string) string { return "" }}
	at := app.draft("/work/orders")
	if other := app.draft("/work/orders/"); other != at {
		t.Errorf("the draft is %s and %s", at, other)
	}
	if other := app.draft("/work/order"); other == at {
		t.Error("two folders share a draft")
	}
	if !strings.HasPrefix(string(at), "/home/ada/.local/state/underpin/interviews/") {
		t.Errorf("the draft is %s", at)
	}
}

// TestDraftFollowsXDG takes the state folder that is set, when it is absolute,
// and never litters the folder where the user stands.
func TestDraftFollowsXDG(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ state, home, want string }{
		{"/state", "/home/ada", "/state/underpin/"},
		{"state", "/home/ada", "/home/ada/.local/state/"},
		{"/state", "", "/state/underpin/"},
		{"", "", ""},
	} {
		app := &App{Home: test.home, Env: func(string) string { return test.state }}
		got := app.draft("/work/orders")
		if !strings.HasPrefix(string(got), test.want) || (test.want == "") != (got == "") {
			t.Errorf("with %q and home %q the draft is %q", test.state, test.home, got)
		}
	}
	nowhere := draft("")
	if err := nowhere.save(answers(t, "team.size", "4")); err != nil || nowhere.exists() {
		t.Errorf("without a place for drafts: %v", err)
	}
}

// TestDraftThatCannotBeRead is left as it is, and named with what to do.
func TestDraftThatCannotBeRead(t *testing.T) {
	t.Parallel()
	kept := draft(filepath.Join(t.TempDir(), "draft.yaml"))
	const text = "version: 1\nteam: {siez: 5}\n"
	if err := os.WriteFile(string(kept), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := kept.read()
	problems := finding.In(err)
	if len(problems) != 1 || problems[0].Line != 2 || !strings.Contains(problems[0].Hint, "delete it to begin anew") {
		t.Errorf("the error is %#v", err)
	}
	if left, err := os.ReadFile(string(kept)); err != nil || string(left) != text {
		t.Errorf("the draft became %q, %v", left, err)
	}
}
