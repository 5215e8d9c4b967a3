//go:build !unix

package verify

import "os/exec"

// Elsewhere there are no process groups and no SIGTERM: a command ends alone.

func inOwnGroup(*exec.Cmd) {}

func terminate(cmd *exec.Cmd) error { return cmd.Process.Kill() }

func interrupt(cmd *exec.Cmd) error { return cmd.Process.Kill() }

func killGroup(cmd *exec.Cmd) error { return cmd.Process.Kill() }

func dropRoot(*exec.Cmd, string) error { return nil }
