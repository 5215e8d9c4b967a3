package templates

import (
	"bytes"
	"io/fs"
	"os"
	"testing"
)

// A file that embed leaves out silently would be missing in every repository.
func TestEmbedHoldsEveryFile(t *testing.T) {
	count := 0
	for _, folder := range []string{"packs", "shared", "records", "examples"} {
		disk := os.DirFS(".")
		err := fs.WalkDir(disk, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			count++
			want, err := fs.ReadFile(disk, name)
			if err != nil {
				return err
			}
			if got, err := fs.ReadFile(FS, name); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s is not embedded as it is: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if count < 100 {
		t.Errorf("only %d files were compared", count)
	}
}
