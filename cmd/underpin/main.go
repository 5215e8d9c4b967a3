// Command underpin helps a team choose a backend framework by a checklist,
// records the decision with its evidence and scaffolds the service.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/underpin-dev/underpin/cmd/internal/cli"
)

func main() {
	// A command lives for milliseconds: collecting garbage from the first 16 MB
	// on, not the first 4, saves a seventh of an init.
	debug.SetGCPercent(400)
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup means that it shall go on
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, _ := signal.NotifyContext(context.Background(), signals...) // until the process ends
	app, err := newApp()
	if err != nil {
		os.Stderr.WriteString("underpin: " + err.Error() + "\n")
		os.Exit(cli.ExitFailed)
	}
	os.Exit(cli.Main(ctx, app, os.Args[1:]))
}
