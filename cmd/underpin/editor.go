package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"golang.org/x/term"
)

// edit opens a file in the editor that a command names, at the terminal. As
// git does, it has the shell read the command: it can hold arguments.
func edit(ctx context.Context, editor, file string) error {
	cmd := exec.CommandContext(ctx, "sh", "-c", editor+` "$@"`, editor, file)
	if runtime.GOOS == "windows" {
		words := strings.Fields(editor)
		cmd = exec.CommandContext(ctx, words[0], append(words[1:], file)...)
	}
	var screen io.Writer = os.Stdout
	if !term.IsTerminal(int(os.Stdout.Fd())) {
		screen = os.Stderr // the output goes to a script
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, screen, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run the editor %s: %w", editor, err)
	}
	return nil
}
