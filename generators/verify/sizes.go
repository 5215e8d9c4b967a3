package verify

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// largest is how long a body may be.
const largest = 1 << 20

// padded is a good task whose JSON has exactly this many bytes.
func padded(size int) string {
	task := titled("wide")
	return task + strings.Repeat(" ", size-len(task))
}

// sizeRules are the part of H6 about 413.
func sizeRules() []rule {
	return []rule{
		check("H6-413-length", "a body over 1 MiB that says its length is a 413 problem", func(x *exam) {
			body := padded(largest + 1)
			got := x.pushed(x.site.head(fmt.Sprintf("Content-Length: %d", len(body))), body)
			x.refused(got, 413)
		}),
		check("H6-413-chunked", "a chunked body over 1 MiB is a 413 problem", func(x *exam) {
			x.refused(x.pushed(x.site.head("Transfer-Encoding: chunked"), chunked(padded(largest+1))), 413)
		}),
		check("H6-413-patch", "PATCH has the same limit", func(x *exam) {
			path := taskPath(x.created(titled("narrow")).id)
			body := padded(largest + 1)
			head := strings.Replace(x.site.head(fmt.Sprintf("Content-Length: %d", len(body))), "POST "+tasksPath, "PATCH "+path, 1)
			x.refused(x.pushed(head, body), 413)
		}),
		check("H6-1MiB-taken", "a body of exactly 1 MiB is read", func(x *exam) {
			x.status(x.post(padded(largest)), 201)
		}),
		check("H6-chunked-taken", "a chunked body of a few bytes is read", func(x *exam) {
			got := x.pushed(x.site.head("Transfer-Encoding: chunked"), chunked(titled("in chunks")))
			x.equal("title", x.task(x.object(got, http.StatusCreated)).title, any("in chunks"))
		}),
		check("H6-long-title", "a title of 900 KB is a rule broken (422), not a body too large", func(x *exam) {
			x.refused(x.post(titled(strings.Repeat("z", 900_000))), 422)
		}),
	}
}

// pushed sends a head, waits a moment in case the server refuses at once (it
// would hang up on the body, and its answer could be lost), then the body.
func (x *exam) pushed(head, body string) reply {
	conn := x.wire(x.site.limits.Answer)
	defer func() { _ = conn.Close() }()
	type heard struct {
		reply
		err error
	}
	answer := make(chan heard, 1)
	go func() {
		got, err := conn.hear("POST of "+fmt.Sprint(len(body))+" bytes", http.MethodPost)
		answer <- heard{got, err}
	}()
	x.must("send the head", conn.say(head))
	select {
	case early := <-answer:
		x.must("the answer to a head", early.err)
		return early.reply
	case <-time.After(150 * time.Millisecond):
	}
	sent := conn.say(body)
	late := <-answer
	if late.err != nil && sent != nil {
		x.failf("the server hung up without an answer: %v", sent)
	}
	x.must("the answer", late.err)
	return late.reply
}

// chunked is the body in chunks of 64 KiB, with the closing one.
func chunked(body string) string {
	const size = 64 << 10
	var text strings.Builder
	for len(body) > 0 {
		piece := body[:min(size, len(body))]
		body = body[len(piece):]
		fmt.Fprintf(&text, "%x\r\n%s\r\n", len(piece), piece)
	}
	text.WriteString("0\r\n\r\n")
	return text.String()
}
