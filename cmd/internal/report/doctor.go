package report

import (
	"fmt"
	"io"
)

// ToolJSON is a tool that a pack takes, and what was found of it.
type ToolJSON struct {
	Pack    string `json:"pack"`
	Tool    string `json:"tool"`
	Wanted  string `json:"wanted"`
	Found   string `json:"found"`
	OK      bool   `json:"ok"`
	Problem string `json:"problem,omitempty"`
}

// Tools shows each tool with what was found.
func Tools(w io.Writer, tools []ToolJSON) {
	last := ""
	for _, t := range tools {
		if t.Pack != last {
			fmt.Fprintln(w, t.Pack)
			last = t.Pack
		}
		state := "ok"
		if !t.OK {
			state = t.Problem
		}
		fmt.Fprintf(w, "    %s %s %s %s\n", pad(t.Tool, 10), pad(t.Wanted, 10), pad(t.Found, 10), state)
	}
}
