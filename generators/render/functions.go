package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"text/template"

	"github.com/Masterminds/sprig/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// chosen are the functions of sprig that a template may use. None reads the
// machine, the network, a clock, a die or the order of a map, so that the same
// answers give the same bytes.
var chosen = []string{
	"abbrev", "add", "add1", "all", "any", "append", "b64dec", "b64enc", "base", "camelcase", "cat", "ceil", "coalesce", "compact",
	"concat", "contains", "default", "deepEqual", "dict", "dir", "div", "empty", "eq", "ext", "first", "float64", "floor", "get", "has", "hasKey",
	"hasPrefix", "hasSuffix", "indent", "initial", "int", "int64", "join", "kebabcase", "kindIs", "kindOf", "last", "list", "lower", "max",
	"min", "mod", "mul", "nindent", "nospace", "plural", "prepend", "quote", "regexFind", "regexMatch", "regexReplaceAll",
	"regexReplaceAllLiteral", "replace", "rest", "reverse", "round", "semver", "semverCompare", "sha256sum", "slice", "snakecase", "sortAlpha",
	"splitList", "squote", "sub", "substr", "swapcase", "ternary", "title", "toString", "toStrings", "trim", "trimAll", "trimPrefix", "trimSuffix",
	"trunc", "uniq", "untitle", "upper", "without", "wrap", "wrapWith",
}

// leftOut says why a template looks for a function of sprig in vain.
var leftOut = map[string][]string{
	"it reads the machine":                                      {"env", "expandenv", "getHostByName", "osBase", "osClean", "osDir", "osExt", "osIsAbs"},
	"it reads the clock; use .year or .date of the data":        {"now", "ago", "date", "dateInZone", "dateModify", "date_in_zone", "date_modify", "htmlDate", "htmlDateInZone", "toDate", "mustToDate", "unixEpoch", "duration", "durationRound", "mustDateModify", "must_date_modify"},
	"it throws a die, so no two runs would give the same":       {"randAlpha", "randAlphaNum", "randAscii", "randBytes", "randInt", "randNumeric", "shuffle", "uuidv4", "bcrypt", "htpasswd", "derivePassword", "genCA", "genCAWithKey", "genPrivateKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "buildCustomCert", "encryptAES", "decryptAES"},
	"it follows the order of a map, which is another each time": {"keys", "values", "pick", "omit", "pluck", "tuple"},
	"it could fill the memory":                                  {"repeat", "until", "untilStep", "seq"},
	"it changes its argument":                                   {"set", "unset", "merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite"},
	"a chosen function does the same, or generating files has no use for it": {
		"abbrevboth", "add1f", "addf", "adler32sum", "atoi", "b32dec", "b32enc", "biggest", "chunk", "clean",
		"deepCopy", "dig", "divf", "fromJson", "hello", "initials", "isAbs", "maxf", "minf", "mulf", "mustAppend",
		"mustChunk", "mustCompact", "mustDeepCopy", "mustFirst", "mustFromJson", "mustHas", "mustInitial",
		"mustLast", "mustPrepend", "mustPush", "mustRegexFind", "mustRegexFindAll", "mustRegexMatch",
		"mustRegexReplaceAll", "mustRegexReplaceAllLiteral", "mustRegexSplit", "mustRest", "mustReverse",
		"mustSlice", "mustToJson", "mustToPrettyJson", "mustToRawJson", "mustUniq", "mustWithout", "push",
		"regexFindAll", "regexQuoteMeta", "regexSplit", "sha1sum", "sha512sum", "split", "splitn", "subf",
		"toDecimal", "toRawJson", "trimall", "typeIs", "typeIsLike", "typeOf", "urlJoin", "urlParse",
	},
	"say what is wrong by a pattern of the pack's option": {"fail"},
}

// functions is the map that templates are parsed with, made once: include is
// bound for each template anew.
var functions = sync.OnceValue(func() template.FuncMap {
	all := sprig.TxtFuncMap()
	picked := template.FuncMap{
		"toJson":       func(v any) (string, error) { return marshal(v, "") },
		"toPrettyJson": func(v any) (string, error) { return marshal(v, "  ") },
		"include":      func(string, any) (string, error) { return "", fmt.Errorf("no partials here") },
	}
	for _, name := range chosen {
		if f, ok := all[name]; ok {
			picked[name] = f
		}
	}
	return picked
})

// marshal is JSON as people write it: < stays < and no line end follows.
func marshal(value any, indent string) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(value); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// missing says why a function is not there.
func missing(name string) string {
	for reason, names := range leftOut {
		if slices.Contains(names, name) {
			return fmt.Sprintf("function %q of sprig is left out: %s", name, reason)
		}
	}
	var known []string
	for k := range functions() {
		known = append(known, k)
	}
	slices.Sort(known)
	return fmt.Sprintf("there is no function %q%s", name, finding.DidYouMean(name, known))
}
