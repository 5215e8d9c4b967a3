package main

import (
	"fmt"
	"os"
	"os/user"
	"runtime/debug"
	"strconv"
	"time"

	"golang.org/x/term"

	"github.com/underpin-dev/underpin/cmd/internal/cli"
	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	"github.com/underpin-dev/underpin/templates"
)

// version is set by the linker; without it the build's own information says
// what this is.
var version string

// newApp looks at the world once: streams, folder, clock, account, terminal.
func newApp() (*cli.App, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("find the current folder: %w", err)
	}
	now, err := instant(os.Getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return nil, err
	}
	home, _ := os.UserHomeDir() // "" where there is none: nothing of the user's is read then
	app := &cli.App{
		In:        os.Stdin,
		Out:       os.Stdout,
		Err:       os.Stderr,
		Dir:       dir,
		Home:      home,
		Env:       os.Getenv,
		Now:       now,
		User:      account(),
		Templates: templates.FS,
		Version:   versionOf(version),
		Terminal:  term.IsTerminal(int(os.Stdout.Fd())),
	}
	if columns, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		app.Columns = columns
	}
	if answerable() {
		app.Prompt = prompt.New(os.Stdin, os.Stderr)
		app.Edit = edit
	}
	return app, nil
}

// answerable tells whether somebody sits at a terminal that can draw questions.
func answerable() bool {
	return term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stderr.Fd())) &&
		os.Getenv("CI") == "" && os.Getenv("TERM") != "dumb"
}

// instant is the time of this run: SOURCE_DATE_EPOCH where it is set, so that
// builds can be reproduced, else the clock.
func instant(epoch string) (time.Time, error) {
	if epoch == "" {
		return time.Now().Truncate(time.Second), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not %q", epoch)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func account() string {
	if name := os.Getenv("USER"); name != "" {
		return name
	}
	if current, err := user.Current(); err == nil {
		return current.Username
	}
	return "unknown"
}

func versionOf(stamped string) string {
	if stamped != "" {
		return stamped
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
