package verify

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/underpin-dev/underpin/generators/pack"
	"github.com/underpin-dev/underpin/generators/tree"
)

// caseRun is one case on its way to a CaseResult.
type caseRun struct {
	Runner
	subject  Subject
	given    pack.Case
	files    tree.Tree
	folder   string
	database *Postgres
	result   CaseResult
}

// run is the case from the first look to the last: the tools, the folder, the
// services, the steps, the README.
func (c *caseRun) run(ctx context.Context) CaseResult {
	start := time.Now()
	c.result = CaseResult{Pack: c.subject.Pack, Case: c.given.Name, Outcome: Passed}
	if reason := c.missing(ctx); reason != "" {
		c.result.Outcome, c.result.Reason = Skipped, reason
	} else {
		c.prove(ctx)
	}
	c.result.Took = time.Since(start)
	ended := c.result
	c.Progress(Event{Pack: ended.Pack, Case: ended.Case, Ended: &ended})
	return c.result
}

// missing is why the case cannot be run here, or "".
func (c *caseRun) missing(ctx context.Context) string {
	if err := context.Cause(ctx); err != nil {
		return fmt.Sprintf("not begun: %v", err)
	}
	found, err := Look(ctx, c.subject.Requires, Environment(c.Environ, nil))
	c.result.Found = found
	if err != nil {
		return err.Error()
	}
	for _, service := range c.given.Services {
		if service != "postgresql" {
			return fmt.Sprintf("there is no service %q", service)
		}
		if _, err := findPostgres(); err != nil {
			return err.Error()
		}
	}
	return ""
}

// prove does the work; every failure ends up in the results, and the first one
// ends the case: what follows it would only tell of it again.
func (c *caseRun) prove(ctx context.Context) {
	folder, err := os.MkdirTemp(c.Temp, "underpin-verify-")
	if err != nil {
		c.attempt(Check{"folder", "a folder for the project can be made"}, func() error { return err })
		return
	}
	defer func() { _ = os.RemoveAll(folder) }()
	c.folder = folder
	ok := c.attempt(Check{"generate", "the case generates, twice the same bytes"}, c.generate) &&
		c.attempt(Check{"unpack", "the files can be written, as a git repository"}, func() error { return unpack(c.files, folder) }) &&
		c.startServices(ctx)
	defer func() {
		if c.database != nil {
			c.database.Remove()
		}
	}()
	for i, step := range c.given.Steps {
		ok = ok && c.step(ctx, i+1, step)
	}
	if ok && slices.ContainsFunc(c.given.Steps, pack.Step.Judged) {
		c.attempt(readmeWorks, func() error { return tryReadme(ctx, c.files, c.project(""), c.Step) })
	}
}

func (c *caseRun) generate() error {
	first, err := c.subject.Generate(c.given)
	if err != nil {
		return err
	}
	second, err := c.subject.Generate(c.given)
	switch {
	case err != nil:
		return err
	case first.Len() == 0:
		return errors.New("it generates no file")
	case first.Digest() != second.Digest():
		return errors.New("generated twice, the bytes differ")
	}
	c.files = first
	return nil
}

func (c *caseRun) startServices(ctx context.Context) bool {
	if len(c.given.Services) == 0 {
		return true
	}
	return c.attempt(Check{"postgresql", "a throw-away PostgreSQL starts"}, func() (err error) {
		c.database, err = StartPostgres(ctx)
		return err
	})
}

// attempt is something that works or does not, as a Result.
func (c *caseRun) attempt(what Check, try func() error) bool {
	c.Progress(Event{Pack: c.subject.Pack, Case: c.given.Name, Doing: what.Proves})
	result := examine(what, func() {
		if err := try(); err != nil {
			panic(failure(err.Error()))
		}
	})
	c.note(result)
	c.tell(result)
	return result.Outcome == Passed
}

func (c *caseRun) note(result Result) {
	c.result.Results = append(c.result.Results, result)
	if result.Outcome == Failed {
		c.result.Outcome = Failed
	}
}

func (c *caseRun) tell(result Result) {
	c.Progress(Event{Pack: c.subject.Pack, Case: c.given.Name, Result: &result})
}

// environment is that of every step: clean, with the service's URL, and what
// the case says.
func (c *caseRun) environment(more map[string]string) []string {
	variables := maps.Clone(more)
	if variables == nil {
		variables = map[string]string{}
	}
	if c.database != nil {
		variables["DATABASE_URL"] = c.database.URL()
	}
	maps.Copy(variables, c.given.Env)
	return Environment(c.Environ, variables)
}
