package verify

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// subject is a pack whose only file is a script, with one case of these steps.
func subject(steps ...pack.Step) Subject {
	return Subject{
		Pack:  "toy",
		Cases: []pack.Case{{Name: "plain", Options: map[string]string{"greeting": "hello"}, Steps: steps}},
		Generate: func(c pack.Case) (tree.Tree, error) {
			return tree.New(tree.File{Path: "bin/greet", Data: []byte("#!/bin/sh\necho " + c.Options["greeting"] + "\n"), Executable: true})
		},
	}
}

func testRunner(t *testing.T) Runner {
	return Runner{Environ: os.Environ(), Temp: t.TempDir(), Limits: testLimits(), Step: 10 * time.Second}
}

func ids(result CaseResult) []string {
	var all []string
	for _, r := range result.Results {
		all = append(all, r.ID)
	}
	return all
}

func TestStepsRunInTheGeneratedRepository(t *testing.T) {
	summary := testRunner(t).Run(context.Background(), subject(
		pack.Step{Run: `test "$(./bin/greet)" = hello`},
		pack.Step{Run: `test -z "$REFERENCE_LEAK" && test -d .git && pwd > where`},
		pack.Step{Run: `test "$(cat where)" = "$PWD"`},
	))
	if summary.Count(Passed) != 1 || !strings.HasSuffix(summary.String(), "\n1 passed, 0 failed, 0 skipped\n") {
		t.Error(summary)
	}
	want := []string{"generate", "unpack", "step-1", "step-2", "step-3"}
	if got := ids(summary.Cases[0]); !slices.Equal(got, want) {
		t.Errorf("done: %q, not %q", got, want)
	}
}

