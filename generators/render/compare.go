package render

import (
	"slices"
	"text/template/parse"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// Comparison is a key of the data's root that a template holds against a word.
type Comparison struct {
	Path  []string
	Word  string
	Place finding.Finding
}

// Comparisons lists where a template asks with eq, ne or has whether a key is a
// word that stands there; nothing of what cannot be parsed.
func (r *Renderer) Comparisons(t Template) []Comparison {
	if !t.active() {
		return nil
	}
	trees, err := t.trees()
	if err != nil {
		return nil
	}
	var list []Comparison
	for _, name := range sortedKeys(trees) {
		main := name == t.Name
		visit(trees[name].Root, main, func(node parse.Node, atRoot bool) {
			command, ok := node.(*parse.CommandNode)
			if !ok || !calls(command, "eq", "ne", "has") {
				return
			}
			path, words := compared(command.Args[1:], atRoot, main)
			for _, word := range words {
				if path != nil {
					list = append(list, Comparison{path, word.Text, t.at(trees[name], word)})
				}
			}
		})
	}
	return list
}

func calls(command *parse.CommandNode, functions ...string) bool {
	called, ok := command.Args[0].(*parse.IdentifierNode)
	return ok && slices.Contains(functions, called.Ident)
}

// compared are the key and the words among the arguments of a comparison, also
// those of a list.
func compared(arguments []parse.Node, atRoot, main bool) (path []string, words []*parse.StringNode) {
	for _, argument := range arguments {
		switch n := argument.(type) {
		case *parse.StringNode:
			words = append(words, n)
		case *parse.PipeNode:
			if len(n.Cmds) == 1 && calls(n.Cmds[0], "list") {
				_, listed := compared(n.Cmds[0].Args[1:], atRoot, main)
				words = append(words, listed...)
			}
		default:
			if path != nil {
				return nil, nil // the words may be held against the other key
			}
			path = pathOf(argument, atRoot, main)
		}
	}
	return path, words
}
