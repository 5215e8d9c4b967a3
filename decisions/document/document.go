// Package document reads the YAML that people write: answers, catalogs, packs,
// locks. It is strict where YAML is lenient, because a typing mistake must be
// told where it is mended and never be swallowed: unknown and repeated keys,
// wrong types, anchors that explode, binary and oversized files are all
// findings with file, line and column. Start with Decode.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/underpin-dev/underpin/decisions/finding"
)

// MaxSize is the largest document that is read, in bytes. A file that people
// write by hand is a hundredth of that.
const MaxSize = 1 << 20

// Parse reads one YAML document strictly and returns its root node, nil for an
// empty document. The name is used in findings. Errors are a finding.List:
// too large, not text, more than one document, bad YAML, repeated keys,
// anchors and aliases (which the files of underpin have no use for).
func Parse(name string, data []byte) (*yaml.Node, error) {
	if err := readable(name, data); err != nil {
		return nil, err
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	if err := decoder.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, finding.List{syntaxFinding(name, data, err)}
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, finding.List{at(name, &second, "a second document; one file holds one")}
	} else if !errors.Is(err, io.EOF) {
		return nil, finding.List{syntaxFinding(name, data, err)}
	}
	var problems finding.List
	checkShape(name, &doc, &problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return doc.Content[0], nil
}

// Decode reads one YAML document strictly into a pointer to a struct with
// yaml tags. Besides what Parse refuses, keys that the struct does not have
// and values of another type are findings; all of them are returned at once.
func Decode(name string, data []byte, into any) error {
	root, err := Parse(name, data)
	if err != nil || root == nil {
		return err
	}
	var problems finding.List
	checkType(name, "", root, reflect.TypeOf(into).Elem(), &problems)
	if len(problems) > 0 {
		return problems
	}
	err = root.Decode(into)
	if found := finding.In(err); found != nil { // of a type that reads itself
		for i := range found {
			found[i].File = name
		}
		return found
	}
	if err != nil {
		return finding.List{syntaxFinding(name, data, err)}
	}
	return nil
}

func readable(name string, data []byte) error {
	switch {
	case len(data) > MaxSize:
		return finding.List{{File: name, Message: fmt.Sprintf("larger than %d KB: not a file that a person wrote", MaxSize>>10)}}
	case bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data):
		return finding.List{{File: name, Message: "not a text file in UTF-8"}}
	}
	return nil
}

func at(name string, node *yaml.Node, format string, args ...any) finding.Finding {
	return finding.Finding{File: name, Line: node.Line, Column: node.Column, Message: fmt.Sprintf(format, args...)}
}

const aliases = "anchors and aliases are not used here; write the value out"

// checkShape refuses what is the same mistake in every document: repeated
// keys, keys that are no words, anchors and aliases.
func checkShape(name string, node *yaml.Node, problems *finding.List) {
	if node.Anchor != "" || node.Kind == yaml.AliasNode {
		if !slices.ContainsFunc(*problems, func(f finding.Finding) bool { return f.Message == aliases }) { // one is told for all
			*problems = append(*problems, at(name, node, aliases))
		}
		return
	}
	if node.Kind == yaml.MappingNode {
		checkKeys(name, node, problems)
	}
	for _, child := range node.Content {
		checkShape(name, child, problems)
	}
}

func checkKeys(name string, node *yaml.Node, problems *finding.List) {
	lines := map[string]int{}
	for i := 0; i < len(node.Content); i += 2 {
		key := node.Content[i]
		if key.Kind != yaml.ScalarNode {
			*problems = append(*problems, at(name, key, "a key must be a word"))
			continue
		}
		if first, ok := lines[key.Value]; ok {
			*problems = append(*problems, at(name, key, "key %s is there twice; the first is in line %d", finding.Quote(key.Value), first))
			continue
		}
		lines[key.Value] = key.Line
	}
}

var unmarshaler = reflect.TypeFor[yaml.Unmarshaler]()

