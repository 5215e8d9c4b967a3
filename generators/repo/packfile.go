package repo

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1" //nolint:gosec // git names its packs so
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
)

// packed is a pack file with its index, ready to be written.
type packed struct {
	name string // of both, without ending
	pack []byte
	idx  []byte
}

// storedUpTo is how many bytes of objects go into a pack as they are. To
// compress them takes longer than to write them, and even so a pack takes less
// of the disk than git's own first commit, which makes a file of each object.
const storedUpTo = 4 << 20

// pack builds the pack of some objects. go-git has an encoder for packs, too;
// it looks for deltas between them, compresses at a level that takes several
// times as long as all the rest of init, and does not tell the offsets that the
// index needs.
func pack(objects []entity) (packed, error) {
	size := 0
	for _, o := range objects {
		size += len(o.data)
	}
	level := zlib.NoCompression
	if size > storedUpTo {
		level = zlib.BestSpeed
	}
	var out bytes.Buffer
	out.Grow(size + len(objects)*entryOverhead + packOverhead)
	deflater, err := zlib.NewWriterLevel(&out, level)
	if err != nil {
		return packed{}, fmt.Errorf("pack the objects: %w", err)
	}
	out.WriteString("PACK")
	out.Write(binary.BigEndian.AppendUint32(nil, 2))
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(objects))))
	var writer idxfile.Writer
	if err := writer.OnHeader(uint32(len(objects))); err != nil {
		return packed{}, fmt.Errorf("index the pack: %w", err)
	}
	for _, o := range objects {
		start := out.Len()
		if err := writeEntry(&out, deflater, o); err != nil {
			return packed{}, fmt.Errorf("pack the objects: %w", err)
		}
		writer.Add(o.hash, uint64(start), crc32.ChecksumIEEE(out.Bytes()[start:]))
	}
	sum := sha1.Sum(out.Bytes()) //nolint:gosec // as above
	out.Write(sum[:])
	if err := writer.OnFooter(plumbing.Hash(sum)); err != nil {
		return packed{}, fmt.Errorf("index the pack: %w", err)
	}
	index, err := writer.Index()
	if err != nil {
		return packed{}, fmt.Errorf("index the pack: %w", err)
	}
	var idx bytes.Buffer
	if _, err := idxfile.NewEncoder(&idx).Encode(index); err != nil {
		return packed{}, fmt.Errorf("index the pack: %w", err)
	}
	return packed{name: "pack-" + plumbing.Hash(sum).String(), pack: out.Bytes(), idx: idx.Bytes()}, nil
}

// What a pack takes beside the bytes of its objects, at most, where they are not
// compressed.
const (
	entryOverhead = 32
	packOverhead  = 64
)

// writeEntry writes an object's type and size, in git's variable-length form,
// and its bytes as they are deflated.
func writeEntry(out *bytes.Buffer, deflater *zlib.Writer, o entity) error {
	size := uint64(len(o.data))
	head := byte(o.kind)<<4 | byte(size&0x0f)
	for size >>= 4; size > 0; size >>= 7 {
		out.WriteByte(head | 0x80)
		head = byte(size & 0x7f)
	}
	out.WriteByte(head)
	deflater.Reset(out)
	_, err := deflater.Write(o.data)
	return errors.Join(err, deflater.Close())
}
