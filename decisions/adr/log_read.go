package adr

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"
)

// readers is how many files are read at a time.
const readers = 4

// readAll reads files, several at a time, and parses them.
func readAll(folder fs.FS, names []string) ([]Record, error) {
	records := make([]Record, len(names))
	errs := make([]error, readers)
	var group sync.WaitGroup
	for w := range readers {
		group.Go(func() {
			for i := w; i < len(names); i += readers {
				text, err := readFile(folder, names[i])
				if err != nil {
					errs[w] = errors.Join(errs[w], err)
					continue
				}
				records[i] = Parse(names[i], text)
			}
		})
	}
	group.Wait()
	return records, errors.Join(errs...)
}

func readFile(folder fs.FS, name string) ([]byte, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	defer func() { _ = file.Close() }() // only read from
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, nil
	}
	text := make([]byte, 0, min(info.Size(), MaxSize)+1)
	for len(text) <= MaxSize {
		n, err := file.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		if errors.Is(err, io.EOF) {
			return text, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if len(text) == cap(text) {
			text = slices.Grow(text, 4096)
		}
	}
	return text, nil
}
