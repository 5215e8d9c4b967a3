package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/underpin-dev/underpin/cmd/internal/prompt"
	"github.com/underpin-dev/underpin/cmd/internal/report"
	"github.com/underpin-dev/underpin/decisions"
	"github.com/underpin-dev/underpin/decisions/catalog"
	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/decisions/evaluation"
)

// Asker is somebody at a terminal.
type Asker interface {
	// Interview asks the checklist's questions and returns the answers.
	Interview(ctx context.Context, i prompt.Interview) (checklist.Answers, error)
	// Choose shows the ranking and lets the person accept or overrule it.
	Choose(ctx context.Context, e evaluation.Evaluation, because string) (decisions.Choice, error)
}

// interview asks for what is not answered yet. Every answer is kept at once in
// a draft, from which an interrupted interview for the same folder goes on.
func (app *App) interview(ctx context.Context, target string, start checklist.Answers, evidence catalog.Catalog) (checklist.Answers, error) {
	draft := app.draft(target)
	if text, err := os.ReadFile(draft); err == nil {
		if typed, err := checklist.Parse(draft, text); err == nil {
			fmt.Fprintf(app.Err, "going on with the interview for %s that was interrupted\n", app.relative(target))
			start = start.Over(typed)
		}
	}
	return app.Prompt.Interview(ctx, prompt.Interview{
		Start:    start,
		Standing: func(a checklist.Answers) string { return report.TopThree(evaluation.Evaluate(evidence, a)) },
		Save:     func(a checklist.Answers) error { return saveDraft(draft, a) },
	})
}

// draft is where the answers to an unfinished interview about a folder are.
func (app *App) draft(target string) string {
	state := cmp.Or(app.Env("XDG_STATE_HOME"), filepath.Join(app.Home, ".local", "state"))
	sum := sha256.Sum256([]byte(target))
	return filepath.Join(state, "underpin", "interviews", hex.EncodeToString(sum[:8])+".yaml")
}

// saveDraft replaces the draft whole, so that a crash leaves the one before.
func saveDraft(name string, answers checklist.Answers) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return fmt.Errorf("keep the answers typed so far: %w", err)
	}
	if err := os.WriteFile(name+".new", answers.Format(), 0o600); err != nil {
		return fmt.Errorf("keep the answers typed so far: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("keep the answers typed so far: %w", err)
	}
	return nil
}

// forgetDraft drops the draft once the repository holds the answers.
func (app *App) forgetDraft(target string) {
	if err := os.Remove(app.draft(target)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(app.Err, "note: the draft of the answers could not be removed: %v\n", err)
	}
}
