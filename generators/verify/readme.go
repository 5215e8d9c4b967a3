package verify

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/underpin-dev/underpin/generators/tree"
)

// firstCommands is what a README's first fenced block of shell says, without
// prompts, comments and the way to the folder.
func firstCommands(readme string) []string {
	block := fencedShell().FindStringSubmatch(readme)
	if block == nil {
		return nil
	}
	var commands []string
	for line := range strings.SplitSeq(block[1], "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "$ ")
		if line == "" || slices.ContainsFunc([]string{"#", "cd ", "git clone "}, func(other string) bool { return strings.HasPrefix(line, other) }) {
			continue
		}
		commands = append(commands, line)
	}
	return commands
}

var fencedShell = pattern("(?ms)^```(?:sh|bash|shell|console)[^\n]*\n(.*?)^```")

var readmeWorks = Check{"readme", "the first two commands of README.md, as they stand, set the project up and run it"}

// tryReadme does what README.md says first: one command to its end, then one
// that serves. It runs after the steps, so that what they fetched is there.
func tryReadme(ctx context.Context, files tree.Tree, project Project, span time.Duration) error {
	file, there := files.File("README.md")
	if !there {
		return errors.New("there is no README.md")
	}
	commands := firstCommands(string(file.Data))
	if len(commands) < 2 {
		return errors.New("the first block of shell in README.md has no two commands")
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	environment := append(slices.Clone(project.Env), "PORT="+port, "HOST=127.0.0.1")
	if _, err := (command{commands[0], project.Dir, environment}).run(ctx, span); err != nil {
		return err
	}
	return serves(ctx, command{commands[1], project.Dir, environment}, "http://127.0.0.1:"+port, project.Limits)
}

// serves starts a command, which may build first, and waits for its health.
func serves(ctx context.Context, c command, base string, limits Limits) error {
	running, err := c.start(ctx)
	if err != nil {
		return err
	}
	defer running.stop()
	s := &server{running, newSite(base, limits)}
	if err := s.awaitHealth(ctx, 6*limits.Start); err != nil {
		return fmt.Errorf("%s: %w; its last lines:\n%s", c.shell, err, running.output.tail())
	}
	return nil
}
