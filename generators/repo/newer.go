package repo

import (
	"regexp"
	"strings"

	"github.com/Masterminds/semver/v3"
)

// versionTag parts a tag such as v1.2.0 or house-1.2.0 into what stands before
// the version, and the version; shortTag one such as v4 or v4.1.
var (
	versionTag = regexp.MustCompile(`^(.*?)([0-9]+\.[0-9]+\.[0-9]+.*)$`)
	shortTag   = regexp.MustCompile(`^((?:.*[-_/])?v?)([0-9]{1,6}(?:\.[0-9]{1,6})?)$`)
)

// newer is the highest version above the one that a tag names, among the tags
// that are written like it, with as many numbers; "" where there is none. What is only about to be
// released counts for nobody who does not follow that already.
func (v versions) newer(tag string) string {
	manner, current, ok := partVersion(tag)
	if !ok {
		return ""
	}
	highest, best := "", current
	for _, name := range v.names() {
		is, version, ok := partVersion(name)
		if ok && is == manner && version.GreaterThan(best) && (version.Prerelease() == "" || current.Prerelease() != "") {
			highest, best = name, version
		}
	}
	return highest
}

// partVersion parts a tag into its version and what tells how it is written.
func partVersion(tag string) (manner string, version *semver.Version, ok bool) {
	if parts := versionTag.FindStringSubmatch(tag); parts != nil {
		version, err := semver.StrictNewVersion(parts[2])
		return parts[1], version, err == nil
	}
	parts := shortTag.FindStringSubmatch(tag)
	if parts == nil {
		return "", nil, false
	}
	version, err := semver.NewVersion(parts[2])
	return parts[1] + strings.Repeat(".", 1+strings.Count(parts[2], ".")), version, err == nil
}
