package verify

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// starter is a subject that generates the reference as a project: a script
// starts the test binary.
func starter(t *testing.T, readme string, steps ...pack.Step) Subject {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	run := "#!/bin/sh\nexec env REFERENCE_FLAW= " + endAtOnce + " '" + self + "'\n"
	return Subject{
		Pack:  "starter",
		Cases: []pack.Case{{Name: "plain", Steps: steps}},
		Generate: func(pack.Case) (tree.Tree, error) {
			return tree.New(tree.File{Path: "serve", Data: []byte(run), Executable: true}, tree.File{Path: "README.md", Data: []byte(readme)})
		},
	}
}

const goodReadme = "# Orders\n\n```sh\ncd orders\n$ echo ready > set-up # first\n./serve\n```\n"

func TestAStarterIsJudgedByContractOperationAndReadme(t *testing.T) {
	t.Parallel()
	runner := testRunner(t)
	made := starter(t, goodReadme, pack.Step{Serve: "./serve", Probe: []pack.Probe{{Contract: true}}})
	made.Cases[0].Answers = map[string]string{"security.posture": "regulated"}
	result := runner.Run(context.Background(), made).Cases[0]
	if result.Outcome != Passed {
		t.Fatal(result)
	}
	done := ids(result)
	for _, want := range []string{"generate", "unpack", "H10-start", "H5-create-201", "R-content", "H9-exit", "readme"} {
		if !slices.Contains(done, want) {
			t.Errorf("%s was not done", want)
		}
	}
	if result.Checks(Passed) < 130 {
		t.Errorf("only %d checks", result.Checks(Passed))
	}
}

func TestASimpleProbe(t *testing.T) {
	for want, probe := range map[string]pack.Probe{
		"passed":                      {Get: "/no-such-path", Status: 404},
		"GET /healthz answered 200":   {Get: "/healthz", Status: 201},
		"GET /api/v1/tasks/1 answere": {Get: taskPath(1), Status: 200},
	} {
		summary := testRunner(t).Run(context.Background(), starter(t, "", pack.Step{Serve: "./serve", Probe: []pack.Probe{probe}}))
		if !strings.Contains(summary.String(), want) {
			t.Errorf("%v: %s", probe, summary)
		}
	}
	broken := testRunner(t).Run(context.Background(), starter(t, "", pack.Step{Serve: "false", Probe: []pack.Probe{{Get: "/", Status: 200}}}))
	if !strings.Contains(broken.String(), "ended with exit code 1") {
		t.Error(broken)
	}
}

func TestReadmeIsHeldToItsWord(t *testing.T) {
	for readme, want := range map[string]string{
		goodReadme:                                "",
		"```sh\nfalse\n./serve\n```\n":            "false: exit code 1",
		"```sh\ntrue\n./no-such\n```\n":           "has ended with exit code 127",
		"```sh\ntrue\n```\n":                      "no two commands",
		"```go\nmain()\n```\n":                    "no two commands",
		"```console\n# all\n$ true\n$ false\n```": "has ended with exit code 1",
	} {
		made := starter(t, readme)
		files, err := made.Generate(pack.Case{})
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		if err := unpack(files, folder); err != nil {
			t.Fatal(err)
		}
		project := Project{Dir: folder, Env: Environment(os.Environ(), nil), Limits: testLimits()}
		err = tryReadme(context.Background(), files, project, testLimits().Answer)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, not %q", readme, err, want)
		}
	}
}

func TestPostgresStandsBesideACase(t *testing.T) {
	t.Parallel()
	if _, err := findPostgres(); err != nil {
		t.Skip(err)
	}
	toy := subject(pack.Step{Run: `case "$DATABASE_URL" in postgres://underpin:*@127.0.0.1:*/postgres) ;; *) exit 1;; esac`})
	toy.Cases[0].Services = []string{"postgresql"}
	if summary := testRunner(t).Run(context.Background(), toy); summary.Count(Passed) != 1 {
		t.Error(summary)
	}
}