// checkType compares a node with the type that it is to be decoded into.
func checkType(name, path string, node *yaml.Node, typ reflect.Type, problems *finding.List) {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if isNull(node) || typ.Kind() == reflect.Interface || decodesItself(typ, node) {
		return
	}
	switch typ.Kind() {
	case reflect.Struct:
		if expectKind(name, path, node, yaml.MappingNode, "a mapping of keys to values", problems) {
			checkFields(name, path, node, typ, problems)
		}
	case reflect.Map:
		if expectKind(name, path, node, yaml.MappingNode, "a mapping of keys to values", problems) {
			for i := 0; i < len(node.Content); i += 2 {
				checkType(name, join(path, node.Content[i].Value), node.Content[i+1], typ.Elem(), problems)
			}
		}
	case reflect.Slice:
		if expectKind(name, path, node, yaml.SequenceNode, "a list", problems) {
			for _, item := range node.Content {
				checkType(name, path, item, typ.Elem(), problems)
			}
		}
	default:
		if expectKind(name, path, node, yaml.ScalarNode, scalarWord(typ.Kind()), problems) {
			checkScalar(name, path, node, typ, problems)
		}
	}
}

// decodesItself tells a type that reads the node in a way of its own, or takes
// it as it is. A struct that does so to note where it stands is still checked
// for its keys.
func decodesItself(typ reflect.Type, node *yaml.Node) bool {
	return typ == reflect.TypeFor[yaml.Node]() || reflect.PointerTo(typ).Implements(unmarshaler) &&
		(typ.Kind() != reflect.Struct || node.Kind == yaml.ScalarNode)
}

func checkFields(name, path string, node *yaml.Node, typ reflect.Type, problems *finding.List) {
	fields := fieldTypes(typ)
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		fieldType, ok := fields[key.Value]
		if !ok {
			known := make([]string, 0, len(fields))
			for k := range fields {
				known = append(known, k)
			}
			slices.Sort(known)
			*problems = append(*problems, UnknownKey(name, key, join(path, key.Value), known))
			continue
		}
		checkType(name, join(path, key.Value), value, fieldType, problems)
	}
}

// UnknownKey is the finding for a key that nobody reads; known are the last
// parts of the keys that would stand in its place.
func UnknownKey(name string, key *yaml.Node, path string, known []string) finding.Finding {
	f := at(name, key, "unknown key %s%s", finding.Quote(path), finding.DidYouMean(key.Value, known))
	if finding.Nearest(key.Value, known) == "" && len(known) > 0 {
		f.Hint = "known here: " + strings.Join(known, ", ")
	}
	return f
}

func fieldTypes(typ reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for field := range typ.Fields() {
		tag, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case strings.Contains(options, "inline"):
			for k, v := range fieldTypes(field.Type) {
				fields[k] = v
			}
		case tag != "-" && field.IsExported():
			if tag == "" {
				tag = strings.ToLower(field.Name)
			}
			fields[tag] = field.Type
		}
	}
	return fields
}

func expectKind(name, path string, node *yaml.Node, kind yaml.Kind, word string, problems *finding.List) bool {
	if node.Kind == kind {
		return true
	}
	*problems = append(*problems, at(name, node, "%s must be %s, not %s", subject(path), word, KindWord(node)))
	return false
}

func checkScalar(name, path string, node *yaml.Node, typ reflect.Type, problems *finding.List) {
	if typ.Kind() == reflect.String {
		return // any scalar reads as text: 1.10 and yes keep their letters
	}
	if err := node.Decode(reflect.New(typ).Interface()); err != nil {
		*problems = append(*problems, at(name, node, "%s must be %s, not %s", subject(path), scalarWord(typ.Kind()), finding.Quote(node.Value)))
	}
}

func scalarWord(kind reflect.Kind) string {
	switch kind {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	}
	return "text"
}

// KindWord says in a person's words what stands at a node.
func KindWord(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	if isNull(node) {
		return "nothing"
	}
	return finding.Quote(node.Value)
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Tag == "!!null" }

func subject(path string) string {
	if path == "" {
		return "the document"
	}
	return path
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
