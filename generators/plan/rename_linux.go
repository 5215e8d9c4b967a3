package plan

import (
	"errors"

	"golang.org/x/sys/unix"
)

// renameNew renames a folder, and fails where the new name is taken.
func renameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return renameChecked(from, to) // the file system cannot do it in one step
	}
	return err
}
