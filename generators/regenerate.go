package generators

import (
	"bytes"
	"fmt"
	"math"
	"path"
	"strings"

	"github.com/underpin-dev/underpin/decisions/checklist"
	"github.com/underpin-dev/underpin/generators/merge"
)

// Past is the newest framework record of a repository: what stood behind it
// when it was generated, and what became of its text.
type Past struct {
	Number   int
	Outcome  Outcome
	Answers  checklist.Answers // of that time
	Record   []byte            // the file as it is now
	Accepted bool              // history: it is superseded, not changed
}

// File is a text to be written.
type File struct {
	Path string
	Text []byte
}

// Regeneration is what a new look at a decision comes to.
type Regeneration struct {
	Files     []File    // none when nothing changed
	Revision  *Revision // what changed; nil for the record of a decision that was only proposed
	Record    string    // path of the record that is written
	Conflicts []int     // lines of the record where a person's words and new ones are both kept
	Message   string    // of the commit
}

// Unchanged tells whether the new look gives what the last one gave: the same
// answers, and the same ranking of them.
func Unchanged(past Past, in RecordInput) bool {
	if len(checklist.Diff(past.Answers, in.Answers)) > 0 || past.Outcome.Framework != in.Decision.Chosen.Framework.ID {
		return false
	}
	now := standings(in.Decision)
	if len(now) != len(past.Outcome.Ranking) {
		return false
	}
	for i, then := range past.Outcome.Ranking {
		if then.Framework != now[i].Framework || math.Abs(then.Score-now[i].Score) > 1e-6 {
			return false
		}
	}
	return true
}

// Regenerate writes the decision down anew. A record that was accepted is
// history: a new one supersedes it, with what changed, and the old one says so.
// One that was only proposed is brought up to date in place. What people wrote
// into the record is merged; where it meets new words, both are kept between
// conflict markers.
func Regenerate(past Past, in RecordInput, lock Lock) (Regeneration, error) {
	in.Confirmation = past.Outcome.Confirmation
	if !past.Accepted {
		in.Number, in.Status = past.Number, statusProposed
		return regenerateAs(past, in, lock, past.Outcome.Record)
	}
	in.Revision = revision(past, in)
	return regenerateAs(past, in, lock, path.Join(path.Dir(past.Outcome.Record), in.FileName()))
}

const (
	statusProposed = "proposed"
	statusAccepted = "accepted"
)

func regenerateAs(past Past, in RecordInput, lock Lock, record string) (Regeneration, error) {
	generated, err := Record(in)
	if err != nil {
		return Regeneration{}, err
	}
	outcome, err := outcomeOf(in, record, generated)
	if err != nil {
		return Regeneration{}, err
	}
	behind, err := outcome.files(in.Number)
	if err != nil {
		return Regeneration{}, err
	}
	merged := merge.Text(past.Outcome.Text, past.Record, generated,
		merge.Labels{Ours: path.Base(past.Outcome.Record), Theirs: "regenerated"})
	out := Regeneration{
		Revision:  in.Revision,
		Record:    record,
		Conflicts: merged.Conflicts,
		Files:     append([]File{{record, merged.Text}}, behind...),
		Message:   regenerationMessage(past, in, record),
	}
	if past.Accepted {
		out.Files = append(out.Files, File{past.Outcome.Record, superseded(past.Record, in.Number, path.Base(record))})
	}
	lock.Catalog = in.Decision.Evaluation.Layers
	lock.Files[record] = digest(generated)
	for _, f := range behind {
		lock.Files[f.Path] = digest(f.Text)
	}
	locked, err := lock.Format()
	if err != nil {
		return Regeneration{}, err
	}
	out.Files = append(out.Files, File{LockPath, locked})
	return out, nil
}

// superseded is an accepted record with the status that names its successor,
// as MADR writes it. Only that line changes.
func superseded(record []byte, number int, file string) []byte {
	status := fmt.Sprintf("status: \"superseded by [ADR-%04d](%s)\"", number, file)
	var out bytes.Buffer
	head := 0
	for line := range bytes.Lines(record) {
		text := strings.TrimRight(string(line), "\r\n")
		if text == "---" {
			head++
		}
		if head == 1 && strings.HasPrefix(text, "status:") {
			out.WriteString(status + string(line[len(text):]))
			continue
		}
		out.Write(line)
	}
	return out.Bytes()
}

func regenerationMessage(past Past, in RecordInput, record string) string {
	if !past.Accepted {
		return fmt.Sprintf("docs: bring the proposed decision up to date\n\nDecision: %s\n", record)
	}
	return fmt.Sprintf("docs: look at the choice of framework again\n\n%s\n\nDecision: %s\nSupersedes: %s\n",
		in.Revision.Summary, record, past.Outcome.Record)
}
