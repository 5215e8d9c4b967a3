package repo

import (
	"testing"

	"github.com/go-git/go-git/v5/plumbing/transport"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Who forgets a slash before the folder is told how it is written.
func TestAFolderBehindOneSlashIsSpelledOut(t *testing.T) {
	for url, want := range map[string]string{
		"https://git.example.com/packs.git/house/go@v1": "a folder in a repository follows two slashes: https://git.example.com/packs.git//house/go@v1",
		"git@git.example.com:packs.git/house":           "a folder in a repository follows two slashes: git@git.example.com:packs.git//house",
		"https://git.example.com/packs.git":             "for https, UNDERPIN_GIT_TOKEN is a token and UNDERPIN_GIT_HOST the host that it is for",
	} {
		source, err := ParseSource(url)
		if err != nil {
			t.Fatal(err)
		}
		if got := finding.In(explain(source, transport.ErrRepositoryNotFound))[0].Hint; got != want {
			t.Errorf("%s: %q", url, got)
		}
	}
}
