package repo

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// note tells the reflog of a move of the branch, where the repository keeps
// one, so that "git reset HEAD@{1}" takes the commit back. The commit is made
// by then: that a log cannot be written is no reason to fail.
func (e *Existing) note(branch plumbing.ReferenceName, old *plumbing.Reference, made plumbing.Hash, commit Commit) {
	head := filepath.Join(e.gitDir, "logs", "HEAD")
	if _, err := os.Stat(head); err != nil && old != nil {
		return
	}
	from, kind := plumbing.ZeroHash, "commit (initial)"
	if old != nil {
		from, kind = old.Hash(), "commit"
	}
	by := commit.signature()
	subject, _, _ := strings.Cut(commit.Message, "\n")
	line := fmt.Sprintf("%s %s %s <%s> %d %s\t%s: %s\n", from, made, by.Name, by.Email, by.When.Unix(), by.When.Format("-0700"), kind, subject)
	_ = errors.Join(
		appendLine(head, line),
		appendLine(filepath.Join(e.commonDir, "logs", filepath.FromSlash(branch.String())), line),
	)
}

func appendLine(name, line string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	log, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	_, err = log.WriteString(line)
	return errors.Join(err, log.Close())
}
