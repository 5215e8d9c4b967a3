package repo

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// Limits on what is taken from another repository, far above what packs need.
const (
	maxReceived = 256 << 20 // bytes as they are sent
	maxObjects  = 200_000
	maxObject   = 64 << 20 // bytes of one file, tree or commit
	maxInflated = 1 << 30  // bytes of all of them
)

var (
	errLargeRepository = fmt.Errorf("it is larger than %d MB, or has more than %d objects: keep packs in a repository of their own", maxReceived>>20, maxObjects)
	errLargeObject     = fmt.Errorf("one file in it is larger than %d MB", maxObject>>20)
)

// receive stores the pack of objects that a repository sends. Nothing of it is
// inflated into memory before it is known how large it becomes.
func receive(ctx context.Context, sent io.Reader, into *filesystem.Storage, temporary string, tell func(received int64)) (err error) {
	file, err := os.OpenFile(temporary, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("keep what is fetched: %w", err)
	}
	defer func() {
		err = errors.Join(err, file.Close(), os.Remove(temporary))
	}()
	received, err := io.Copy(file, &watched{ctx: ctx, from: io.LimitReader(sent, maxReceived+1), tell: tell})
	if err != nil {
		return fmt.Errorf("fetch: %w", err)
	}
	if received > maxReceived {
		return errLargeRepository
	}
	if err := inspect(ctx, file, maxInflated); err != nil {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("read what was fetched: %w", err)
	}
	if err := packfile.UpdateObjectStorage(into, file); err != nil {
		return fmt.Errorf("store what was fetched: %w", err)
	}
	return nil
}

// watched tells how much was read, and ends with the context.
type watched struct {
	ctx  context.Context
	from io.Reader
	tell func(int64)
	n    int64
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.from.Read(p)
	w.n += int64(n)
	w.tell(w.n)
	return n, err
}

// inspect measures what a pack would become, object by object, and refuses one
// that would become larger than so many bytes.
func inspect(ctx context.Context, file io.ReadSeeker, most int64) error {
	broken := func(err error) error { return fmt.Errorf("what the repository sent is broken: %w", err) }
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return broken(err)
	}
	scanner := packfile.NewScanner(file)
	_, objects, err := scanner.Header()
	if err != nil {
		return broken(err)
	}
	if objects > maxObjects {
		return errLargeRepository
	}
	var whole int64
	for range objects {
		if err := ctx.Err(); err != nil {
			return err
		}
		header, err := scanner.NextObjectHeader()
		if err != nil {
			return broken(err)
		}
		size := header.Length
		if size < 0 || size > maxObject {
			return errLargeObject
		}
		if header.Type.IsDelta() {
			var delta bytes.Buffer
			if _, _, err := scanner.NextObject(&delta); err != nil {
				return broken(err)
			}
			if size = targetSize(delta.Bytes()); size < 0 || size > maxObject {
				return errLargeObject
			}
		}
		if whole += size; whole > most {
			return errLargeRepository
		}
	}
	return nil
}

// targetSize is how large the result of a delta says it is: the second of the
// two numbers at its beginning.
func targetSize(delta []byte) int64 {
	_, n := binary.Uvarint(delta)
	if n <= 0 {
		return -1
	}
	size, n := binary.Uvarint(delta[n:])
	if n <= 0 || size > maxObject {
		return -1
	}
	return int64(size)
}
