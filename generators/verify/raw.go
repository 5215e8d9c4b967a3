package verify

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"time"
)

// wire is one connection on which a check says exactly what it wants, when it
// wants: halves of requests, chunks, silence.
type wire struct {
	net.Conn
	reader *bufio.Reader
}

// dial connects; the connection ends with the context and after span.
func (s *site) dial(ctx context.Context, span time.Duration) (*wire, error) {
	conn, err := (&net.Dialer{Timeout: s.limits.Answer}).DialContext(ctx, "tcp", s.host)
	if err != nil {
		return nil, fmt.Errorf("connect to %s: %w", s.host, plain(err))
	}
	if err := conn.SetDeadline(time.Now().Add(span)); err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	return &wire{conn, bufio.NewReader(conn)}, nil
}

// say sends text as it is.
func (w *wire) say(text string) error {
	_, err := w.Write([]byte(text))
	return err
}

// head is the head of a POST of a task: fields are added to it, each a line.
func (s *site) head(fields ...string) string {
	text := "POST " + tasksPath + " HTTP/1.1\r\nHost: " + s.host + "\r\nContent-Type: application/json\r\n"
	for _, field := range fields {
		text += field + "\r\n"
	}
	return text + "\r\n"
}

// hear reads one answer.
func (w *wire) hear(asked, method string) (reply, error) {
	for {
		response, err := http.ReadResponse(w.reader, &http.Request{Method: method})
		if err != nil {
			return reply{}, fmt.Errorf("%s: no answer: %w", asked, plain(err))
		}
		if response.StatusCode != http.StatusContinue {
			defer func() { _ = response.Body.Close() }()
			return readReply(asked, response)
		}
		_ = response.Body.Close()
	}
}

// wire connects for a check.
func (x *exam) wire(span time.Duration) *wire {
	conn, err := x.site.dial(x.ctx, span)
	if err != nil {
		x.failf("%v", err)
	}
	return conn
}
