package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// SettingJSON is one value of a setting and where it comes from.
type SettingJSON struct {
	Setting string `json:"setting"`
	Key     string `json:"key,omitempty"` // of a mapping's entry
	Value   string `json:"value"`
	Path    string `json:"path,omitempty"` // where the value leads
	Layer   string `json:"layer"`
	File    string `json:"file,omitempty"` // or what stands for it
	Line    int    `json:"line,omitempty"`
}

// Settings shows each value under where it comes from.
func Settings(p Page, list []SettingJSON) {
	var names, places []string
	for _, s := range list {
		names = append(names, s.name())
		if !slices.Contains(places, s.place()) {
			places = append(places, s.place())
		}
	}
	width := longest(names)
	for i, place := range places {
		if i > 0 {
			p.gap()
		}
		p.line("%s", place)
		last := ""
		for _, s := range keep(list, func(s SettingJSON) bool { return s.place() == place }) {
			name := s.name()
			if name == last {
				name = ""
			}
			last = s.name()
			setting(p, "  "+pad(name, width)+"  ", s)
		}
	}
}

// setting writes a value in its column, and its line at the right edge where
// there is room for it.
func setting(p Page, before string, s SettingJSON) {
	remark := ""
	if s.Line > 0 {
		remark = fmt.Sprintf("line %d", s.Line)
	}
	column := utf8.RuneCountInString(before)
	value := wrap(s.Value, column, p.width-len(remark)-2)
	first, rest, wrapped := strings.Cut(value, "\n")
	if column+utf8.RuneCountInString(first)+2+len(remark) <= p.width {
		p.split(before+first, remark)
	} else {
		p.line("%s", before+first)
		p.line("%*s", p.width, remark)
	}
	if wrapped {
		for line := range strings.SplitSeq(rest, "\n") {
			p.line("%s", line)
		}
	}
}

func (s SettingJSON) name() string { return strings.TrimSuffix(s.Setting+"."+s.Key, ".") }

// place is where the value was said, as a heading.
func (s SettingJSON) place() string {
	if s.File == "" {
		return "by default"
	}
	if s.Line == 0 {
		return s.File
	}
	return fmt.Sprintf("%s (%s)", s.File, s.Layer)
}
