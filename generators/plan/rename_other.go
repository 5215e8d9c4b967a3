//go:build !linux

package plan

func renameNew(from, to string) error { return renameChecked(from, to) }
