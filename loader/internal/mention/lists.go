package mention

import (
	"embed"
	"path"
	"strings"
)

//go:embed lists/*.txt
var lists embed.FS

// kind is a set of what a word may be; a word of several lists has several bits.
type kind uint32

// The kinds of word: one list file each, named in [listKinds].
const (
	stop       kind = 1 << iota // never part of a name
	verb                        // ends a name, unless it is part of an action (综合开发建设项目)
	action                      // a noun of action: part of a name
	generic                     // names nothing by itself (重点, 重大)
	project                     // heads of names
	facility                    //
	zone                        //
	enterprise                  //
	business                    // what a company's short name ends in (科技, 电气)
	government                  //
	event                       //
	policy                      //
	platform                    //
	title                       // stands before a person's name
	surname                     //
	saying                      // follows a person's name
	counter                     // 个, 家
	measure                     // 万吨, 兆瓦
	company                     // a name by itself
	world                       // a place by itself
	abstract                    // sounds like an industry
	region                      // a part of the world or of China by itself
	industry                    // an industry by itself
	work                        // a great public work by itself (西气东输)
	ordinary                    // everyday words, listed so that no name is read into them
	known                       // a name of the registry
	number                      // digits
	latin                       // Latin letters
	date                        // 2021年9月, 6月21日
	punct                       // anything that is no letter or digit
)

// listKinds says which kind the words of a list file are: the one place to add
// a list. To add a word, add it to the file.
var listKinds = map[string]kind{
	"stop.txt": stop, "verb.txt": verb, "action.txt": action, "generic.txt": generic,
	"project.txt": project, "facility.txt": facility, "zone.txt": zone, "enterprise.txt": enterprise, "business.txt": business,
	"government.txt": government, "event.txt": event, "policy.txt": policy, "platform.txt": platform,
	"title.txt": title, "surname.txt": surname, "saying.txt": saying, "counter.txt": counter, "measure.txt": measure,
	"company.txt": company, "world.txt": world, "abstract.txt": industry | abstract, "region.txt": world | region, "industry.txt": industry, "work.txt": work, "ordinary.txt": ordinary, "common.txt": ordinary,
}

// words calls yield with every word of every list.
func words(yield func(word string, k kind)) {
	for name, k := range listKinds {
		for line := range strings.Lines(read(name)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for word := range strings.FieldsSeq(line) {
				yield(word, k)
			}
		}
	}
}

// read is the text of an embedded list. The list is part of the program, so a
// missing one is a mistake of the programmer.
func read(name string) string {
	data, err := lists.ReadFile(path.Join("lists", name))
	if err != nil {
		panic(err)
	}
	return string(data)
}
