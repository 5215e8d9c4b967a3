package verify

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Postgres is a throw-away PostgreSQL server, a Database, with its data in a folder of its
// own. Clients reach it through a relay, which is how it can fall silent.
type Postgres struct {
	binaries, folder, port, password string

	running *process
	*relay
}

// findPostgres is the folder with the programs of the newest PostgreSQL server
// that is installed.
func findPostgres() (string, error) {
	if initdb, err := exec.LookPath("initdb"); err == nil {
		// On PATH there is often a link; the programs need their neighbours.
		if followed, err := filepath.EvalSymlinks(initdb); err == nil {
			initdb = followed
		}
		if binaries := filepath.Dir(initdb); isFile(filepath.Join(binaries, "postgres")) {
			return binaries, nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil || len(found) == 0 {
		return "", errors.New("no PostgreSQL server (initdb and postgres) on PATH or under /usr/lib/postgresql")
	}
	slices.SortFunc(found, func(a, b string) int { return len(a) - len(b) + strings.Compare(a, b) })
	return filepath.Dir(found[len(found)-1]), nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// StartPostgres makes a new server and starts it. Its folder is under the
// system's folder for temporary files, where the user that it runs as gets to.
func StartPostgres(ctx context.Context) (*Postgres, error) {
	binaries, err := findPostgres()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "underpin-postgresql-")
	if err != nil {
		return nil, fmt.Errorf("folder for PostgreSQL: %w", err)
	}
	p := &Postgres{binaries: binaries, folder: folder, password: rand.Text()}
	if err := p.setUp(ctx); err != nil {
		p.Remove()
		return nil, fmt.Errorf("set up PostgreSQL: %w", err)
	}
	return p, nil
}

func (p *Postgres) setUp(ctx context.Context) error {
	if err := p.initialise(ctx); err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	p.port = port
	if p.relay, err = newRelay("127.0.0.1:" + port); err != nil {
		return err
	}
	return p.Start(ctx)
}

func (p *Postgres) initialise(ctx context.Context) error {
	secret := filepath.Join(p.folder, "password")
	if err := os.WriteFile(secret, []byte(p.password+"\n"), 0o644); err != nil {
		return fmt.Errorf("password for PostgreSQL: %w", err)
	}
	made, err := p.launch(ctx, "initdb", "-D", p.data(), "-U", "underpin", "--pwfile", secret,
		"-A", "scram-sha-256", "-E", "UTF8", "--locale", "C", "--no-sync")
	if err != nil {
		return err
	}
	defer made.stop()
	if exit, ended := made.wait(time.Minute); !ended || exit != 0 {
		return fmt.Errorf("initdb failed; its last lines:\n%s", made.output.tail())
	}
	return os.Remove(secret)
}

func (p *Postgres) data() string { return filepath.Join(p.folder, "data") }

func (p *Postgres) launch(ctx context.Context, program string, args ...string) (*process, error) {
	cmd := exec.Command(filepath.Join(p.binaries, program), args...)
	cmd.Dir, cmd.Env = p.folder, []string{"PATH=" + p.binaries + ":/usr/bin:/bin", "LANG=C", "HOME=" + p.folder}
	inOwnGroup(cmd)
	if err := dropRoot(cmd, p.folder); err != nil {
		return nil, fmt.Errorf("give the folder to the user of PostgreSQL: %w", err)
	}
	return launch(ctx, cmd)
}

// URL is where clients reach the server, with the password.
func (p *Postgres) URL() string {
	return fmt.Sprintf("postgres://underpin:%s@%s/postgres", p.password, p.address())
}

// Start starts the server and waits until it is ready. A context that ends
// later does not kill it: killed, it would leave its own children behind. Its
// end is Stop, or Remove.
func (p *Postgres) Start(ctx context.Context) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	running, err := p.launch(context.WithoutCancel(ctx), "postgres", "-D", p.data(), "-p", p.port, "-h", "127.0.0.1", "-k", p.folder, "-c", "fsync=off")
	if err != nil {
		return err
	}
	p.running = running
	deadline := time.Now().Add(20 * time.Second)
	for !strings.Contains(running.output.String(), "ready to accept connections") {
		if _, ended := running.wait(25 * time.Millisecond); ended || time.Now().After(deadline) {
			running.stop()
			return fmt.Errorf("PostgreSQL does not start; its last lines:\n%s", running.output.tail())
		}
	}
	return nil
}

// Stop ends the server at once; its clients are cut off.
func (p *Postgres) Stop() error {
	if p.running == nil {
		return nil
	}
	if err := interrupt(p.running.cmd); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop PostgreSQL: %w", err)
	}
	_, ended := p.running.wait(20 * time.Second)
	p.running.stop()
	p.running = nil
	if !ended {
		return errors.New("stop PostgreSQL: it had to be killed")
	}
	return nil
}

// Pause holds every byte until Resume.
func (p *Postgres) Pause() { p.gate.Lock() }

// Resume lets the bytes go that Pause held.
func (p *Postgres) Resume() { p.gate.Unlock() }

// Remove ends the server and leaves nothing of it.
func (p *Postgres) Remove() {
	_ = p.Stop() // it is ended either way, and its data goes with it
	if p.relay != nil {
		p.close()
	}
	_ = os.RemoveAll(p.folder)
}
