package adr

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Date is a day as the author wrote it, and as a time where there is no doubt
// which day that is: 12/01/1992 stays a text.
type Date struct {
	Text string
	Time time.Time // zero where it is not known
	Line int       // from 1; 0 where the date is in the file's name or nowhere
}

// Known tells that the day could be read.
func (d Date) Known() bool { return !d.Time.IsZero() }

// DaysFrom is how many days from today it is to the date: less than 0 where it
// is past. It is for a date that is known.
func (d Date) DaysFrom(today time.Time) int {
	day := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	return int(d.Time.Sub(day).Hours() / 24)
}

// readDate reads the day that a text begins with.
func readDate(text string) (time.Time, bool) {
	months := vocabulary().months
	bare := strings.TrimLeft(text, " \t[(\"'*_")
	if _, date := leadingDay(bare); !date.IsZero() {
		return date, true
	}
	words, marks := dateWords(bare)
	if len(words) < 3 {
		return time.Time{}, false
	}
	if len(words) > 3 && len(words[0]) > 2 && months[words[0]] == 0 && number(words[0]) < 0 {
		words, marks = words[1:], marks[1:] // a day of the week
	}
	return asDay(words[0], words[1], words[2], marks[0])
}

// asDay reads three words as a day, in whichever order leaves no doubt.
func asDay(a, b, c string, mark rune) (time.Time, bool) {
	months := vocabulary().months
	first, second, third := number(a), number(b), number(c)
	switch {
	case months[b] > 0 && third > 31: // 5 Apr 2018
		return day(third, int(months[b]), first)
	case months[a] > 0: // April 5, 2018
		return day(third, int(months[a]), second)
	case months[b] > 0: // 2018 April 5
		return day(first, int(months[b]), third)
	case first > 31: // 2018/4/5
		return day(first, second, third)
	case mark == '.' || first > 12 || first == second: // 5.4.2018
		return day(third, second, first)
	case second > 12: // 4/15/2018
		return day(third, first, second)
	}
	return time.Time{}, false
}

// dateWords are the first words and numbers of a text in small letters, and
// the characters behind them. Small words between, as in "5 de abril", and the
// letters of 5th are left out.
func dateWords(text string) (words []string, marks []rune) {
	rest := []rune(simple(text[:min(len(text), 80)]))
	for len(rest) > 0 && len(words) < 4 {
		n := 0
		for n < len(rest) && (unicode.IsDigit(rest[n]) == unicode.IsDigit(rest[0])) && (unicode.IsLetter(rest[n]) || unicode.IsDigit(rest[n])) {
			n++
		}
		if n == 0 {
			rest = rest[1:]
			continue
		}
		word := string(rest[:n])
		rest = rest[n:]
		switch word {
		case "st", "nd", "rd", "th", "de", "del", "di", "of", "the", "年", "月", "日":
			continue
		}
		mark := ' '
		if len(rest) > 0 {
			mark = rest[0]
		}
		words, marks = append(words, word), append(marks, mark)
	}
	return words, marks
}

func number(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil {
		return -1
	}
	return n
}

func day(year, month, day int) (time.Time, bool) {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	ok := plausible(year) && date.Day() == day && int(date.Month()) == month && date.Year() == year
	if !ok {
		return time.Time{}, false
	}
	return date, true
}

// simple is a text in small letters without accents.
func simple(text string) string {
	ascii := true
	for i := range len(text) {
		ascii = ascii && text[i] < 0x80
	}
	if ascii {
		return strings.ToLower(text)
	}
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(text)))
	return norm.NFC.String(bare)
}

// sameWords compares two headings, whatever their case and accents.
func sameWords(a, b string) bool {
	return len(a) == len(b) && strings.EqualFold(a, b) || simple(a) == simple(b)
}
