package repo

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/transport"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// explain says what a repository elsewhere refused, and what to do about it.
func explain(s Source, err error) error {
	switch text := err.Error(); {
	case finding.In(err) != nil:
		return err
	case errors.Is(err, transport.ErrAuthenticationRequired), errors.Is(err, transport.ErrAuthorizationFailed):
		return finding.Errorf("%s: the repository is not shown to everybody", s.URL).
			WithHint("set UNDERPIN_GIT_TOKEN to a token, or to user:token, and UNDERPIN_GIT_HOST to %s", s.host)
	case errors.Is(err, transport.ErrRepositoryNotFound) && strings.Contains(s.URL, ".git/"):
		whole, below, _ := strings.Cut(s.URL, ".git/")
		return finding.Errorf("%s: there is no such repository", s.URL).
			WithHint("a folder in a repository follows two slashes: %s", Source{URL: whole + ".git", Folder: below, Ref: s.Ref})
	case errors.Is(err, transport.ErrRepositoryNotFound):
		return finding.Errorf("%s: there is no such repository, or it is not shown to you", s.URL).
			WithHint("for https, UNDERPIN_GIT_TOKEN is a token and UNDERPIN_GIT_HOST the host that it is for")
	case errors.Is(err, transport.ErrEmptyRemoteRepository):
		return finding.Errorf("%s: the repository has no commit", s.URL)
	case strings.Contains(text, "SSH_AUTH_SOCK"):
		return finding.Errorf("%s: there is no ssh agent to hand over a key", s.URL).
			WithHint("start one, as with eval $(ssh-agent), and add your key with ssh-add")
	case strings.Contains(text, "knownhosts: key is unknown"), strings.Contains(text, "known_hosts file"):
		return finding.Errorf("%s: the host is not known yet", s.URL).
			WithHint("connect to it once with ssh %s, which asks whether to trust it", s.host)
	case strings.Contains(text, "knownhosts: key mismatch"):
		return finding.Errorf("%s: the host shows another key than the one that ~/.ssh/known_hosts has", s.URL).
			WithHint("somebody may stand in between; ask who keeps the host")
	}
	var request *url.Error
	if errors.As(err, &request) {
		err = request.Err // without its URL, which is told already
	}
	return fmt.Errorf("reach %s: %w", s.URL, err)
}
