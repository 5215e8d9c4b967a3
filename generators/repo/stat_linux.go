package repo

import (
	"io/fs"
	"syscall"
	"time"

	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// addStat copies what the kernel knows of a file, by which git sees without
// reading it that it has not changed.
func addStat(entry *index.Entry, info fs.FileInfo) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return
	}
	entry.CreatedAt = time.Unix(int64(stat.Ctim.Sec), int64(stat.Ctim.Nsec)) //nolint:unconvert // not 64 bits everywhere
	entry.Dev, entry.Inode = uint32(stat.Dev), uint32(stat.Ino)
	entry.UID, entry.GID = stat.Uid, stat.Gid
}
