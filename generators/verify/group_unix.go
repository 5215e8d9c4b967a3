//go:build unix

package verify

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// inOwnGroup lets a command lead a process group, so that whatever it starts
// can be ended with it.
func inOwnGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func terminate(cmd *exec.Cmd) error { return cmd.Process.Signal(syscall.SIGTERM) }

func interrupt(cmd *exec.Cmd) error { return cmd.Process.Signal(syscall.SIGINT) }

// killGroup ends a command and all that it started and that stayed in its
// group. Nothing left to end is fine.
func killGroup(cmd *exec.Cmd) error {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	return nil
}

// unprivileged is the user for programs that refuse to run as root: nil when
// this program does not run as root, or when there is no such user.
func unprivileged() *syscall.Credential {
	if os.Geteuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(found.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(found.Gid, 10, 32)
		if uidErr == nil && gidErr == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		}
	}
	return nil
}

// dropRoot runs a command as the unprivileged user, who gets the folder.
func dropRoot(cmd *exec.Cmd, folder string) error {
	credential := unprivileged()
	if credential == nil {
		return nil
	}
	cmd.SysProcAttr.Credential = credential
	return os.Chown(folder, int(credential.Uid), int(credential.Gid))
}
