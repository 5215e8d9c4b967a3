package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// process is a running program that leads its own group.
type process struct {
	cmd    *exec.Cmd
	stdout *transcript
	output *transcript   // stdout and stderr as they came
	ended  chan struct{} // closed when it has ended
	exit   int           // then: its exit code, -1 when a signal ended it
	free   func() bool   // stops watching the context
}

// command is a program to start: shell is one line for sh.
type command struct {
	shell string
	dir   string
	env   []string
}

// start runs a command until it ends, stop is called or the context is done.
// With the context ends the whole group.
func (c command) start(ctx context.Context) (*process, error) {
	cmd := exec.Command("sh", "-c", c.shell)
	cmd.Dir, cmd.Env = c.dir, c.env
	inOwnGroup(cmd)
	return launch(ctx, cmd)
}

func launch(ctx context.Context, cmd *exec.Cmd) (*process, error) {
	p := &process{cmd: cmd, stdout: &transcript{}, output: &transcript{}, ended: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = io.MultiWriter(p.stdout, p.output), p.output
	// What it left running may hold its output open: do not wait for that.
	cmd.WaitDelay = time.Second
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	p.free = context.AfterFunc(ctx, func() { _ = killGroup(cmd) })
	go func() {
		_ = cmd.Wait() // what came of it is in ProcessState
		p.exit = cmd.ProcessState.ExitCode()
		close(p.ended)
	}()
	return p, nil
}

// wait gives the exit code, or false when the process still runs after span.
func (p *process) wait(span time.Duration) (exit int, ended bool) {
	select {
	case <-p.ended:
		return p.exit, true
	case <-time.After(span):
		return 0, false
	}
}

// stop ends the process and its group, whatever state they are in.
func (p *process) stop() {
	_ = killGroup(p.cmd)
	<-p.ended
	p.free()
}

// run runs a command to its end, at most for span. An error carries the last
// lines of its output.
func (c command) run(ctx context.Context, span time.Duration) (*process, error) {
	limited, cancel := context.WithTimeoutCause(ctx, span, fmt.Errorf("not done after %s", span))
	defer cancel()
	together := c
	together.shell = "exec 2>&1\n" + c.shell // on one pipe, so that their order is kept
	p, err := together.start(limited)
	if err != nil {
		return nil, err
	}
	<-p.ended
	p.stop()
	switch cause := context.Cause(limited); {
	case cause != nil:
		return p, fmt.Errorf("%s: %w; its last lines:\n%s", c.shell, cause, p.output.tail())
	case p.exit != 0:
		return p, fmt.Errorf("%s: exit code %d; its last lines:\n%s", c.shell, p.exit, p.output.tail())
	}
	return p, nil
}

var errEnded = errors.New("the process has ended")
