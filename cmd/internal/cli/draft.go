package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// draft is the file that holds the answers to an unfinished interview; "" where
// there is no place for one.
type draft string

// draft is where the answers to an interview about a folder are kept.
func (app *App) draft(target string) draft {
	state := app.Env("XDG_STATE_HOME")
	if !filepath.IsAbs(state) { // as its specification demands
		if app.Home == "" {
			return ""
		}
		state = filepath.Join(app.Home, ".local", "state")
	}
	sum := sha256.Sum256([]byte(filepath.Clean(target)))
	return draft(filepath.Join(state, "underpin", "interviews", hex.EncodeToString(sum[:8])+".yaml"))
}

func (d draft) exists() bool {
	if d == "" {
		return false
	}
	_, err := os.Stat(string(d))
	return err == nil
}

// read gives the answers kept so far. A draft that cannot be read is never
// written over.
func (d draft) read() (checklist.Answers, error) {
	text, err := os.ReadFile(string(d))
	if errors.Is(err, fs.ErrNotExist) {
		return checklist.Answers{}, nil
	}
	if err != nil {
		return checklist.Answers{}, fmt.Errorf("read the answers of the interview that was interrupted: %w", err)
	}
	answers, err := checklist.Parse(string(d), text)
	if problems := finding.In(err); len(problems) > 0 {
		last := &problems[len(problems)-1]
		*last = last.WithHint("this is what an interrupted interview left; mend the file, or delete it to begin anew")
		return answers, problems
	}
	return answers, err
}

// save replaces the draft whole, so that a crash leaves the one before.
func (d draft) save(answers checklist.Answers) error {
	if d == "" {
		return nil
	}
	name := string(d)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("keep the answers so far: %w", err)
	}
	if err := os.WriteFile(name+".new", answers.Format(), 0o600); err != nil {
		return fmt.Errorf("keep the answers so far: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("keep the answers so far: %w", err)
	}
	return nil
}

// forget drops the draft once the repository holds the answers.
func (d draft) forget() error {
	if err := os.Remove(string(d)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove the draft of the answers: %w", err)
	}
	return nil
}
