package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/underpin-dev/underpin/decisions/document"
	"github.com/underpin-dev/underpin/decisions/finding"
)

// readFile reads a file that a person wrote, never more than such a file may
// hold: a wrong path (a device, a disk image) is a clear error. One that is
// missing is fs.ErrNotExist, everything else a finding.
func readFile(file, shown string) ([]byte, error) {
	opened, err := openFile(file, shown)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	text, err := io.ReadAll(io.LimitReader(opened, document.MaxSize+1))
	if err != nil {
		return nil, finding.Errorf("%s: %v", shown, cause(err))
	}
	return text, nil
}

// openFile opens a file to read. A named pipe is refused: opening it waits for
// somebody to write, which nothing ends.
func openFile(file, shown string) (*os.File, error) {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", shown, fs.ErrNotExist)
	}
	if err == nil && info.Mode()&fs.ModeNamedPipe != 0 && isNamed(file) {
		return nil, finding.Errorf("%s: is a named pipe, which may never say anything", shown).
			WithHint("name a file, or hand the text over as standard input")
	}
	opened, err := os.Open(file)
	if err != nil {
		return nil, finding.Errorf("%s: %v", shown, cause(err))
	}
	return opened, nil
}

// isNamed tells a pipe that lies in a folder from one that a shell made for
// this command, as in <(generate).
func isNamed(file string) bool {
	_, err := filepath.EvalSymlinks(file)
	return err == nil && !strings.HasPrefix(file, "/dev/fd/")
}
