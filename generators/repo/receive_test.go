package repo

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha1" //nolint:gosec // git names its packs so
	"encoding/binary"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// sent is one object as a pack holds it.
type sent struct {
	kind byte // 1 commit, 3 blob, 6 a delta to what stands before
	size int  // that it says it has
	data []byte
}

func deflated(data []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(data)
	_ = w.Close()
	return out.Bytes()
}

func packOf(objects ...sent) []byte {
	var out bytes.Buffer
	out.WriteString("PACK")
	_ = binary.Write(&out, binary.BigEndian, []uint32{2, uint32(len(objects))})
	for _, o := range objects {
		before := out.Len()
		head := o.kind<<4 | byte(o.size&15)
		for rest := o.size >> 4; ; rest >>= 7 {
			if rest == 0 {
				out.WriteByte(head)
				break
			}
			out.WriteByte(head | 0x80)
			head = byte(rest & 0x7f)
		}
		if o.kind == 6 {
			out.WriteByte(byte(before - 12))
		}
		out.Write(deflated(o.data))
	}
	sum := sha1.Sum(out.Bytes()) //nolint:gosec // as above
	return append(out.Bytes(), sum[:]...)
}

func received(t *testing.T, ctx context.Context, from io.Reader) error { //nolint:revive // the test goes first
	t.Helper()
	folder := t.TempDir()
	into := storageAt(filepath.Join(folder, "bare"))
	err := receive(ctx, from, into, filepath.Join(folder, "received"), func(int64) {})
	if exists, _ := filepath.Glob(filepath.Join(folder, "received")); exists != nil {
		t.Error("what was received is left")
	}
	return err
}

// What a repository sends is measured before it is inflated.
func TestReceiveRefusesBombs(t *testing.T) {
	blob := sent{kind: 3, size: 4, data: []byte("good")}
	delta := func(target uint64) sent {
		data := binary.AppendUvarint([]byte{4}, target)
		return sent{kind: 6, size: len(data) + 2, data: append(data, 0x90, 4)}
	}
	for name, tc := range map[string]struct {
		pack []byte
		want error
	}{
		"a huge object":           {packOf(sent{kind: 3, size: maxObject + 1, data: []byte("x")}), errLargeObject},
		"a delta to a huge one":   {packOf(blob, delta(maxObject+1)), errLargeObject},
		"a delta to nothing":      {packOf(blob, sent{kind: 6, size: 1, data: []byte{0x80}}), errLargeObject},
		"too many, so it says":    {append([]byte("PACK\x00\x00\x00\x02"), 0xff, 0xff, 0xff, 0xff), errLargeRepository},
		"more than it says it is": {packOf(sent{kind: 3, size: 2, data: []byte("good")}, blob), nil},
		"nothing":                 {nil, nil},
		"no pack":                 {[]byte(strings.Repeat("x", 100)), nil},
		"half a pack":             {packOf(blob, blob)[:20], nil},
	} {
		t.Run(name, func(t *testing.T) {
			err := received(t, t.Context(), bytes.NewReader(tc.pack))
			if err == nil || tc.want != nil && !errors.Is(err, tc.want) {
				t.Errorf("%v, want %v", err, tc.want)
			}
		})
	}
	if err := received(t, t.Context(), bytes.NewReader(packOf(blob, delta(4)))); err != nil {
		t.Errorf("what is in order is refused: %v", err)
	}
}

// Many objects, none of them too large, are too large together.
func TestInspectAddsUp(t *testing.T) {
	blob := sent{kind: 3, size: 4, data: []byte("good")}
	file := bytes.NewReader(packOf(blob, blob, blob))
	for most, want := range map[int64]error{11: errLargeRepository, 12: nil} {
		if err := inspect(t.Context(), file, most); !errors.Is(err, want) {
			t.Errorf("three times four bytes, where %d are allowed: %v, want %v", most, err, want)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReceiveEnds(t *testing.T) {
	if err := received(t, t.Context(), endless{}); !errors.Is(err, errLargeRepository) {
		t.Errorf("what is sent without end: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := received(t, ctx, endless{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func FuzzReceive(f *testing.F) {
	f.Add(packOf(sent{kind: 3, size: 4, data: []byte("good")}))
	f.Add(packOf(sent{kind: 3, size: 4, data: []byte("good")}, sent{kind: 6, size: 4, data: []byte{4, 4, 0x90, 4}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = received(t, t.Context(), bytes.NewReader(data)) // refusing is fine, a panic is not
	})
}
