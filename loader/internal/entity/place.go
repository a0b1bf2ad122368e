package entity

import (
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
)

// place is what an article is about, as far as its places tell: the city that
// it names most, with what lies in it, the province of that, and a county where
// one is named most. Each is a mention, -1 where the text names none.
type place struct {
	city, province, county int
	key                    string // of the finest of city and province, "" where unknown
}

// headlined is how much more a place counts in a headline than in the text.
const headlined = 4

// places finds the place of every article of a document. An article that names
// none takes the document's.
func places(reg *registry.Registry, sentences []sentence.Sentence, mentions []mention.Mention) []place {
	articles := 0
	for _, s := range sentences {
		articles = max(articles, s.Article+1)
	}
	list := make([]place, articles)
	all := make([]int, len(mentions))
	of := make([][]int, articles)
	for i, m := range mentions {
		all[i] = i
		of[sentences[m.Sentence].Article] = append(of[sentences[m.Sentence].Article], i)
	}
	whole := placeOf(reg, sentences, mentions, all)
	for i := range list {
		list[i] = placeOf(reg, sentences, mentions, of[i])
		if list[i].key == "" {
			list[i] = whole
		}
		if list[i].province < 0 && within(reg, list[i].key, whole.province, mentions) {
			list[i].province = whole.province
		}
	}
	return list
}

// within reports whether the place with a key lies in the one that a mention names.
func within(reg *registry.Registry, key string, m int, mentions []mention.Mention) bool {
	return m >= 0 && slices.Contains(reg.Ancestors(key), mentions[m].Key)
}

// placeOf is the place that some of a document's mentions are about.
func placeOf(reg *registry.Registry, sentences []sentence.Sentence, mentions []mention.Mention, some []int) place {
	count := map[string]int{}
	first := map[string]int{}
	var order []string
	note := func(key string, n int) {
		if count[key] == 0 {
			order = append(order, key)
		}
		count[key] += n
	}
	for _, i := range some {
		m := mentions[i]
		s := sentences[m.Sentence]
		if m.Key == "" || m.Class != graph.Place && m.Class != graph.Zone {
			continue
		}
		n := 1
		if s.Kind == sentence.Headline {
			n = headlined
		}
		if _, ok := first[m.Key]; !ok {
			first[m.Key] = i
		}
		note(m.Key, n)
		for _, above := range reg.Ancestors(m.Key) {
			note(above, n)
		}
	}
	p := finest(reg, order, count, first)
	if p.county < 0 {
		p.county = unlisted(sentences, mentions, some, "县", "旗")
	}
	if p.city < 0 {
		p.city = unlisted(sentences, mentions, some, "市")
	}
	return p
}

// finest is the place that the keys of places, in their order, with how often and
// where first each is named, say that a text is about.
func finest(reg *registry.Registry, order []string, count, first map[string]int) place {
	best := func(kinds ...registry.RowKind) string {
		key := ""
		for _, k := range order {
			row, _ := reg.Row(k)
			if row.Class == graph.Place && slices.Contains(kinds, row.Kind) && count[k] > count[key] {
				key = k
			}
		}
		return key
	}
	named := func(key string) int {
		if i, ok := first[key]; ok {
			return i
		}
		return -1
	}
	p := place{county: named(best(registry.County))}
	city := best(registry.City)
	province := best(registry.Province)
	if city != "" && slices.Contains(reg.Ancestors(city), province) || province == "" {
		p.city, p.province, p.key = named(city), named(reg.Parent(city)), city
	} else {
		p.city, p.province, p.key = -1, named(province), province
	}
	if municipality(province) {
		p.city, p.key = named(province), province
	}
	return p
}

// unlisted is the place, by the end of its name, that a text is about and the
// registry lacks, as one that was renamed since: the one that it names most, twice
// or in the headline.
func unlisted(sentences []sentence.Sentence, mentions []mention.Mention, some []int, ends ...string) int {
	count, first := map[string]int{}, map[string]int{}
	best, most := -1, 1
	for _, i := range some {
		m := mentions[i]
		if m.Class != graph.Place || m.Key != "" || m.Anaphor || !slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(m.Text, end) }) {
			continue
		}
		if _, ok := first[m.Text]; !ok {
			first[m.Text] = i
		}
		count[m.Text]++
		if sentences[m.Sentence].Kind == sentence.Headline {
			count[m.Text] += headlined
		}
		if count[m.Text] > most {
			best, most = first[m.Text], count[m.Text]
		}
	}
	return best
}

// municipality reports whether a province is a city: Beijing, Tianjin, Shanghai, Chongqing.
func municipality(key string) bool {
	return slices.Contains([]string{"place/11", "place/12", "place/31", "place/50"}, key)
}
