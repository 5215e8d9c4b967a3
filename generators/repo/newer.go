package repo

import (
	"regexp"

	"github.com/Masterminds/semver/v3"
)

// versionTag parts a tag such as v1.2.0 or house-1.2.0 into what stands before
// the version, and the version.
var versionTag = regexp.MustCompile(`^(.*?)([0-9]+\.[0-9]+\.[0-9]+.*)$`)

// newer is the highest version above the one that a tag names, among the tags
// that are written like it; "" where there is none. What is only about to be
// released counts for nobody who does not follow that already.
func (v versions) newer(tag string) string {
	before, current, ok := partVersion(tag)
	if !ok {
		return ""
	}
	highest, best := "", current
	for _, name := range v.names() {
		prefix, version, ok := partVersion(name)
		if ok && prefix == before && version.GreaterThan(best) && (version.Prerelease() == "" || current.Prerelease() != "") {
			highest, best = name, version
		}
	}
	return highest
}

func partVersion(tag string) (prefix string, version *semver.Version, ok bool) {
	parts := versionTag.FindStringSubmatch(tag)
	if parts == nil {
		return "", nil, false
	}
	version, err := semver.StrictNewVersion(parts[2])
	return parts[1], version, err == nil
}
