package repo

import (
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

func TestNewer(t *testing.T) {
	v := versions{refs: map[string]plumbing.Hash{}}
	for _, name := range []string{"v0.9.0", "v1.0.0", "v1.9.0", "v1.10.0", "v2.0.0-rc.1", "2.5.0", "house-1.1.0", "house/v1.2.0", "v3", "v4", "v10", "v1.2", "v1.10", "platform-7", "20261121", "2026.11", "latest", "sha256-12ab"} {
		v.refs["refs/tags/"+name] = plumbing.ZeroHash
	}
	for tag, want := range map[string]string{
		"v1.0.0": "v1.10.0", "v1.10.0": "", "v2.0.0-beta": "v2.0.0-rc.1", "2.0.0": "2.5.0", "house-1.0.0": "house-1.1.0",
		"house/v1.2.0": "", "v3": "v10", "v10": "", "v1.0": "v1.10", "v1.10": "", "platform-6": "platform-7", "6": "", "20261120": "", "2026.9": "2026.11", "latest": "", "main": "", "sha256-12": "",
	} {
		if got := v.newer(tag); got != want {
			t.Errorf("above %s is %q, want %q", tag, got, want)
		}
	}
}
