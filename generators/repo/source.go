package repo

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/go-git/go-git/v5/plumbing"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Source is a folder at a version of a git repository elsewhere, written as
// URL//folder@ref.
type Source struct {
	URL    string // of the repository
	Folder string // in it; "." for the repository's root
	Ref    string // a tag, a branch or a whole commit; "" for the repository's own branch

	protocol, host, user, path string
}

var (
	scpLike   = regexp.MustCompile(`^(?:([^@/\\:]+)@)?([^@/\\:]{2,}):([^\\].*)$`)
	helper    = regexp.MustCompile(`^[A-Za-z0-9+.-]+::`)
	wholeHash = regexp.MustCompile(`^[0-9a-f]{40}$`)
)

// IsURL tells a git URL from a name or a path, without judging it.
func IsURL(text string) bool {
	return strings.Contains(text, "://") || helper.MatchString(text) || scpLike.MatchString(text)
}

// ParseSource reads a git URL (https, ssh, file, or user@host:path) with an
// optional //folder and @ref. What it refuses, it refuses as a finding; what
// may hold a password is never repeated.
func ParseSource(text string) (Source, error) {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return Source{}, finding.Errorf("a git URL has no spaces and no control characters")
	}
	if helper.MatchString(text) || strings.HasPrefix(text, "-") {
		return Source{}, otherScheme(text)
	}
	s := Source{Folder: "."}
	var prefix, rest string
	scheme, after, isURL := strings.Cut(text, "://")
	if isURL {
		host, below, _ := strings.Cut(after, "/")
		prefix, rest = scheme+"://"+host, "/"+below
		if err := s.takeHost(scheme, prefix); err != nil {
			return Source{}, err
		}
	} else {
		parts := scpLike.FindStringSubmatch(text)
		if parts == nil {
			return Source{}, otherScheme(text)
		}
		s.protocol, s.user, s.host, rest = "ssh", parts[1], parts[2], parts[3]
		prefix = strings.TrimSuffix(text, rest)
	}
	if err := s.takePath(prefix, rest, isURL); err != nil {
		return Source{}, err
	}
	return s, s.check()
}

var errSecret = finding.Errorf("a git URL with a user or password in it is not taken: it would end up in the lock").
	WithHint("set UNDERPIN_GIT_TOKEN to a token, and UNDERPIN_GIT_HOST to the host that it is for")

func otherScheme(text string) error {
	scheme, _, _ := strings.Cut(text, ":")
	return finding.Errorf("a pack is not fetched by %s", finding.Quote(scheme)).
		WithHint("a git URL begins with https://, ssh:// or file://, or is like git@host:path")
}

// takeHost reads what stands before the path of a URL.
func (s *Source) takeHost(scheme, prefix string) error {
	if scheme != "https" && scheme != "ssh" && scheme != "file" {
		return otherScheme(scheme + ":")
	}
	parsed, err := url.Parse(prefix)
	if err != nil {
		return finding.Errorf("the host of a git URL cannot be read") // its text may hold a password
	}
	s.protocol, s.host, s.user = scheme, parsed.Host, parsed.User.Username()
	_, secret := parsed.User.Password()
	switch {
	case secret || s.user != "" && scheme != "ssh":
		return errSecret
	case scheme == "file" && s.host != "" && s.host != "localhost":
		return finding.Errorf("a file URL names no host: %s", finding.Quote(s.host)).
			WithHint("an absolute path follows three slashes, as in file:///srv/packs.git")
	case scheme != "file" && parsed.Hostname() == "":
		return finding.Errorf("a git URL names no host")
	}
	return nil
}

// takePath reads path, folder and ref. Both path//folder@ref and
// path@ref//folder are understood; the first is how it is written back. An @
// in a path itself is written %40.
func (s *Source) takePath(prefix, rest string, isURL bool) error {
	if strings.ContainsAny(rest, "?#") {
		return finding.Errorf("a git URL has no ? and no #").
			WithHint("a version is named by @tag, @branch or @commit at the end")
	}
	at, ref, versioned := strings.Cut(rest, "@")
	at, folder, below := strings.Cut(at, "//")
	if early, late, ok := strings.Cut(ref, "//"); ok && !below {
		ref, folder, below = early, late, true
	}
	at = strings.TrimRight(at, "/")
	s.URL, s.path, s.Ref = prefix+at, at, ref
	if isURL {
		unescaped, err := url.PathUnescape(at)
		if err != nil {
			return finding.Errorf("%s: the path of a git URL: %v", finding.Quote(s.URL), err)
		}
		s.path = unescaped
	}
	if versioned && ref == "" {
		return finding.Errorf("%s: no version follows the @", s.URL)
	}
	if !isURL && strings.Contains(ref, ":") { // user:password@host:path
		return errSecret
	}
	if below {
		s.Folder = path.Clean(strings.Trim(folder, "/"))
		if strings.HasPrefix(folder, "/") || !fs.ValidPath(s.Folder) || strings.ContainsAny(s.Folder, `\@`) {
			return finding.Errorf("%s: the folder %s does not lie in the repository", s.URL, finding.Quote(folder))
		}
	}
	return nil
}

func (s *Source) check() error {
	for _, part := range []string{s.host, s.user, s.path, s.Ref} {
		if strings.HasPrefix(part, "-") {
			return finding.Errorf("a git URL in which %s could be taken for an option", finding.Quote(part))
		}
	}
	if strings.Trim(s.path, "/") == "" {
		return finding.Errorf("%s: names no repository", s.URL)
	}
	if s.Ref != "" && plumbing.NewBranchReferenceName(s.Ref).Validate() != nil {
		return finding.Errorf("%s: %s is no name of a tag, branch or commit", s.URL, finding.Quote(s.Ref))
	}
	return nil
}

// String is the source as it is written, and as the lock keeps it.
func (s Source) String() string {
	text := s.URL
	if s.Folder != "." {
		text += "//" + s.Folder
	}
	if s.Ref != "" {
		text += "@" + s.Ref
	}
	return text
}

// at is the source for a message, with the version that is meant.
func (s Source) at() string {
	if s.Ref == "" {
		return s.URL
	}
	return fmt.Sprintf("%s at %s", s.URL, s.Ref)
}
