// Package cli is the command line: one file a verb, each with its options,
// their flags and the run. Commands gather input, call the rooms below and
// hand the results to report; exit codes and error messages are decided in
// errors.go alone. Rules of speech: results to standard output, talk to
// standard error; an error says what went wrong and where, in lower case, and
// on a second line what to do next; a question only when someone can answer.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/underpin-dev/underpin/generators/repo"
)

// App is what a command may reach of the world outside.
type App struct {
	In        io.Reader
	Out, Err  io.Writer
	Dir       string                   // where the user stands, absolute
	Home      string                   // the user's home folder, "" when there is none
	User      string                   // the account's name
	Env       func(name string) string // the environment
	Now       time.Time                // the one instant of this run
	Templates fs.FS                    // built-in packs, partials, record templates, examples
	Prompt    Asker                    // nil where nobody can answer
	Edit      Editor                   // nil where nobody can edit
	Version   string

	interrupted <-chan struct{}          // closed when the run is to end
	seen        map[string]repo.Snapshot // what git URLs gave in this run
	Terminal    bool                     // Out is one
	Columns     int                      // of that terminal; 0 where it does not say
}

// Editor opens a file in the editor that a command such as "vi" names, and
// returns when it is closed.
type Editor func(ctx context.Context, editor, file string) error

// Main runs one command line and returns the exit code.
func Main(ctx context.Context, app *App, args []string) int {
	app.interrupted = ctx.Done()
	out := &checked{out: app.Out}
	app.Out = out
	root := newRootCmd(app)
	root.SetArgs(args)
	root.SetOut(app.Out)
	root.SetErr(app.Err)
	err := root.ExecuteContext(ctx)
	if out.err != nil && (err == nil || errors.Is(err, errFindings)) {
		err = fmt.Errorf("write the result: %w", out.err)
	}
	return conclude(ctx, app, err)
}

// checked remembers the first error of writing: what did not arrive was not
// said, however well the rest went.
type checked struct {
	out io.Writer
	err error
}

func (c *checked) Write(text []byte) (int, error) {
	n, err := c.out.Write(text)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

// path is a path that the user gave, seen from where the user stands.
func (app *App) path(given string) string {
	if filepath.IsAbs(given) {
		return given
	}
	return filepath.Join(app.Dir, given)
}

// above finds a file in the folder where the user stands or one above, "" when
// there is none.
func (app *App) above(name string) string { return above(app.Dir, name) }

// above finds a file in a folder or one above, "" when there is none.
func above(dir, name string) string {
	for at := dir; ; at = filepath.Dir(at) {
		candidate := filepath.Join(at, filepath.FromSlash(name))
		if info, err := os.Stat(candidate); err == nil && info.Mode().IsRegular() {
			return candidate
		}
		if filepath.Dir(at) == at {
			return ""
		}
	}
}

// given is a path as the user would hand it to a command, never one that looks
// like a name.
func (app *App) given(path string) string {
	short := app.relative(path)
	if filepath.IsAbs(short) || strings.HasPrefix(short, "..") {
		return short
	}
	return "." + string(filepath.Separator) + short
}

// relative is a path as the user would write it from where he stands.
func (app *App) relative(path string) string {
	short, err := filepath.Rel(app.Dir, path)
	if err != nil || len(short) > len(path) {
		return path
	}
	return short
}
