package queries

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// readings are words in which a character is read otherwise than it mostly is:
// names of places and of trades.
func readings() *strings.Replacer {
	return strings.NewReplacer(
		"重庆", " chong qing ", "长春", " chang chun ", "长沙", " chang sha ", "长江", " chang jiang ", "长兴", " chang xing ",
		"长安", " chang an ", "长城", " chang cheng ", "长治", " chang zhi ", "长三角", " chang san jiao ", "长征", " chang zheng ",
		"厦门", " xia men ", "西藏", " xi zang ", "银行", " yin hang ", "行业", " hang ye ", "航行", " hang xing ", "朝阳", " chao yang ",
		"乐山", " le shan ", "乐清", " yue qing ", "六安", " lu an ", "蚌埠", " beng bu ", "大厂", " da chang ", "番禺", " pan yu ",
		"重组", " chong zu ", "成都", " cheng du ", "中都", " zhong du ", "会计", " kuai ji ", "音乐", " yin yue ", "洪洞", " hong tong ",
		"都匀", " du yun ", "牟平", " mu ping ", "东莞", " dong guan ", "台州", " tai zhou ", "丽水", " li shui ", "单县", " shan xian ",
		"车站", " che zhan ", "机车", " ji che ", "中车", " zhong che ", "汽车", " qi che ", "南车", " nan che ", "北车", " bei che ",
	)
}

// transcriber writes names in pinyin, for search only.
type transcriber struct {
	readings *strings.Replacer
	args     pinyin.Args
	known    map[rune]string
}

func newTranscriber() *transcriber {
	return &transcriber{readings: readings(), args: pinyin.NewArgs(), known: map[rune]string{}}
}

// write is a name in pinyin in full, and the initials of its syllables; letters
// and digits stay. Both are "" where the name has no Chinese character.
func (t *transcriber) write(name string) (full, initials string) {
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "", ""
	}
	var f, i strings.Builder
	inWord := false
	for _, r := range t.readings.Replace(name) {
		if s := t.syllable(r); s != "" {
			f.WriteString(s)
			i.WriteByte(s[0])
			inWord = false
			continue
		}
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter {
			f.WriteRune(unicode.ToLower(r))
		}
		if letter && !inWord {
			i.WriteRune(unicode.ToLower(r))
		}
		inWord = letter
	}
	return f.String(), i.String()
}

func (t *transcriber) syllable(r rune) string {
	if !unicode.Is(unicode.Han, r) {
		return ""
	}
	s, ok := t.known[r]
	if !ok {
		if found := pinyin.SinglePinyin(r, t.args); len(found) > 0 {
			s = found[0]
		}
		t.known[r] = s
	}
	return s
}
