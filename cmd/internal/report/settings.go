package report

import (
	"fmt"
	"slices"
	"strings"
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
			name, line := s.name(), ""
			if name == last {
				name = ""
			}
			if s.Line > 0 {
				line = fmt.Sprintf("  line %d", s.Line)
			}
			last = s.name()
			p.split("  "+pad(name, width)+"  "+s.Value, line)
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
