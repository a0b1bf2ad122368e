package registry

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// legalForms is the ends of companies' names, the longest first where one ends
// in another. Brackets are wide.
var legalForms = []string{
	"（集团）股份有限公司", "（集团）有限责任公司", "（集团）有限公司", "（集团）总公司", "（集团）公司",
	"控股集团股份有限公司", "控股集团有限责任公司", "控股集团有限公司",
	"集团股份有限公司", "集团有限责任公司", "集团有限公司", "集团股份公司", "集团总公司", "集团公司",
	"股份有限公司", "有限责任公司", "股份公司", "有限公司", "总公司", "分公司", "公司", "（集团）", "集团",
}

// noStems is what is left where a name is nothing but a legal form.
var noStems = []string{"有限", "有限责任", "股份", "股份有限", "集团", "集团有限", "（集团）", "控股", "控股集团"}

// notForms is the ends that look like a legal form and are part of the name.
var notForms = []string{"总公司", "分公司"}

// LegalForm splits a company's name into its stem and its legal form: 中车大连
// and 公司, 中国中车 and 集团有限公司. The place stays in the stem. Narrow
// brackets count as wide. The form is "" where there is none, or where nothing
// would be left. A branch (分公司) keeps what it is a branch of: only its last
// word is cut.
func LegalForm(name string) (stem, form string) {
	name = wide(name)
	for _, f := range legalForms {
		rest, ok := strings.CutSuffix(name, f)
		if !ok || utf8.RuneCountInString(rest) < 2 || slices.Contains(noStems, rest) {
			continue
		}
		if f == "公司" && slices.ContainsFunc(notForms, func(n string) bool { return strings.HasSuffix(name, n) }) {
			continue
		}
		return rest, f
	}
	return name, ""
}
