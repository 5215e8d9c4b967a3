package render

import "strings"

// chosen are the functions of sprig that a template may use. None reads the
// machine, the network, a clock, a die or the order of a map, so that the same
// answers give the same bytes.
var chosen = strings.Fields(`
	abbrev add add1 all any append b64dec b64enc base camelcase cat ceil
	coalesce compact concat contains deepEqual default dict dir div empty ext
	first float64 floor get has hasKey hasPrefix hasSuffix indent initial int
	int64 join kebabcase kindIs kindOf last list lower max min mod mul nindent
	nospace plural prepend quote regexFind regexMatch regexReplaceAll
	regexReplaceAllLiteral replace rest reverse round semverCompare sha256sum
	snakecase sortAlpha splitList squote sub substr swapcase ternary title
	toString toStrings trim trimAll trimPrefix trimSuffix trunc uniq untitle
	upper without
`)

// refused are the others, with what a template that asks for one is told.
var refused = []struct{ because, names string }{
	{"it reads the machine", `
		env expandenv getHostByName osBase osClean osDir osExt osIsAbs`},
	{"it reads the clock; use .year", `
		ago date dateInZone dateModify date_in_zone date_modify duration
		durationRound htmlDate htmlDateInZone mustDateModify mustToDate
		must_date_modify now toDate unixEpoch`},
	{"it throws a die, so that no two runs would give the same", `
		bcrypt buildCustomCert derivePassword encryptAES genCA genCAWithKey
		genPrivateKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert
		genSignedCertWithKey htpasswd randAlpha randAlphaNum randAscii randBytes
		randInt randNumeric shuffle uuidv4`},
	{"it follows the order of a map, which is another each time; range goes by key", `
		keys values`},
	{"it gives an address in memory, which is another each time", `
		semver`},
	{"it makes much out of little; use a list, or range", `
		repeat seq until untilStep`},
	{"it changes its argument, which other templates see too", `
		merge mergeOverwrite mustMerge mustMergeOverwrite set unset`},
	{"say what a value must be by type or pattern of the pack's option", `
		fail`},
	{"the form without must fails just as well", `
		mustAppend mustChunk mustCompact mustDeepCopy mustFirst mustFromJson
		mustHas mustInitial mustLast mustPrepend mustPush mustRegexFind
		mustRegexFindAll mustRegexMatch mustRegexReplaceAll
		mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice
		mustToJson mustToPrettyJson mustToRawJson mustUniq mustWithout`},
	{"another function does the same: see append, default, dict, index, int, list, max, slice, toJson, trimAll", `
		atoi biggest deepCopy dig omit pick pluck push slice toRawJson trimall
		tuple`},
	{"files have had no use for it", `
		abbrevboth add1f addf adler32sum b32dec b32enc chunk clean decryptAES divf
		fromJson hello initials isAbs maxf minf mulf regexFindAll regexQuoteMeta
		regexSplit sha1sum sha512sum split splitn subf toDecimal typeIs
		typeIsLike typeOf urlJoin urlParse`},
}

// ours take the place of sprig's: JSON is written with < as it is, and ends in
// no line end; lines are counted in characters.
var ours = []string{"toJson", "toPrettyJson", "wrap", "wrapWith"}
