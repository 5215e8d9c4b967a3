package verify

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/underpin-dev/underpin/generators/repo"
	"github.com/underpin-dev/underpin/generators/tree"
)

// unpack writes files into an empty folder, as a git repository with one
// commit, as a person who ran init would find them.
func unpack(files tree.Tree, folder string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("open %s: %w", folder, err)
	}
	defer func() { _ = root.Close() }()
	for _, file := range files.Files() {
		if err := writeFile(root, file); err != nil {
			return fmt.Errorf("write %s: %w", file.Path, err)
		}
	}
	fresh, err := repo.New(files, repo.Commit{
		Author: repo.Person{Name: "underpin", Email: "verify@underpin.invalid"}, When: time.Unix(0, 0).UTC(), Message: "Start",
	})
	if err != nil {
		return fmt.Errorf("make the repository: %w", err)
	}
	if err := fresh.Write(root, func(path string) (fs.FileInfo, error) { return root.Lstat(path) }); err != nil {
		return fmt.Errorf("write the repository: %w", err)
	}
	return nil
}

func writeFile(root *os.Root, file tree.File) error {
	if err := root.MkdirAll(path.Dir(file.Path), 0o755); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if file.Executable {
		mode = 0o755
	}
	return root.WriteFile(file.Path, file.Data, mode)
}
