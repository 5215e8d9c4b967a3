package repo

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	githttp "github.com/go-git/go-git/v5/plumbing/transport/http"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// platform makes a bare repository with two versions of a file: the tag v1
// names the first commit, v2 (annotated) and main the second.
func platform(t *testing.T) (dir string, first, second string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here to serve a repository")
	}
	work := t.TempDir()
	git := func(args ...string) string {
		cmd := exec.Command("git", args...)
		cmd.Dir = work
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + work, "GIT_CONFIG_NOSYSTEM=1",
			"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=a@example.com"}
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "-q", "-b", "main")
	put(t, filepath.Join(work, "packs/house/pack.yaml"), "version: 1\n")
	git("add", ".")
	git("commit", "-qm", "one")
	git("tag", "v1")
	put(t, filepath.Join(work, "packs/house/pack.yaml"), "version: 2\n")
	git("commit", "-qam", "two")
	git("tag", "-am", "two", "v2")
	first, second = git("rev-parse", "v1"), git("rev-parse", "main")
	put(t, filepath.Join(work, "packs/house/pack.yaml"), "version: 3\n")
	git("checkout", "-qb", "next")
	git("commit", "-qam", "three")
	git("checkout", "-q", "main")
	git("clone", "-q", "--bare", ".", "platform.git")
	return filepath.Join(work, "platform.git"), first, second
}

