package plan

import (
	"errors"
	"io/fs"
	"os"
)

// renameChecked looks before it renames; only an empty folder that comes into
// being in between could be replaced.
func renameChecked(from, to string) error {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(from, to)
}
