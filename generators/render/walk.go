package render

import (
	"strings"
	"text/template/parse"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// visit calls see for each node of a tree, and tells it whether the dot is
// still the root of the data there.
func visit(node parse.Node, atRoot bool, see func(node parse.Node, atRoot bool)) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			visit(child, atRoot, see)
		}
	case *parse.ActionNode:
		visit(n.Pipe, atRoot, see)
	case *parse.IfNode:
		visitBranch(&n.BranchNode, atRoot, atRoot, see)
	case *parse.WithNode:
		visitBranch(&n.BranchNode, atRoot, false, see)
	case *parse.RangeNode:
		visitBranch(&n.BranchNode, atRoot, false, see)
	case *parse.TemplateNode:
		see(n, atRoot)
		visit(n.Pipe, atRoot, see)
	case *parse.PipeNode:
		if n == nil {
			return
		}
		for _, command := range n.Cmds {
			see(command, atRoot)
			for _, argument := range command.Args {
				visit(argument, atRoot, see)
			}
		}
	case *parse.ChainNode:
		see(n, atRoot)
		visit(n.Node, atRoot, see)
	default:
		see(n, atRoot)
	}
}

func visitBranch(n *parse.BranchNode, atRoot, within bool, see func(parse.Node, bool)) {
	visit(n.Pipe, atRoot, see)
	visit(n.List, within, see)
	visit(n.ElseList, atRoot, see)
}

// undefined finds a call of a template that is not defined.
func undefined(t Template, trees map[string]*parse.Tree, tree *parse.Tree) *finding.Finding {
	var found *finding.Finding
	visit(tree.Root, true, func(node parse.Node, _ bool) {
		call, ok := node.(*parse.TemplateNode)
		if !ok || trees[call.Name] != nil || found != nil {
			return
		}
		f := t.at(tree, call)
		f.Message = "there is no template \"" + call.Name + "\"" + finding.DidYouMean(call.Name, sortedKeys(trees))
		f.Hint = "define it in the same file, or use {{ include \"NAME\" . }} for a shared partial"
		found = &f
	})
	return found
}

// at is the place of a node.
func (t Template) at(tree *parse.Tree, node parse.Node) finding.Finding {
	location, _ := tree.ErrorContext(node)
	return t.place(strings.TrimPrefix(location, tree.ParseName+":"))
}

// Reference is a key of the data's root that a template names, such as
// options.database, with its place.
type Reference struct {
	Path  []string
	Place finding.Finding
}

// References lists what a template names of its data's root as far as that
// can be seen without rendering, and checks its functions and partials.
// Errors are findings.
func (r *Renderer) References(t Template) ([]Reference, error) {
	if !t.active() {
		return nil, nil
	}
	trees, err := t.trees()
	if err != nil {
		return nil, err
	}
	var references []Reference
	var problems finding.List
	for _, name := range sortedKeys(trees) {
		if problem := undefined(t, trees, trees[name]); problem != nil {
			problems = append(problems, *problem)
		}
		main := name == t.Name
		visit(trees[name].Root, main, func(node parse.Node, atRoot bool) {
			path := pathOf(node, atRoot, main)
			if path != nil {
				references = append(references, Reference{path, t.at(trees[name], node)})
			}
			if partial, ok := includeOf(node); ok && r.partials[partial].Name == "" {
				problem := r.noPartial(partial)
				place := t.at(trees[name], node)
				problem.File, problem.Line, problem.Column = place.File, place.Line, place.Column
				problems = append(problems, problem)
			}
		})
	}
	return references, problems.Err()
}

// Mentions lists every path of keys and every text in quotes that a template
// holds, wherever they stand in it and whatever they are said of; nothing of
// what cannot be parsed.
func (r *Renderer) Mentions(t Template) (paths [][]string, texts []string) {
	if !t.active() {
		return nil, nil
	}
	trees, err := t.trees()
	if err != nil {
		return nil, nil
	}
	for _, name := range sortedKeys(trees) {
		visit(trees[name].Root, true, func(node parse.Node, _ bool) {
			switch n := node.(type) {
			case *parse.FieldNode:
				paths = append(paths, n.Ident)
			case *parse.VariableNode:
				paths = append(paths, n.Ident[1:])
			case *parse.ChainNode:
				paths = append(paths, n.Field)
			case *parse.StringNode:
				texts = append(texts, n.Text)
			}
		})
	}
	return paths, texts
}

// pathOf is the path that a node names from the root; $ is the root in the
// template itself, and what it was called with in those that it defines.
func pathOf(node parse.Node, atRoot, main bool) []string {
	switch n := node.(type) {
	case *parse.FieldNode:
		if atRoot {
			return n.Ident
		}
	case *parse.VariableNode:
		if main && n.Ident[0] == "$" && len(n.Ident) > 1 {
			return n.Ident[1:]
		}
	}
	return nil
}

func includeOf(node parse.Node) (string, bool) {
	command, ok := node.(*parse.CommandNode)
	if !ok || len(command.Args) < 2 {
		return "", false
	}
	identifier, ok := command.Args[0].(*parse.IdentifierNode)
	if !ok || identifier.Ident != "include" {
		return "", false
	}
	name, ok := command.Args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return name.Text, true
}