// served hands a repository out over https as git itself does; authorized says
// who may see it.
func served(t *testing.T, dir string, authorized func(r *http.Request) bool) *httptest.Server {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not here to serve a repository")
	}
	backend := &cgi.Handler{Path: program, Args: []string{"http-backend"},
		Env: []string{"GIT_PROJECT_ROOT=" + filepath.Dir(dir), "GIT_HTTP_EXPORT_ALL=1", "HOME=" + t.TempDir()}}
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !authorized(r) {
			w.Header().Set("WWW-Authenticate", "Basic")
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

func everybody(*http.Request) bool { return true }

type told struct {
	sync.Mutex
	lines []string
}

func (t *told) tell(format string, args ...any) {
	t.Lock()
	defer t.Unlock()
	t.lines = append(t.lines, fmt.Sprintf(format, args...))
}

func (t *told) String() string { return strings.Join(t.lines, "\n") }

func cacheFor(t *testing.T, server *httptest.Server, env map[string]string) (Cache, *told) {
	t.Helper()
	heard := &told{}
	c := Cache{Folder: filepath.Join(t.TempDir(), "packs"), Env: func(name string) string { return env[name] }, Tell: heard.tell}
	if server != nil {
		c.client = githttp.NewClient(server.Client())
	}
	return c, heard
}

func source(t *testing.T, text string) Source {
	t.Helper()
	s, err := ParseSource(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func version(t *testing.T, s Snapshot) string {
	t.Helper()
	text, err := fs.ReadFile(s.Folder, "pack.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

// Each way to a repository gives the same versions, each commit alone.
func TestOpen(t *testing.T) {
	dir, first, second := platform(t)
	server := served(t, dir, everybody)
	for name, url := range map[string]string{
		"https": server.URL + "/platform.git",
		"ssh":   overSSH(t, dir),
		"file":  "file://" + filepath.ToSlash(dir),
	} {
		t.Run(name, func(t *testing.T) {
			c, heard := cacheFor(t, server, nil)
			for ref, want := range map[string]struct{ commit, version string }{
				"@v1": {first, "version: 1"}, "@v2": {second, "version: 2"}, "@main": {second, "version: 2"}, "": {second, "version: 2"},
				"@" + first: {first, "version: 1"},
			} {
				got, err := c.Open(t.Context(), source(t, url+"//packs/house"+ref), "")
				if err != nil || got.Commit != want.commit || version(t, got) != want.version {
					t.Fatalf("%s: %s, %v, want %s", ref, got.Commit, err, want.commit)
				}
				if err := fstest.TestFS(got.Folder, "pack.yaml"); err != nil {
					t.Error(err)
				}
			}
			if n := strings.Count(heard.String(), "fetching "); n != 2 {
				t.Errorf("two commits were fetched %d times:\n%s", n, heard)
			}
			kept, err := filepath.Glob(filepath.Join(c.Folder, "*", second+".git", "shallow"))
			if err != nil || len(kept) != 1 {
				t.Errorf("the commit was not fetched alone: %v %v", kept, err)
			}
			for _, left := range []string{"fetching-*", "*/received"} {
				if found, _ := filepath.Glob(filepath.Join(c.Folder, "*", left)); found != nil {
					t.Errorf("%v is left", found)
				}
			}
			if _, err := c.Open(t.Context(), source(t, url+"@v3"), ""); finding.In(err) == nil {
				t.Errorf("a version that is not there: %v", err)
			}
		})
	}
}

// A pinned commit that no version names any more is found in the history, and a
// moved tag is refused with both commits.
func TestOpenCommit(t *testing.T) {
	dir, first, second := platform(t)
	server := served(t, dir, everybody)
	for _, url := range []string{server.URL + "/platform.git", "file://" + filepath.ToSlash(dir)} {
		c, _ := cacheFor(t, server, nil)
		if got, err := c.OpenCommit(t.Context(), source(t, url+"//packs/house@next"), first); err != nil || version(t, got) != "version: 1" {
			t.Errorf("%s: %v", url, err)
		}
		want := fmt.Sprintf("%s: the tag v1 moved: it named commit %s, and names %s now", url, second, first)
		if _, err := c.OpenCommit(t.Context(), source(t, url+"@v1"), second); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if _, err := c.Open(t.Context(), source(t, url+"@v1"), second); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
		if _, err := c.OpenCommit(t.Context(), source(t, url), strings.Repeat("1", 40)); err == nil || !strings.Contains(err.Error(), "has no commit 1111111111111111111111111111111111111111") {
			t.Errorf("a commit that is not there: %v", err)
		}
		if _, err := c.OpenCommit(t.Context(), source(t, url), "../../x"); finding.In(err) == nil {
			t.Errorf("what is no commit: %v", err)
		}
	}
}

// The token goes to its host and to no other, and is never told.
func TestToken(t *testing.T) {
	dir, _, _ := platform(t)
	var shown []string
	server := served(t, dir, func(r *http.Request) bool {
		user, password, ok := r.BasicAuth()
		if ok {
			shown = append(shown, user+":"+password)
		}
		return ok && password == "s3cret"
	})
	elsewhere := httptest.NewTLSServer(http.RedirectHandler(server.URL+"/platform.git/info/refs?service=git-upload-pack", http.StatusFound))
	defer elsewhere.Close()
	host := func(s *httptest.Server) string { parsed, _ := url.Parse(s.URL); return parsed.Host }
	for name, tc := range map[string]struct {
		url, token, host string
		want, shown      string
	}{
		"none":             {server.URL, "", "", "the repository is not shown to everybody", ""},
		"no host":          {server.URL, "s3cret", "", "the repository is not shown to everybody", ""},
		"for another host": {server.URL, "s3cret", "git.example.com", "the repository is not shown to everybody", ""},
		"for this host":    {server.URL, "s3cret", host(server), "", "x-access-token:s3cret"},
		"with a user":      {server.URL, "ci:s3cret", host(server), "", "ci:s3cret"},
		"wrong":            {server.URL, "g0ne", host(server), "the repository is not shown to everybody", "x-access-token:g0ne"},
		"redirected":       {elsewhere.URL, "s3cret", host(elsewhere), "the repository is not shown to everybody", ""},
	} {
		t.Run(name, func(t *testing.T) {
			shown = nil
			c, heard := cacheFor(t, server, map[string]string{"UNDERPIN_GIT_TOKEN": tc.token, "UNDERPIN_GIT_HOST": tc.host})
			_, err := c.Open(t.Context(), source(t, tc.url+"/platform.git@v1"), "")
			if tc.want == "" && err != nil || tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
				t.Errorf("%v, want %q", err, tc.want)
			}
			if tc.shown == "" && shown != nil || tc.shown != "" && (len(shown) == 0 || shown[0] != tc.shown) {
				t.Errorf("the server was shown %q", shown)
			}
			keepsQuiet(t, c, heard.String(), err)
		})
	}
}

// keepsQuiet looks for the tokens in what was said and kept.
func keepsQuiet(t *testing.T, c Cache, heard string, err error) {
	t.Helper()
	said := heard + fmt.Sprint(err)
	for _, f := range finding.In(err) {
		said += f.Hint
	}
	err = filepath.WalkDir(c.Folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		said += string(data)
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if strings.Contains(said, "s3cret") || strings.Contains(said, "g0ne") {
		t.Error("the token is told or kept")
	}
}

// Who does not answer is not waited for, and what was fetched before serves.
func TestSilence(t *testing.T) {
	dir, _, _ := platform(t)
	silent := false
	stop := make(chan struct{})
	server := served(t, dir, func(r *http.Request) bool {
		if silent {
			select {
			case <-stop:
			case <-r.Context().Done():
			}
		}
		return true
	})
	defer close(stop)
	c, heard := cacheFor(t, server, nil)
	s := source(t, server.URL+"/platform.git//packs/house@v2")
	if _, err := c.Open(t.Context(), s, ""); err != nil {
		t.Fatal(err)
	}
	silent = true
	c.Reach = 100 * time.Millisecond
	got, err := c.Open(t.Context(), s, "")
	if err != nil || version(t, got) != "version: 2" || !strings.Contains(heard.String(), "it took longer than 100ms\nnote: going on with commit "+got.Commit) {
		t.Errorf("%v\n%s", err, heard)
	}
	if _, err := c.Open(t.Context(), source(t, server.URL+"/platform.git@v1"), ""); err == nil || !strings.HasSuffix(err.Error(), "it took longer than 100ms") {
		t.Errorf("what was never fetched: %v", err)
	}
	c.Reach = time.Hour
	ctx, interrupt := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, interrupt)
	if _, err := c.Open(ctx, s, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted, it ended with %v", err)
	}
}

// Interrupted in the middle of a fetch, it ends at once and leaves nothing.
func TestInterruptedFetch(t *testing.T) {
	dir, _, _ := platform(t)
	ctx, interrupt := context.WithCancel(t.Context())
	server := served(t, dir, func(r *http.Request) bool {
		if r.Method == http.MethodPost {
			_, _ = io.Copy(io.Discard, r.Body) // only then the server notices that nobody waits any more
			interrupt()
			select {
			case <-r.Context().Done():
			case <-t.Context().Done():
			}
		}
		return true
	})
	c, _ := cacheFor(t, server, nil)
	if _, err := c.Open(ctx, source(t, server.URL+"/platform.git@v1"), ""); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(c.Folder, "*", "*")); len(left) != 1 || filepath.Base(left[0]) != "url" {
		t.Errorf("%v is left", left)
	}
}

// What ssh needs and does not find is said, with what to do about it.
func TestSSHSaysWhatIsMissing(t *testing.T) {
	dir, _, _ := platform(t)
	url := overSSH(t, dir)
	empty := filepath.Join(t.TempDir(), "known_hosts")
	put(t, empty, "")
	for name, tc := range map[string]struct{ variable, value, want string }{
		"unknown host": {"SSH_KNOWN_HOSTS", empty, "the host is not known yet"},
		"no agent":     {"SSH_AUTH_SOCK", "", "there is no ssh agent to hand over a key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(tc.variable, tc.value)
			c, _ := cacheFor(t, nil, nil)
			_, err := c.Open(t.Context(), source(t, url+"@v1"), "")
			if found := finding.In(err); found == nil || !strings.HasSuffix(err.Error(), tc.want) || found[0].Hint == "" {
				t.Errorf("%v, want %s", err, tc.want)
			}
		})
	}
}

// overSSH serves a repository over ssh to a key that an agent holds, and gives
// its URL.
func overSSH(t *testing.T, dir string) string {
	t.Helper()
	_, hostKey, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, userKey, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	hostSigner, _ := ssh.NewSignerFromKey(hostKey)
	userSigner, _ := ssh.NewSignerFromKey(userKey)
	config := &ssh.ServerConfig{PublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
		if string(key.Marshal()) != string(userSigner.PublicKey().Marshal()) {
			return nil, errors.New("another key")
		}
		return nil, nil
	}}
	config.AddHostKey(hostSigner)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go serveSSH(conn, config)
		}
	}()
	home := t.TempDir()
	keyring := agent.NewKeyring()
	if err := keyring.Add(agent.AddedKey{PrivateKey: userKey}); err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(home, "agent")
	agents, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip("no agent here")
	}
	t.Cleanup(func() { agents.Close() })
	go func() {
		for {
			conn, err := agents.Accept()
			if err != nil {
				return
			}
			go func() { _ = agent.ServeAgent(keyring, conn) }()
		}
	}()
	known := filepath.Join(home, "known_hosts")
	put(t, known, knownhosts.Line([]string{listener.Addr().String()}, hostSigner.PublicKey())+"\n")
	t.Setenv("SSH_AUTH_SOCK", socket)
	t.Setenv("SSH_KNOWN_HOSTS", known)
	return "ssh://git@" + listener.Addr().String() + filepath.ToSlash(dir)
}

func serveSSH(conn net.Conn, config *ssh.ServerConfig) {
	_, channels, requests, err := ssh.NewServerConn(conn, config)
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for offered := range channels {
		channel, requests, err := offered.Accept()
		if err != nil {
			return
		}
		for request := range requests {
			if request.Type != "exec" {
				_ = request.Reply(false, nil)
				continue
			}
			_ = request.Reply(true, nil)
			words := strings.Fields(string(request.Payload[4:]))
			cmd := exec.Command("git", "upload-pack", strings.Trim(words[1], "'"))
			cmd.Stdin, cmd.Stdout = channel, channel
			cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent"}
			go func() {
				_ = cmd.Run()
				_, _ = channel.SendRequest("exit-status", false, []byte{0, 0, 0, 0})
				_ = channel.Close()
			}()
		}
	}
}
