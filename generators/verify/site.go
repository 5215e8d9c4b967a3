package verify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"
)

// site is a running server as its clients see it.
type site struct {
	base   string // http://host:port, without a slash at the end
	host   string // host:port
	client *http.Client
	limits Limits
}

func newSite(base string, limits Limits) *site {
	base = strings.TrimRight(base, "/")
	return &site{
		base:   base,
		host:   strings.TrimPrefix(base, "http://"),
		limits: limits,
		client: &http.Client{
			// A connection for each request: one that is kept would hide that a
			// server does not take new ones any more.
			Transport:     &http.Transport{DisableKeepAlives: true, DisableCompression: true},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// keepingConnections is the same site for a client that keeps its connections,
// as most do, until it leaves.
func (s *site) keepingConnections() (kept *site, leave func()) {
	connections := &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: s.limits.Crowd}
	again := *s
	again.client = &http.Client{Transport: connections, CheckRedirect: s.client.CheckRedirect}
	return &again, connections.CloseIdleConnections
}

// request is what a check asks. A body without a Content-Type is sent as JSON.
type request struct {
	method, path, body string
	header             map[string]string
}

// reply is what came back, read to its end.
type reply struct {
	asked  string // "GET /healthz", for messages
	status int
	header http.Header
	body   []byte
}

func (s *site) do(ctx context.Context, r request) (reply, error) {
	ctx, cancel := context.WithTimeout(ctx, s.limits.Answer)
	defer cancel()
	asked := r.method + " " + r.path
	var body io.Reader
	if r.body != "" {
		body = strings.NewReader(r.body)
	}
	sent, err := http.NewRequestWithContext(ctx, r.method, s.base+r.path, body)
	if err != nil {
		return reply{}, fmt.Errorf("%s: %w", asked, err)
	}
	if r.body != "" {
		sent.Header.Set("Content-Type", "application/json")
	}
	for name, value := range r.header {
		sent.Header.Set(name, value)
	}
	response, err := s.client.Do(sent)
	if err != nil {
		return reply{}, fmt.Errorf("%s: no answer: %w", asked, plain(err))
	}
	defer func() { _ = response.Body.Close() }()
	return readReply(asked, response)
}

func readReply(asked string, response *http.Response) (reply, error) {
	body, err := io.ReadAll(io.LimitReader(response.Body, 16<<20))
	if err != nil {
		return reply{}, fmt.Errorf("%s: the answer breaks off: %w", asked, err)
	}
	return reply{asked: asked, status: response.StatusCode, header: response.Header, body: body}, nil
}

// plain drops the address that net/http repeats in its errors.
func plain(err error) error {
	var operation *net.OpError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("time is up")
	case errors.As(err, &operation):
		return operation.Err
	}
	return err
}

func (r reply) String() string {
	text := strings.TrimSpace(string(r.body))
	if len(text) > 200 {
		text = text[:200] + "..."
	}
	return fmt.Sprintf("%s answered %d %s: %s", r.asked, r.status, r.header.Get("Content-Type"), text)
}

// media is the media type without its parameters, in lower case.
func (r reply) media() string {
	media, _, err := mime.ParseMediaType(r.header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return media
}

// object is a JSON object, read without losing the letters of a number.
type object = map[string]any

func decodeObject(data []byte) (object, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one JSON value")
	}
	made, ok := value.(object)
	if !ok {
		return nil, errors.New("JSON, but not an object")
	}
	return made, nil
}

// answers tells whether anything answers a GET with the status.
func (s *site) answers(ctx context.Context, path string, status int) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	got, err := s.do(ctx, request{method: http.MethodGet, path: path})
	if err != nil {
		return err
	}
	if got.status != status {
		return fmt.Errorf("%s, not %d", got, status)
	}
	return nil
}
