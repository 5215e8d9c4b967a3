package finding

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestErrorNamesThePlaceAsFarAsItIsKnown(t *testing.T) {
	for want, f := range map[string]Finding{
		"wrong":                  {Message: "wrong"},
		"answers.yaml: wrong":    {File: "answers.yaml", Message: "wrong"},
		"answers.yaml:3: wrong":  {File: "answers.yaml", Line: 3, Message: "wrong", Hint: "mend it"},
		"answers.yaml:3:7: hmm":  {File: "answers.yaml", Line: 3, Column: 7, Message: "hmm"},
		"3:7: wrong":             {Line: 3, Column: 7, Message: "wrong"},
		"answers.yaml: no place": {File: "answers.yaml", Column: 7, Message: "no place"},
	} {
		if got := f.Error(); got != want {
			t.Errorf("%+v: %q, want %q", f, got, want)
		}
	}
}

func TestWithHintLeavesTheFindingAsItWas(t *testing.T) {
	plain := Errorf("%d is too much", 7)
	hinted := plain.WithHint("take %d", 5)
	if plain.Hint != "" || hinted.Hint != "take 5" || hinted.Message != "7 is too much" {
		t.Errorf("%+v, %+v", plain, hinted)
	}
}

func TestListIsAnErrorOnlyWhenItHoldsOne(t *testing.T) {
	if err := (List{}).Err(); err != nil {
		t.Errorf("an empty list is %v", err)
	}
	err := List{Errorf("one"), {File: "f", Line: 2, Message: "two"}}.Err()
	if err == nil || err.Error() != "one\nf:2: two" {
		t.Errorf("got %v", err)
	}
	var one Finding
	if !errors.As(err, &one) || one.Message != "one" {
		t.Errorf("errors.As finds %+v", one)
	}
}

func TestInGathersWhateverIsCarried(t *testing.T) {
	a, b, c := Errorf("a"), Errorf("b"), Errorf("c")
	for _, tc := range []struct {
		name string
		err  error
		want List
	}{
		{"nothing", nil, nil},
		{"another error", errors.New("disk full"), nil},
		{"one", a, List{a}},
		{"one wrapped", fmt.Errorf("read: %w", a), List{a}},
		{"a list", List{a, b}, List{a, b}},
		{"a list wrapped twice", fmt.Errorf("x: %w", fmt.Errorf("y: %w", List{a, b})), List{a, b}},
		{"joined", errors.Join(a, errors.New("disk full"), List{b, c}), List{a, b, c}},
		{"joined and wrapped", fmt.Errorf("x: %w, %w", a, fmt.Errorf("y: %w", errors.Join(b, c))), List{a, b, c}},
	} {
		if got := In(tc.err); !reflect.DeepEqual(got, tc.want) {
			t.Errorf("%s: %v, want %v", tc.name, got, tc.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"express", "echo", "gin", "go-nethttp", "été"}
	for word, want := range map[string]string{
		"expres":     `; did you mean "express"?`,
		"EXPRESS":    `; did you mean "express"?`,
		"ecko":       `; did you mean "echo"?`,
		"gni":        "",
		"jin":        `; did you mean "gin"?`,
		"go-net":     "",
		"gonethttp":  `; did you mean "go-nethttp"?`,
		"ete":        "", // two of three letters
		"étè":        `; did you mean "été"?`,
		"springboot": "",
		"":           "",
	} {
		if got := DidYouMean(word, known); got != want {
			t.Errorf("DidYouMean(%q) = %s, want %s", word, got, want)
		}
	}
	if got := Nearest("bat", []string{"cat", "rat"}); got != "cat" {
		t.Errorf("of two as near, %q comes first", got)
	}
}

func TestNearestIsKnownAndFindsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known := rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,8}`), 1, 6).Draw(t, "known")
		word := rapid.SampledFrom(known).Draw(t, "word")
		if got := Nearest(word, known); got != word {
			t.Fatalf("Nearest(%q, %q) = %q", word, known, got)
		}
	})
}
