package adr

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// manyRecords is a log of 10,000 records of some 2 KB, each superseding the
// one before the last.
func manyRecords() fstest.MapFS {
	disk := fstest.MapFS{}
	for i := 1; i <= 10_000; i++ {
		text := fmt.Sprintf("# %d. Decide number %d\n\nDate: 2020-04-05\n\n## Status\n\n", i, i)
		if i+2 <= 10_000 {
			text += fmt.Sprintf("Superseded by [%d. Decide number %d](%04d-decide-number-%d.md)\n\n", i+2, i+2, i+2, i+2)
		} else {
			text += "Accepted\n\n"
		}
		if i > 2 {
			text += fmt.Sprintf("Supersedes [%d. Decide number %d](%04d-decide-number-%d.md)\n\n", i-2, i-2, i-2, i-2)
		}
		for _, heading := range nygardSections {
			text += "## " + heading + "\n\n"
			for range 12 {
				text += "What is said here takes a line of about eighty characters, as records have.\n"
			}
			text += "\n"
		}
		disk[fmt.Sprintf("%04d-decide-number-%d.md", i, i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return disk
}

func BenchmarkRead10000(b *testing.B) {
	disk := manyRecords()
	for b.Loop() {
		log, err := Read(disk)
		if err != nil || len(log.Records) != 10_000 {
			b.Fatal(len(log.Records), err)
		}
	}
}

func BenchmarkLint10000(b *testing.B) {
	log, err := Read(manyRecords())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if problems, err := log.Lint(Surroundings{}); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}
