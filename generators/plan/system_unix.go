//go:build unix

package plan

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// hold opens a folder and locks it until it is closed.
func hold(dir string) (*os.File, error) {
	folder, err := os.OpenFile(dir, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	if err != nil {
		return nil, err
	}
	err = unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == nil {
		return folder, nil
	}
	_ = folder.Close() // nothing was done with it
	if errors.Is(err, unix.EWOULDBLOCK) {
		return nil, errHeld
	}
	return nil, errNoLocks // some network file systems have none
}

// mayWrite tells whether files can be made in a folder. Nobody's permission is
// needed by root, who is to be warned all the same.
func mayWrite(dir string, info fs.FileInfo) bool {
	return info.Mode().Perm()&0o222 != 0 && unix.Access(dir, unix.W_OK|unix.X_OK) == nil
}
