package verify

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Project is a generated folder, set up, and how its server is started.
type Project struct {
	Dir      string
	Serve    string   // one command; it becomes the process that gets SIGTERM
	Env      []string // the whole environment, but for PORT and HOST
	Limits   Limits
	Database Database // nil where the project keeps its own
	Strict   bool     // it was generated for a regulated service
}

// Database is a database server that stands beside a Project and can fail on
// demand. Pause makes it silent without hanging up.
type Database interface {
	URL() string
	Stop() error
	Start(context.Context) error
	Pause()
	Resume()
}

// server is a project's server, running.
type server struct {
	*process
	*site
}

// command is the project's server on a port, with more environment.
func (p Project) command(port string, more ...string) command {
	env := append([]string{"PORT=" + port, "HOST=127.0.0.1"}, more...)
	return command{"exec " + p.Serve, p.Dir, slices.Concat(p.Env, env)}
}

// launch starts the server on a free port.
func (p Project) launch(ctx context.Context) (*server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	running, err := p.command(port).start(ctx)
	if err != nil {
		return nil, err
	}
	return &server{running, newSite("http://127.0.0.1:"+port, p.Limits)}, nil
}

// start starts the server and waits until it answers.
func (p Project) start(ctx context.Context) (*server, error) {
	s, err := p.launch(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.awaitHealth(ctx, p.Limits.Start); err != nil {
		s.stop()
		return nil, fmt.Errorf("%s: %w; its last lines:\n%s", p.Serve, err, s.output.tail())
	}
	return s, nil
}

// awaitHealth waits until /healthz answers.
func (s *server) awaitHealth(ctx context.Context, span time.Duration) error {
	deadline := time.Now().Add(span)
	for {
		err := s.answers(ctx, "/healthz", 200)
		if err == nil {
			return nil
		}
		select {
		case <-s.ended:
			return fmt.Errorf("%w with exit code %d before it answered", errEnded, s.exit)
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(25 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("no answer within %s: %w", span, s.unheard(err))
		}
	}
}

// unheard adds where the server was told to listen: one that listens elsewhere
// seems to be silent.
func (s *server) unheard(err error) error {
	host, port, _ := strings.Cut(s.host, ":")
	return fmt.Errorf("%w; it must listen where PORT=%s and HOST=%s say", err, port, host)
}

// nextPort is where the search for a free port goes on. It is one for the whole
// program, so that two projects that start at once never get the same port.
var nextPort atomic.Int64

// freePort is a port that nobody has, below those that systems deal out on
// their own: such a one could be dealt to another before the server has it.
func freePort() (string, error) {
	const lowest, count, tries = 20_000, 12_000, 1000
	if nextPort.Load() == 0 { // other programs like this one begin elsewhere
		n, err := rand.Int(rand.Reader, big.NewInt(count))
		if err != nil {
			return "", fmt.Errorf("find a free port: %w", err)
		}
		nextPort.CompareAndSwap(0, n.Int64()+1)
	}
	var problem error
	for range tries {
		port := strconv.FormatInt(lowest+nextPort.Add(1)%count, 10)
		listener, err := net.Listen("tcp", "127.0.0.1:"+port)
		if err == nil {
			return port, listener.Close()
		}
		problem = err
	}
	return "", fmt.Errorf("find a free port: %w", problem)
}
