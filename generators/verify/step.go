package verify

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/underpin-dev/underpin/generators/pack"
)

// step runs a command to its end, or serves and probes.
func (c *caseRun) step(ctx context.Context, number int, step pack.Step) bool {
	name := fmt.Sprintf("step-%d", number)
	if step.Run != "" {
		return c.attempt(Check{name, step.Run + " succeeds"}, func() error {
			_, err := command{step.Run, c.folder, c.environment(nil)}.run(ctx, c.Step)
			return err
		})
	}
	project := c.project(step.Serve)
	if step.Judged() {
		return c.judge(ctx, project)
	}
	return c.attempt(Check{name, step.Serve + " answers"}, func() error { return getAll(ctx, project, step.Probe) })
}

// project is the case's folder with a server. Servers are judged as they are
// in production.
func (c *caseRun) project(serve string) Project {
	p := Project{
		Dir: c.folder, Serve: serve, Limits: c.Limits, Env: c.environment(nil),
		Strict: c.given.Answers["security.posture"] == "regulated",
	}
	if serve != "" {
		p.Env = c.environment(map[string]string{"APP_ENV": "production"})
	}
	if c.database != nil {
		p.Database = c.database
	}
	if slices.ContainsFunc(c.subject.Requires, func(r pack.Requirement) bool { return r.Tool == "java" }) {
		p.Limits.Start *= 2
	}
	return p
}

func (c *caseRun) judge(ctx context.Context, project Project) bool {
	c.Progress(Event{Pack: c.subject.Pack, Case: c.given.Name, Doing: "the contract, held against " + project.Serve})
	good := true
	for _, result := range Operate(ctx, project, c.tell) {
		c.note(result)
		good = good && result.Outcome == Passed
	}
	return good
}

// getAll starts a server, asks for each path and ends it.
func getAll(ctx context.Context, project Project, probes []pack.Probe) error {
	s, err := project.launch(ctx)
	if err != nil {
		return err
	}
	defer s.stop()
	for _, probe := range probes {
		if err := s.awaitStatus(ctx, probe, project.Limits.Start); err != nil {
			return fmt.Errorf("%s: %w; its last lines:\n%s", project.Serve, err, s.output.tail())
		}
	}
	return nil
}

// awaitStatus asks until something answers, and then wants the right status.
func (s *server) awaitStatus(ctx context.Context, probe pack.Probe, span time.Duration) error {
	deadline := time.Now().Add(span)
	for {
		got, err := s.do(ctx, request{method: http.MethodGet, path: probe.Get})
		switch {
		case err == nil && got.status == probe.Status:
			return nil
		case err == nil:
			return fmt.Errorf("%s, not %d", got, probe.Status)
		case time.Now().After(deadline):
			return s.unheard(err)
		}
		if _, ended := s.wait(25 * time.Millisecond); ended {
			return fmt.Errorf("%w with exit code %d", errEnded, s.exit)
		}
	}
}
