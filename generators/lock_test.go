package generators

import (
	"maps"
	"testing"
)

func TestLockFollowsRenamedFiles(t *testing.T) {
	record := digest([]byte("see 0001"))
	lock := Lock{Files: map[string]string{
		"docs/decisions/0001-x.md":    record,
		".underpin/decisions/0001.md": record,
		"README.md":                   digest([]byte("as generated")),
	}}
	lock.Follow("docs/decisions/0001-x.md", "docs/decisions/0007-x.md", []byte("what a person wrote"))
	lock.Follow(".underpin/decisions/0001.md", ".underpin/decisions/0007.md", []byte("see 0007"))
	lock.Follow("README.md", "README.md", []byte("edited"))
	lock.Follow("NOTES.md", "OTHER.md", []byte("not ours"))
	want := map[string]string{
		"docs/decisions/0007-x.md":    digest([]byte("see 0007")),
		".underpin/decisions/0007.md": digest([]byte("see 0007")),
		"README.md":                   digest([]byte("as generated")),
	}
	if !maps.Equal(lock.Files, want) {
		t.Errorf("%v", lock.Files)
	}
}
