package cli

import (
	"testing"

	"github.com/underpin-dev/underpin/cmd/internal/config"
)

// The example in --help is one that the program reads.
func TestConfigExampleIsRead(t *testing.T) {
	layer, err := config.Read(config.Platform, config.PlatformPath, []byte(configExample), func(text string) string { return text })
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"evidence", "packs", "record", "policy.name", "policy.require", "policy.exclude", "policy.importance"} {
		if !layer.Sets(key) {
			t.Errorf("%s is not set", key)
		}
	}
}
