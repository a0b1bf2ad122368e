package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// divisions notes cities, counties and districts that no list knows by their
// suffix: two letters and 市, 县 or 旗 where a name may start, and the districts,
// townships and villages that follow them (宁州市西塘区青石镇).
func (sc *scan) divisions() {
	for k := range sc.tokens {
		suffix, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[k].start:])
		if suffix != '市' && suffix != '县' && (suffix != '区' || !sc.district(k)) || sc.tokens[k].is(known) || !sc.ofDivision(k) || sc.is(k, government) && sc.place(k-1) {
			continue
		}
		first := sc.twoLetters(k)
		if first < 0 || !sc.nameStarts(first) {
			continue
		}
		end := sc.tokens[k].start + len("市")
		sc.addSpan(span.Span{Start: sc.tokens[first].start, End: end}, graph.Place, ruleDivision, "")
		for n := lower(sc.s[end:]); n > 0; n = lower(sc.s[end:]) {
			sc.addSpan(span.Span{Start: end, End: end + n}, graph.Place, ruleDivision, "")
			end += n
		}
	}
}

// abroad notes foreign cities and states that no list knows: letters behind a
// country, with a suffix that says so or behind a word of place (在西班牙萨拉戈萨).
func (sc *scan) abroad() {
	for i := range sc.tokens {
		if !sc.country(i) {
			continue
		}
		j := i + 1
		for j < i+7 && sc.letter(j) {
			j++
		}
		suffixed := strings.HasSuffix(sc.text(i, j), "州") || strings.HasSuffix(sc.text(i, j), "省") || sc.reads(j, "市")
		if j < i+3 || !suffixed && (j < i+4 || strings.ContainsAny(sc.text(i+1, j), "中内上下前后两本各")) || !suffixed && (!sc.reads(i-1, "在", "位于", "于", "赴", "抵达", "、") || !sc.ends(j)) {
			continue
		}
		if sc.reads(j, "市") {
			j++
		}
		if suffixed || !sc.reads(i-1, "、") {
			sc.add(i+1, j, graph.Place, ruleAbroad)
		}
	}
}

// country reports whether token i is a country.
func (sc *scan) country(i int) bool {
	return sc.is(i, world) && !sc.is(i, known|region) && !sc.reads(i, "中国")
}

// counties notes counties by their short names that are words of the language
// elsewhere, right behind the province or city that they lie in: 贵州大方, 青海共和.
func (sc *scan) counties() {
	for i := range sc.tokens {
		if i+1 == len(sc.tokens) || !sc.place(i) {
			continue
		}
		for j := i + 2; j <= min(i+4, len(sc.tokens)); j++ {
			short := sc.text(i+1, j)
			if w := sc.d.get(short); w.any(verb|action|generic|ordinary|known) || !sc.ends(j) && !sc.is(j, ordinary|number|project|facility|zone) {
				continue
			}
			if key := sc.countyOf(short, sc.tokens[i].word.readings[0].Key); key != "" {
				sc.addSpan(span.Span{Start: sc.tokens[i].end, End: sc.tokens[j-1].end}, graph.Place, ruleCounty, key)
				break
			}
		}
	}
}

// countyOf is the key of the county called short that lies in the place with key
// within, or "".
func (sc *scan) countyOf(short, within string) string {
	for _, suffix := range []string{"县", "市", "区", "旗"} {
		w := sc.d.get(short + suffix)
		if !w.any(known) {
			continue
		}
		for _, r := range w.readings {
			if r.Class == graph.Place && slices.Contains(sc.reg.Ancestors(r.Key), within) {
				return r.Key
			}
		}
	}
	return ""
}

// towns notes townships by their suffix where a name may start: 横沔镇, 青龙桥街道.
func (sc *scan) towns() {
	for k := 2; k < len(sc.tokens); k++ {
		switch sc.text(k, k+1) {
		case "镇", "乡", "街道":
		default:
			continue
		}
		i := k - 1
		most := 3
		if strings.HasSuffix(sc.s[:sc.tokens[k].start], "族") {
			most = 5 // 渡口土家族乡
		}
		for i >= 0 && k-i < most && sc.letter(i) && sc.letter(i-1) {
			i--
		}
		if n := utf8.RuneCountInString(sc.text(i, k)); sc.letter(i) && n >= 2 && n <= most && (i == 0 || sc.is(i-1, punct|stop|verb)) {
			sc.add(i, k+1, graph.Place, ruleSuffix)
		}
	}
}

// ofDivision reports whether the suffix at token k is that of a name: the whole
// token, or the start of a body of the place (市政府).
func (sc *scan) ofDivision(k int) bool {
	if sc.is(k, government) {
		return true
	}
	if sc.tokens[k].end-sc.tokens[k].start > len("市") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[k].end:])
	return !strings.ContainsRune("场民值区级域城长面价情容", next)
}

// district reports whether the 区 at token k ends the name of a district by
// itself: two letters stand before it, and a word that ends names behind.
func (sc *scan) district(k int) bool {
	return sc.letter(k-1) && sc.letter(k-2) && !sc.place(k-1) && (k+1 == len(sc.tokens) || sc.is(k+1, stop|verb|punct)) && lower(sc.text(k-2, k+1)) > 0
}

// twoLetters is the first of the tokens that are the two letters of a name
// before token k, or -1: letters that no list knows, or a place by its short name.
func (sc *scan) twoLetters(k int) int {
	if sc.place(k-1) && sc.tokens[k-1].end-sc.tokens[k-1].start == len("东海") {
		return k - 1
	}
	if k < 2 || !sc.letter(k-1) || !sc.letter(k-2) || sc.letter(k-3) && !sc.crumb(k-3) {
		return -1
	}
	if name := sc.text(k-2, k); strings.ContainsAny(name, "各名强该本全我两多每此某等诸大年月日") {
		return -1
	}
	return k - 2
}

// nameStarts reports whether a name may start at token i: in the middle of a
// phrase the letters there are the rest of something else.
func (sc *scan) nameStarts(i int) bool {
	return i == 0 || sc.is(i-1, punct|stop|verb|title|date|known|world|generic)
}

// lower is the number of bytes of the district, township or village that s
// starts with, two or three letters and the suffix, or 0.
func lower(s string) int {
	runes := 0
	for at, r := range s {
		runes++
		if runes > 4 || !isHan(r) {
			return 0
		}
		if runes >= 3 && slices.Contains([]rune("区县镇乡村"), r) {
			name := s[:at]
			if slices.ContainsFunc([]string{"新", "高新", "经开", "开发", "园", "景", "城", "山", "社", "灾", "老", "示范", "工业", "保税", "片", "试验", "合作"}, func(word string) bool { return strings.HasSuffix(name, word) }) && r == '区' {
				return 0
			}
			return at + utf8.RuneLen(r)
		}
	}
	return 0
}
