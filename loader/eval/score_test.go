package eval_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/eval"
)

const gold = `{"entities": [
  {"id": "e", "type": "Enterprise", "name": "东海重工集团有限公司", "aliases": ["东海重工"]},
  {"id": "p", "type": "Project", "name": "东海重工 船坞项目", "alt_types": ["Facility"]},
  {"id": "z", "type": "Zone", "name": "青屿湾新区", "optional": true, "accept": ["青屿湾"]},
  {"id": "q", "type": "Event", "name": "集中签约"}],
 "relations": [
  {"s": "e", "p": "participatesIn", "o": "p"},
  {"s": "p", "p": "investment", "o": "5000000000", "alt_o": [5100000000]},
  {"s": "q", "p": "date", "o": "--06-21"},
  {"s": "z", "p": "figure", "o": "固定资产投资=45.6 亿元"},
  {"s": "p", "p": "locatedIn", "o": "z", "optional": true},
  {"s": "e", "p": "cooperatesWith", "o": "z"}]}`

func TestCompare(t *testing.T) {
	tests := []struct {
		name, found         string
		entities, relations eval.Count
	}{
		{
			"nothing", `{"entities": [], "relations": []}`,
			eval.Count{Gold: 3},
			eval.Count{Gold: 5},
		},
		{
			"names compare without signs and width, classes by family", `{"entities": [
			  {"id": "1", "type": "Enterprise", "name": "（东海重工）"},
			  {"id": "2", "type": "Platform", "name": "东海重工船坞项目"},
			  {"id": "3", "type": "Place", "name": "青屿湾"},
			  {"id": "4", "type": "Person", "name": "集中签约"}], "relations": []}`,
			eval.Count{Gold: 3, Found: 2, Given: 3, Right: 2},
			eval.Count{Gold: 5},
		},
		{
			"what is optional neither helps nor harms; what is given twice counts once", `{"entities": [
			  {"id": "1", "type": "Enterprise", "name": "东海重工"},
			  {"id": "2", "type": "Project", "name": "东海重工船坞项目"},
			  {"id": "3", "type": "Zone", "name": "青屿湾"}],
			 "relations": [
			  {"s": "1", "p": "participatesIn", "o": "2"}, {"s": "1", "p": "participatesIn", "o": "2"},
			  {"s": "2", "p": "locatedIn", "o": "3"},
			  {"s": "2", "p": "investment", "o": "approx 5100000000"},
			  {"s": "2", "p": "status", "o": "planned"}]}`,
			eval.Count{Gold: 3, Found: 2, Given: 2, Right: 2},
			eval.Count{Gold: 5, Found: 2, Given: 3, Right: 2},
		},
		{
			"cooperation has no direction, a date without a year fits any year, figures compare by value and unit", `{"entities": [
			  {"id": "1", "type": "Enterprise", "name": "东海重工"},
			  {"id": "2", "type": "Event", "name": "集中签约"},
			  {"id": "3", "type": "Zone", "name": "青屿湾"}],
			 "relations": [
			  {"s": "3", "p": "cooperatesWith", "o": "1"},
			  {"s": "2", "p": "date", "o": "2023-06-21"},
			  {"s": "3", "p": "figure", "o": "投资=4560000000 元"}]}`,
			eval.Count{Gold: 3, Found: 2, Given: 2, Right: 2},
			eval.Count{Gold: 5, Found: 3, Given: 3, Right: 3},
		},
		{
			"another currency, another day, another unit are wrong", `{"entities": [
			  {"id": "2", "type": "Event", "name": "集中签约"},
			  {"id": "3", "type": "Zone", "name": "青屿湾"},
			  {"id": "4", "type": "Project", "name": "东海重工船坞项目"}],
			 "relations": [
			  {"s": "4", "p": "investment", "o": "5000000000 USD"},
			  {"s": "2", "p": "date", "o": "2023-06-22"},
			  {"s": "3", "p": "figure", "o": "投资=45.6 %"}]}`,
			eval.Count{Gold: 3, Found: 2, Given: 2, Right: 2},
			eval.Count{Gold: 5, Given: 3},
		},
	}
	g := parse(t, gold)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := eval.Compare(g, parse(t, test.found))
			if diff := cmp.Diff(test.entities, s.Entities); diff != "" {
				t.Errorf("entities (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.relations, s.Relations); diff != "" {
				t.Errorf("relations (-want +got):\n%s", diff)
			}
		})
	}
}

func parse(t *testing.T, s string) eval.Document {
	t.Helper()
	d, err := eval.Parse("test", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseNamesTheFile(t *testing.T) {
	if _, err := eval.Parse("x.gold.json", []byte("{")); err == nil || err.Error()[:11] != "x.gold.json" {
		t.Errorf("Parse: %v", err)
	}
}
