package verify

import (
	"maps"
	"slices"
	"strings"
)

// passed are the variables that a step keeps of the surroundings: where the
// tools are, where they keep what they fetched, and how they reach the network.
// All else (a DATABASE_URL of the developer's, a GIT_DIR) stays outside.
var passed = []string{
	"PATH", "HOME", "USER", "TMPDIR", "SHELL", "JAVA_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE",
	"HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
}

// passedPrefixes are the same for whole families.
var passedPrefixes = []string{
	"XDG_", "GO", "PIP_", "UV_", "PYENV_", "npm_config_", "NPM_CONFIG_", "MAVEN_", "GRADLE_", "BUNDLE_", "GEM_", "COMPOSER_", "DOTNET_", "NUGET_", "HEX_", "MIX_",
}

// Environment is the clean environment of a step, out of the surroundings'
// (as os.Environ has them), with more variables that win.
func Environment(surroundings []string, more map[string]string) []string {
	kept := []string{"LANG=C.UTF-8", "TERM=dumb"}
	for _, variable := range surroundings {
		if name, _, _ := strings.Cut(variable, "="); isPassed(name) {
			kept = append(kept, variable)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(more)) {
		kept = append(kept, name+"="+more[name])
	}
	return kept
}

func isPassed(name string) bool {
	return slices.Contains(passed, name) ||
		slices.ContainsFunc(passedPrefixes, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}
