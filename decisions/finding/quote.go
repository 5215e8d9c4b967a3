package finding

import "strconv"

// maxQuoted is how many characters of what a person wrote a message repeats:
// enough to know it again, few enough to keep the message readable.
const maxQuoted = 60

// Quote puts into a message what a person wrote: in quotes, with control
// characters escaped, and cut where it is long.
func Quote(text string) string {
	runes := 0
	for at := range text {
		if runes == maxQuoted {
			return strconv.Quote(text[:at] + "…")
		}
		runes++
	}
	return strconv.Quote(text)
}
