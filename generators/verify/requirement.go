package verify

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/Masterminds/semver/v3"

	"github.com/underpin-dev/underpin/generators/pack"
)

// Found is a tool that is there, in a version; the version is empty when no
// requirement asks for one.
type Found struct {
	Tool    string
	Version string
}

// firstVersion is the first x.y or x.y.z in what a tool prints.
var firstVersion = pattern(`\d+\.\d+(\.\d+)?`)

// Look finds the tools that a pack takes. When one is missing or too old, the
// error names it, and all others are of no interest.
func Look(ctx context.Context, requires []pack.Requirement, environment []string) ([]Found, error) {
	var found []Found
	for _, required := range requires {
		one, err := look(ctx, required, environment)
		if err != nil {
			return found, err
		}
		found = append(found, one)
	}
	return found, nil
}

func look(ctx context.Context, required pack.Requirement, environment []string) (Found, error) {
	line := required.Command
	if len(line) == 0 {
		line = []string{required.Tool, "--version"}
	}
	words := make([]string, len(line))
	for i, word := range line {
		words[i] = quoted(word)
	}
	inPath := command{shell: "command -v " + words[0], dir: "/", env: environment}
	if _, err := inPath.run(ctx, 10*time.Second); err != nil {
		return Found{}, fmt.Errorf("%s is not installed", required.Tool)
	}
	if required.Version == "" && len(required.Command) == 0 {
		return Found{Tool: required.Tool}, nil
	}
	asked, err := command{shell: strings.Join(words, " "), dir: "/", env: environment}.run(ctx, 10*time.Second)
	if err != nil {
		return Found{}, fmt.Errorf("%s does not work: %w", required.Tool, err)
	}
	if required.Version == "" {
		return Found{Tool: required.Tool}, nil
	}
	return fits(required, asked.output)
}

// fits compares what a tool printed with what the pack takes.
func fits(required pack.Requirement, printed *transcript) (Found, error) {
	constraint, err := semver.NewConstraint(required.Version)
	if err != nil {
		return Found{}, fmt.Errorf("version %q of %s: %w", required.Version, required.Tool, err)
	}
	text := firstVersion().FindString(printed.String())
	version, err := semver.NewVersion(text)
	switch {
	case err != nil:
		return Found{}, fmt.Errorf("%s does not tell its version: %s", required.Tool, printed.tail())
	case !constraint.Check(version):
		return Found{}, fmt.Errorf("%s is %s; the pack takes %s", required.Tool, text, required.Version)
	}
	return Found{required.Tool, text}, nil
}

// quoted is a word for sh.
func quoted(word string) string { return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'" }