func TestTheEnvironmentIsChosen(t *testing.T) {
	got := Environment([]string{"PATH=/bin", "GOCACHE=/c", "DATABASE_URL=postgres://mine", "GIT_DIR=/x", "AWS_SECRET_ACCESS_KEY=s"}, map[string]string{"B": "2", "A": "1"})
	if want := []string{"LANG=C.UTF-8", "TERM=dumb", "PATH=/bin", "GOCACHE=/c", "A=1", "B=2"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestAFailedStepEndsTheCaseAndShowsItsOutput(t *testing.T) {
	summary := testRunner(t).Run(context.Background(), subject(
		pack.Step{Run: "seq 1 100; echo broken >&2; exit 7"},
		pack.Step{Run: "touch never"},
	))
	text := summary.String()
	for _, want := range []string{"failed  toy/plain", "exit code 7", "broken", "\n      62\n", "0 passed, 1 failed, 0 skipped"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%s", want, text)
		}
	}
	if strings.Contains(text, "\n      61\n") || slices.Contains(ids(summary.Cases[0]), "step-2") {
		t.Errorf("more than the last forty lines, or the next step too:\n%s", text)
	}
}

// A server that listens somewhere else is told from one that does not work.
func TestASilentServerIsToldWhereToListen(t *testing.T) {
	runner := testRunner(t)
	runner.Limits.Start = time.Second
	summary := runner.Run(context.Background(), subject(pack.Step{
		Serve: `sh -c 'echo "told $HOST:$PORT"; exec sleep 30'`, Probe: []pack.Probe{{Get: "/hello", Status: 200}},
	}))
	told := regexp.MustCompile(`GET /hello: no answer: .*; it must listen where PORT=(\d+) and HOST=127\.0\.0\.1 say; its last lines:\s+told 127\.0\.0\.1:(\d+)\n`)
	if got := told.FindStringSubmatch(summary.String()); got == nil || got[1] != got[2] {
		t.Error(summary)
	}
}

func TestAStepEndsInTime(t *testing.T) {
	runner := testRunner(t)
	runner.Step = 200 * time.Millisecond
	summary := runner.Run(context.Background(), subject(pack.Step{Run: "sleep 30"}))
	if text := summary.String(); !strings.Contains(text, "not done after 200ms") || summary.Cases[0].Took > 5*time.Second {
		t.Error(text)
	}
}

func TestGeneratingMustGiveTheSameBytes(t *testing.T) {
	calls := 0
	for name, generate := range map[string]func(pack.Case) (tree.Tree, error){
		"the bytes differ": func(pack.Case) (tree.Tree, error) {
			calls++
			return tree.New(tree.File{Path: "a", Data: []byte(fmt.Sprint(calls))})
		},
		"no file": func(pack.Case) (tree.Tree, error) { return tree.Tree{}, nil },
		"no such": func(pack.Case) (tree.Tree, error) { return tree.Tree{}, fmt.Errorf("no such option") },
	} {
		toy := subject(pack.Step{Run: "true"})
		toy.Generate = generate
		summary := testRunner(t).Run(context.Background(), toy)
		if summary.Count(Failed) != 1 || !strings.Contains(summary.String(), name) || len(summary.Cases[0].Results) != 1 {
			t.Errorf("%s: %s", name, summary)
		}
	}
}

func TestAMissingToolSkipsTheCase(t *testing.T) {
	tools := map[string]struct {
		requires pack.Requirement
		reason   string
	}{
		"missing":    {pack.Requirement{Tool: "no-such-tool-zq7x"}, "no-such-tool-zq7x is not installed"},
		"too old":    {pack.Requirement{Tool: "elder", Version: ">=2.1", Command: []string{"echo", "elder version 1.9.4 (2.5)"}}, "elder is 1.9.4; the pack takes >=2.1"},
		"mute":       {pack.Requirement{Tool: "mute", Version: ">=2", Command: []string{"true"}}, "mute does not tell its version"},
		"broken":     {pack.Requirement{Tool: "broken", Version: ">=2", Command: []string{"sh", "-c", "exit 3"}}, "broken does not work"},
		"half there": {pack.Requirement{Tool: "half", Command: []string{"sh", "-c", "echo no module; exit 1"}}, "half does not work"},
		"no version": {pack.Requirement{Tool: "sh", Version: "newest", Command: []string{"echo", "1.0"}}, `version "newest" of sh`},
	}
	for name, each := range tools {
		toy := subject(pack.Step{Run: "true"})
		toy.Requires = []pack.Requirement{{Tool: "sh"}, each.requires}
		result := testRunner(t).Run(context.Background(), toy).Cases[0]
		if result.Outcome != Skipped || !strings.Contains(result.Reason, each.reason) || result.Took > time.Second || len(result.Results) > 0 {
			t.Errorf("%s: %s %q after %s", name, result.Outcome, result.Reason, result.Took)
		}
	}
}

func TestAToolThatFitsIsTold(t *testing.T) {
	toy := subject(pack.Step{Run: "true"})
	toy.Requires = []pack.Requirement{{Tool: "wrench", Version: ">=1.26", Command: []string{"echo", "wrench wrench1.26.8 linux"}}}
	result := testRunner(t).Run(context.Background(), toy).Cases[0]
	if result.Outcome != Passed || !slices.Equal(result.Found, []Found{{"wrench", "1.26.8"}}) {
		t.Errorf("%s, found %v", result, result.Found)
	}
}

func TestAnUnknownServiceSkipsTheCase(t *testing.T) {
	toy := subject(pack.Step{Run: "true"})
	toy.Cases[0].Services = []string{"oracle"}
	if result := testRunner(t).Run(context.Background(), toy).Cases[0]; result.Outcome != Skipped || !strings.Contains(result.Reason, "oracle") {
		t.Error(result)
	}
}

func TestCancelEndsWhatRunsAndSkipsTheRest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	runner := testRunner(t)
	runner.Progress = func(event Event) {
		if strings.HasPrefix(event.Doing, "sleep") {
			time.AfterFunc(50*time.Millisecond, cancel)
		}
	}
	start := time.Now()
	summary := runner.Run(ctx, subject(pack.Step{Run: "sleep 30"}), subject(pack.Step{Run: "true"}))
	if summary.Count(Failed) != 1 || summary.Count(Skipped) != 1 || time.Since(start) > 5*time.Second {
		t.Errorf("after %s: %s", time.Since(start), summary)
	}
	if left, err := os.ReadDir(runner.Temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestCasesRunSideBySideWithinTheBound(t *testing.T) {
	t.Parallel()
	runner := testRunner(t)
	runner.Parallel = 3
	toy := subject(pack.Step{Run: "sleep 0.3"})
	for range 5 {
		toy.Cases = append(toy.Cases, toy.Cases[0])
	}
	now, most := 0, 0
	runner.Progress = func(event Event) {
		switch {
		case strings.HasPrefix(event.Doing, "sleep"):
			now++
		case event.Ended != nil:
			now--
		}
		most = max(most, now)
	}
	if summary := runner.Run(context.Background(), toy); summary.Count(Passed) != 6 || most != 3 {
		t.Errorf("%d at once: %s", most, summary)
	}
}
