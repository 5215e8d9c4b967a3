package repo

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/capability"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/sideband"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/plumbing/transport/http"
	"github.com/go-git/go-git/v5/plumbing/transport/ssh"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// remote is a repository elsewhere that was reached.
type remote interface {
	// versions are its tags and branches, with the commits that they name.
	versions() versions
	// fetch stores a commit and what belongs to it, shallow where it can.
	fetch(ctx context.Context, commit plumbing.Hash, into *filesystem.Storage, folder string, tell func(received int64)) error
	// Close hangs up.
	Close() error
}

// versions is what a repository offers.
type versions struct {
	refs map[string]plumbing.Hash // by full name; a tag's is that of its commit
	head plumbing.Hash            // zero where there is none
}

// kind tells what a version is that was asked for.
type kind string

const (
	aTag    kind = "tag"
	aBranch kind = "branch"
	aCommit kind = "commit"
)

// find looks a version up, as git does: a tag goes before a branch.
func (v versions) find(ref string) (plumbing.Hash, kind, bool) {
	if ref == "" {
		return v.head, aBranch, !v.head.IsZero()
	}
	if hash, ok := v.refs["refs/tags/"+ref]; ok {
		return hash, aTag, true
	}
	if hash, ok := v.refs["refs/heads/"+ref]; ok {
		return hash, aBranch, true
	}
	if wholeHash.MatchString(ref) {
		return plumbing.NewHash(ref), aCommit, true
	}
	return plumbing.ZeroHash, "", false
}

// names are the tags and branches, without what git puts before them.
func (v versions) names() []string {
	var names []string
	for name := range v.refs {
		if short, ok := strings.CutPrefix(name, "refs/tags/"); ok {
			names = append(names, short)
		} else if short, ok := strings.CutPrefix(name, "refs/heads/"); ok {
			names = append(names, short)
		}
	}
	return names
}

// wire is a repository that is spoken to in git's protocol.
type wire struct {
	session    transport.UploadPackSession
	advertised *packp.AdvRefs
}

// dial reaches the repository of a source.
func (c Cache) dial(ctx context.Context, s Source) (remote, error) {
	if s.protocol == "file" {
		return openLocal(s)
	}
	endpoint, err := transport.NewEndpoint(s.URL)
	if err != nil {
		return nil, err
	}
	var session transport.UploadPackSession
	switch s.protocol {
	case "https":
		session, err = c.https().NewUploadPackSession(endpoint, c.token(s))
	case "ssh":
		session, err = ssh.DefaultClient.NewUploadPackSession(endpoint, nil)
	default:
		return nil, otherScheme(s.protocol + ":")
	}
	if err != nil {
		return nil, err
	}
	advertised, err := session.AdvertisedReferencesContext(ctx)
	if err != nil {
		_ = session.Close() // the error that led here is the one to tell
		return nil, err
	}
	return &wire{session, advertised}, nil
}

func (c Cache) https() transport.Transport {
	if c.client != nil {
		return c.client
	}
	return http.DefaultClient
}

// token is what UNDERPIN_GIT_TOKEN holds, where it is for the source's host: a
// lock from elsewhere may name any host, and must not be handed it.
func (c Cache) token(s Source) transport.AuthMethod {
	secret := c.Env("UNDERPIN_GIT_TOKEN")
	if secret == "" || !strings.EqualFold(c.Env("UNDERPIN_GIT_HOST"), s.host) {
		return nil
	}
	user, password, ok := strings.Cut(secret, ":")
	if !ok {
		user, password = "x-access-token", secret // a user that hosts of git take for any token
	}
	return &http.BasicAuth{Username: user, Password: password}
}

func (w *wire) Close() error { return w.session.Close() }

func (w *wire) versions() versions {
	v := versions{refs: map[string]plumbing.Hash{}}
	for name, hash := range w.advertised.References {
		v.refs[name] = hash
	}
	for name, hash := range w.advertised.Peeled {
		v.refs[name] = hash
	}
	if w.advertised.Head != nil {
		v.head = *w.advertised.Head
	}
	return v
}

func (w *wire) fetch(ctx context.Context, commit plumbing.Hash, into *filesystem.Storage, folder string, tell func(int64)) error {
	request, err := w.request(commit)
	if err != nil {
		return err
	}
	response, err := w.session.UploadPack(ctx, request)
	if err != nil {
		return fmt.Errorf("fetch: %w", err)
	}
	defer response.Close()
	if len(response.Shallows) > 0 {
		if err := into.SetShallow(response.Shallows); err != nil {
			return fmt.Errorf("keep what is fetched: %w", err)
		}
	}
	var sent io.Reader = response
	switch {
	case request.Capabilities.Supports(capability.Sideband):
		sent = sideband.NewDemuxer(sideband.Sideband, response)
	case request.Capabilities.Supports(capability.Sideband64k):
		sent = sideband.NewDemuxer(sideband.Sideband64k, response)
	}
	return receive(ctx, sent, into, filepath.Join(folder, "received"), tell)
}

// request asks for one commit alone where the repository offers that, else for
// all there is.
func (w *wire) request(commit plumbing.Hash) (*packp.UploadPackRequest, error) {
	offers := w.advertised.Capabilities
	request := packp.NewUploadPackRequestFromCapabilities(offers)
	if offers.Supports(capability.NoProgress) {
		if err := request.Capabilities.Set(capability.NoProgress); err != nil {
			return nil, fmt.Errorf("fetch: %w", err)
		}
	}
	asked := w.asked(commit)
	if asked != nil && offers.Supports(capability.Shallow) {
		request.Depth = packp.DepthCommits(1)
		if err := request.Capabilities.Set(capability.Shallow); err != nil {
			return nil, fmt.Errorf("fetch: %w", err)
		}
	}
	if asked == nil {
		for _, hash := range w.advertised.References {
			asked = append(asked, hash)
		}
	}
	request.Wants = asked
	return request, nil
}

// asked is what to ask for so that a commit comes alone; nil where that cannot
// be had. A tag is asked for by its own object.
func (w *wire) asked(commit plumbing.Hash) []plumbing.Hash {
	for name, hash := range w.advertised.Peeled {
		if hash == commit {
			return []plumbing.Hash{w.advertised.References[name]}
		}
	}
	for _, hash := range w.advertised.References {
		if hash == commit {
			return []plumbing.Hash{hash}
		}
	}
	offers := w.advertised.Capabilities
	if offers.Supports(capability.AllowReachableSHA1InWant) || offers.Supports("allow-any-sha1-in-want") {
		return []plumbing.Hash{commit}
	}
	return nil
}
