// Command gen makes the registry's data from the collection that it comes from.
//
//	go run ./seeds/gen -from DIR [-to seeds/registry]
//
// DIR holds the collection: central-soes.csv, subsidiaries.csv and so on. What
// is written there by hand (names.csv, families.csv, words.csv, distinct.csv,
// more-zones.csv, VERSION) is left alone. See seeds/registry/README.md for what
// is taken over and what is not.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	from := flag.String("from", "../shared/registry", "`directory` of the collection")
	to := flag.String("to", "seeds/registry", "`directory` to write to")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// run writes every generated file of the directory to.
func run(from, to string) error {
	c, err := readCollection(from)
	if err != nil {
		return err
	}
	enterprises := c.enterprises()
	for _, t := range []table{
		enterprises, c.ambiguous(enterprises), c.places(), c.zones(), c.industries(), c.terms(),
	} {
		if err := t.write(to); err != nil {
			return err
		}
	}
	return nil
}
