package lexicon_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/lexicon"
)

func of(names ...string) *lexicon.Lexicon { return lexicon.New(slices.Values(names)) }

func texts(s string, ms []lexicon.Match) []string {
	var out []string
	for _, m := range ms {
		out = append(out, s[m.Start:m.End])
	}
	return out
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		name    string
		names   []string
		text    string
		longest []string
		all     []string
	}{
		{"none", []string{"北湖"}, "南湖", nil, nil},
		{"longest first", []string{"北湖", "北湖集团", "集团"}, "北湖集团公司", []string{"北湖集团"}, []string{"北湖", "北湖集团", "集团"}},
		{"no overlap", []string{"甲乙", "乙丙"}, "甲乙丙", []string{"甲乙"}, []string{"甲乙", "乙丙"}},
		{"case and width", []string{"NHRC"}, "nhrc与ＮＨｒｃ", []string{"nhrc", "ＮＨｒｃ"}, []string{"nhrc", "ＮＨｒｃ"}},
		{"whole Latin words", []string{"NH"}, "NHX、XNH、NH、NH3", []string{"NH"}, []string{"NH"}},
		{"Latin beside Chinese", []string{"NH集团", "5G"}, "与NH集团的5G网", []string{"NH集团", "5G"}, []string{"NH集团", "5G"}},
		{"brackets of either width", []string{"北湖（集团）公司"}, "北湖(集团)公司", []string{"北湖(集团)公司"}, []string{"北湖(集团)公司"}},
		{"other planes", []string{"𠮷野"}, "在𠮷野", []string{"𠮷野"}, []string{"𠮷野"}},
		{"what is not UTF-8", []string{"北湖"}, "\xe5北湖\xff", []string{"北湖"}, []string{"北湖"}},
		{"the empty name", []string{"", "北湖"}, "北湖", []string{"北湖"}, []string{"北湖"}},
		{"U+FFFD is no name", []string{"北湖"}, "\ufffd", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := of(c.names...)
			if d := cmp.Diff(c.longest, texts(c.text, l.Matches(c.text))); d != "" {
				t.Errorf("longest (-want +got):\n%s", d)
			}
			if d := cmp.Diff(c.all, texts(c.text, slices.Collect(l.All(c.text)))); d != "" {
				t.Errorf("all (-want +got):\n%s", d)
			}
		})
	}
}

func TestFind(t *testing.T) {
	l := of("北湖", "NHRC", "nhrc")
	if id, ok := l.Find("ｎhrc"); !ok || l.Name(id) != "NHRC" {
		t.Errorf("Find = %d, %t", id, ok)
	}
	if _, ok := l.Find("北"); ok {
		t.Error("the start of a name is no name")
	}
	if l.Len() != 3 {
		t.Errorf("Len = %d", l.Len())
	}
}

// TestOracle compares with a search that tries every name at every place.
func TestOracle(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []rune("甲乙丙丁ABab1Ａ（( 𠮷\x00")
	word := func(most int) string {
		var b strings.Builder
		for range rnd.IntN(most + 1) {
			if rnd.IntN(40) == 0 {
				b.WriteByte(0xE4)
				continue
			}
			b.WriteRune(letters[rnd.IntN(len(letters))])
		}
		return b.String()
	}
	for range 2000 {
		var names []string
		for range 1 + rnd.IntN(8) {
			names = append(names, strings.ToValidUTF8(word(4), ""))
		}
		text := word(30)
		l := of(names...)
		all := naive(names, text)
		if d := cmp.Diff(all, slices.Collect(l.All(text))); d != "" {
			t.Fatalf("all of %q in %q (-want +got):\n%s", names, text, d)
		}
		if d := cmp.Diff(longest(all), l.Matches(text)); d != "" {
			t.Fatalf("longest of %q in %q (-want +got):\n%s", names, text, d)
		}
	}
}

// plain is the letters of s, folded, -1 for a byte that is none, and where each
// starts.
func plain(s string) (folded []rune, at []int) {
	for i, r := range s {
		if r == unicode.ReplacementChar && !strings.HasPrefix(s[i:], "\ufffd") {
			r = -1
		}
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		folded, at = append(folded, unicode.ToUpper(r)), append(at, i)
	}
	return folded, append(at, len(s))
}

func naive(names []string, text string) []lexicon.Match {
	var out []lexicon.Match
	letters, at := plain(text)
	word := func(i int) bool {
		return i >= 0 && i < len(letters) && letters[i] < 0x80 && (unicode.IsLetter(letters[i]) || unicode.IsDigit(letters[i]))
	}
	inside := func(i int) bool { return word(i-1) && word(i) } // a cut at i parts a Latin word
	seen := map[string]bool{}
	for id, name := range names {
		n, _ := plain(name)
		if len(n) == 0 || seen[string(n)] {
			continue
		}
		seen[string(n)] = true
		for i := 0; i+len(n) <= len(letters); i++ {
			j := i + len(n)
			if slices.Equal(letters[i:j], n) && !inside(i) && !inside(j) {
				out = append(out, lexicon.Match{Start: at[i], End: at[j], ID: lexicon.ID(id)})
			}
		}
	}
	slices.SortFunc(out, func(a, b lexicon.Match) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return out
}

func longest(all []lexicon.Match) []lexicon.Match {
	var out []lexicon.Match
	for i, m := range all {
		if i+1 < len(all) && all[i+1].Start == m.Start {
			continue
		}
		if len(out) == 0 || m.Start >= out[len(out)-1].End {
			out = append(out, m)
		}
	}
	return out
}

func FuzzMatches(f *testing.F) {
	f.Add("北湖集团", "在北湖集团\xff公司")
	f.Fuzz(func(t *testing.T, name, text string) {
		l := of(name)
		end := 0
		for _, m := range l.Matches(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%+v after %d in %q", m, end, text)
			}
			end = m.End
		}
	})
}
