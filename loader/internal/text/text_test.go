package text_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

const torn = "新港二期在北\n图：码头一角\n岸开工，\n投资八亿元。"

// at is the span of part in torn.
func at(part string) span.Span {
	for i := range torn {
		if len(torn) >= i+len(part) && torn[i:i+len(part)] == part {
			return span.Span{Start: i, End: i + len(part)}
		}
	}
	panic("not in the text: " + part)
}

func TestNewReadsAsOneAndKnowsTheWayBack(t *testing.T) {
	passage := text.New(torn, at("新港二期在北"), at("岸开工，"), at("投资八亿元。"))
	if got, want := passage.String(), "新港二期在北岸开工，投资八亿元。"; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	for _, test := range []struct {
		part string
		want span.Span // in the document
	}{
		{"新港", at("新港")},
		{"北岸", span.Span{Start: at("北").Start, End: at("岸").End}},
		{"八亿元", at("八亿元")},
	} {
		i := index(passage.String(), test.part)
		got := passage.Origin(span.Span{Start: i, End: i + len(test.part)})
		if got != test.want {
			t.Errorf("%s: got %v, want %v", test.part, got, test.want)
		}
	}
}

func TestSliceKeepsThePieces(t *testing.T) {
	passage := text.New(torn, at("新港二期在北"), at("岸开工，"), at("投资八亿元。"))
	i := index(passage.String(), "北岸开工，投")
	part := passage.Slice(span.Span{Start: i, End: i + len("北岸开工，投")})
	if got := part.String(); got != "北岸开工，投" {
		t.Fatalf("got %q", got)
	}
	want := []span.Span{at("北"), at("岸开工，"), at("投")}
	if diff := cmp.Diff(want, part.Spans()); diff != "" {
		t.Error(diff)
	}
}

func TestJoinIsNewOfAllSpans(t *testing.T) {
	a, b := text.New(torn, at("新港二期在北")), text.New(torn, at("岸开工，"), at("投资八亿元。"))
	got := text.Join(a, text.Text{}, b)
	want := text.New(torn, at("新港二期在北"), at("岸开工，"), at("投资八亿元。"))
	if got.String() != want.String() {
		t.Errorf("got %q, want %q", got, want)
	}
	if diff := cmp.Diff(want.Spans(), got.Spans()); diff != "" {
		t.Error(diff)
	}
}

func TestEmpty(t *testing.T) {
	var none text.Text
	if none.Len() != 0 || none.Span() != (span.Span{}) || text.Join().Len() != 0 || text.New(torn, span.Span{Start: 3, End: 3}).Len() != 0 {
		t.Error("an empty passage has a length or a place")
	}
}

func index(s, part string) int {
	for i := range s {
		if len(s) >= i+len(part) && s[i:i+len(part)] == part {
			return i
		}
	}
	panic("not in the passage: " + part)
}
