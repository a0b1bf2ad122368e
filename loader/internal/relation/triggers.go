package relation

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"soegraph/loader/internal/lexicon"
	"soegraph/loader/internal/span"
)

//go:embed triggers/*.txt
var triggers embed.FS

// kind is a set of what a word between names may say; a word that several lines
// of the lists hold has several bits.
type kind uint64

// The kinds of word, by the list file that holds them.
const (
	// role.txt: what an enterprise does in a project
	invests kind = 1 << iota
	constructs
	operates
	winsBid
	signs // 签署: an agreement rather than a stage
	agent // 由: the doer follows
	owner // 建设单位: is said of the enterprise that follows

	// stage.txt: how far a project has come
	planning
	contracting
	starting
	building
	completing
	operating
	terminating
	progressing // 推进: under construction where it goes on now

	// aspect.txt: whether what a verb says has happened
	ahead    // 拟, 将: it is still to come
	wish     // 希望: somebody wants it
	ongoing  // 正在
	negation // 尚未
	pausing  // 暂缓
	after    // 后, 时: the verb before sets a time only
	soon     // 筹备, 在即: what the verb before says is still to come

	// place.txt
	within   // 位于: the place follows
	at       // 在
	settling // 落户, 落地: the place follows, and the verb is a fact of its own
	seat     // 总部

	// tie.txt: between enterprises, and between them and areas
	cooperating
	establishing
	gathering // 集聚: the companies that a zone has follow
	owning    // 旗下, 全资子公司
	with      // 与, 和

	// event.txt
	holding   // 举行
	attending // 出席
	hosting   // 主办

	// industry.txt
	covering   // 涵盖
	fostering  // 打造: industries, where it names several
	industrial // 领域, 产业

	listing // 包括: a list of what was counted follows

	// policy.txt
	issuing
	governing
)

// kinds is the kinds by the word that begins their lines in the lists.
var kinds = map[string]kind{
	"invests": invests, "builds": constructs, "operates": operates, "wins-bid": winsBid, "signs": signs, "agent": agent, "owner": owner,
	"planned": planning, "signed": contracting, "started": starting, "under-construction": building, "completed": completing,
	"operating": operating, "terminated": terminating, "progresses": progressing,
	"ahead": ahead, "wish": wish, "ongoing": ongoing, "not": negation, "pauses": pausing, "after": after, "soon": soon,
	"within": within, "at": at, "settles": settling, "seat": seat,
	"cooperates": cooperating, "establishes": establishing, "gathers": gathering, "owns": owning, "with": with,
	"holds": holding, "attends": attending, "hosts": hosting,
	"covers": covering, "fosters": fostering, "industrial": industrial, "lists": listing,
	"issues": issuing, "governs": governing,
}

// word is a word of the lists that stands between the names of a sentence.
type word struct {
	span.Span
	kind
	text string
}

// is reports whether the word is of one of the kinds in k.
func (k kind) is(of kind) bool { return k&of != 0 }

// vocabulary is the words of the lists.
type vocabulary struct {
	lexicon *lexicon.Lexicon
	kinds   []kind // of a word of the lexicon
}

// theVocabulary reads the lists once.
var theVocabulary = sync.OnceValue(func() vocabulary {
	of := map[string]kind{}
	files, err := triggers.ReadDir("triggers")
	if err != nil {
		panic(err) // the lists are part of the program
	}
	for _, f := range files {
		data, err := triggers.ReadFile(path.Join("triggers", f.Name()))
		if err != nil {
			panic(err)
		}
		if err := readList(string(data), of); err != nil {
			panic(fmt.Errorf("%s: %w", f.Name(), err))
		}
	}
	words := make([]string, 0, len(of))
	for w := range of {
		words = append(words, w)
	}
	slices.Sort(words)
	v := vocabulary{lexicon: lexicon.New(slices.Values(words)), kinds: make([]kind, len(words))}
	for i, w := range words {
		v.kinds[i] = of[w]
	}
	return v
})

// readList adds the words of a list: lines of a kind and its words; lines that
// begin with # are for the reader.
func readList(list string, of map[string]kind) error {
	for text := range strings.Lines(list) {
		cells := strings.Fields(text)
		if len(cells) == 0 || strings.HasPrefix(cells[0], "#") {
			continue
		}
		k, ok := kinds[cells[0]]
		if !ok {
			return fmt.Errorf("no kind of word is called %q", cells[0])
		}
		for _, w := range cells[1:] {
			of[w] |= k
		}
	}
	return nil
}

// of is the kinds of a word, 0 where no list has it.
func (v vocabulary) of(s string) kind {
	if id, ok := v.lexicon.Find(s); ok {
		return v.kinds[id]
	}
	return 0
}

// between appends to a list the words of the lists in s outside of the names, in
// order, the longest at each place.
func (v vocabulary) between(list []word, s string, names []name) []word {
	find := func(from, to int) {
		for m := range v.lexicon.Longest(s[from:to]) {
			at := span.Span{Start: from + m.Start, End: from + m.End}
			list = append(list, word{at, v.kinds[m.ID], s[at.Start:at.End]})
		}
	}
	end := 0
	for _, n := range names {
		if n.within() {
			continue
		}
		if n.Start > end {
			find(end, n.Start)
		}
		end = max(end, n.End)
	}
	if end < len(s) {
		find(end, len(s))
	}
	return list
}
