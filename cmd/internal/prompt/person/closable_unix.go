//go:build unix

package person

import (
	"errors"
	"os"
	"syscall"
	"testing"
)

// closable is a file that can be closed while it is read.
func closable(t testing.TB, file *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(file.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(syscall.SetNonblock(fd, true), file.Close()); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), file.Name())
}
