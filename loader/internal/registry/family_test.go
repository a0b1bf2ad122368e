package registry_test

import (
	"testing"

	"soegraph/loader/internal/registry"
)

func TestInferSubsidiary(t *testing.T) {
	r := load(t)
	for _, c := range []struct{ name, group string }{
		// group, place, company
		{"中车大连公司", "crrc"},
		{"中车大连机车车辆有限公司", "crrc"},
		{"中国中车唐山公司", "crrc"},
		{"中国石油天然气股份有限公司大连石化分公司", "cnpc"},
		{"中石油大连石化", "cnpc"},
		{"中石油太湖公司", "cnpc"},
		{"中石化新星新能源公司", "sinopec"},
		{"中国北方工业大连有限公司", "norinco"},
		{"中粮油脂", "cofco"},
		{"中粮贸易（大连）有限公司", "cofco"},
		{"中广核新能源安徽公司", "cgn"},
		{"华能大连电厂", "chng"},
		{"国网辽宁电力", "sgcc"},
		{"国家电投东北公司", "spic"},
		{"中电投新疆公司", "中国电力投资集团公司"},
		{"中盐(内蒙古)碱业有限公司", "cnsic"},
		{"中铝香港", "chinalco"},
		{"中船陕柴", "cssc"},
		{"华润热电", "crc"},
		{"招商银行大连分行", "cmg"},
		{"中远海运重工", "cosco"},
		// bureaus, by their number
		{"中铁一局", "crec"},
		{"中铁十局集团有限公司", "crec"},
		{"中铁十一局", "crcc"},
		{"中铁十四局", "crcc"},
		{"中铁二十五局第三工程公司", "crcc"},
		{"中铁二十六局", ""},
		{"中建八局", "cscec"},
		{"中建八局东北公司", "cscec"},
		{"中国建筑第七工程局有限公司", "cscec"},
		{"中交一航局", "cccc"},
		{"中交一航局第三工程有限公司", "cccc"},
		{"中交第三公路工程局有限公司", "cccc"},
		{"水电十五局", "powerchina"},
		{"中国十七冶集团", "minmetals"},
		{"中国二十二冶", "minmetals"},
		// one group's name starts another's
		{"中建材蚌埠玻璃院", "cnbm"},
		{"中建科工", "cscec"},
		{"中铁建昆仑投资", "crcc"},
		{"中铁建工集团", "crec"},
		{"中铁大桥局", "crec"},
		{"中铁特货", "china-railway"},
		{"中海油能源发展公司", "cnooc"},
		{"中海地产大连公司", "cscec"},
		{"中煤科工沈阳研究院", "ccteg"},
		{"中煤平朔公司", "chinacoal"},
		{"中航西飞", "avic"},
		{"中航光电科技", "avic"},
		{"大唐电信", "cict"},
		{"大唐托克托发电公司", "cdt"},
		{"国电南瑞科技", "sgcc"},
		{"国电电力", "ceic"},
		{"中国国电大连公司", "中国国电集团公司"},
		{"神华宁煤", "神华集团有限责任公司"},
		{"北车大连机辆公司", "中国北车"},
		// nobody's, or several could own it
		{"中铁某物资公司", ""},
		{"中航某科技公司", ""},
		{"中电某公司", ""},
		{"东方某公司", ""},
		// the group itself
		{"中国中车集团有限公司", ""},
		{"中车集团公司", ""},
		{"中粮", ""},
		{"中国北车", ""},
		{"中国石油集团公司", ""},
		// not companies
		{"国家能源局", ""},
		{"中国银行业协会", ""},
		{"中国石油大学", ""},
		{"三峡库区", ""},
		{"中国船舶工业行业协会", ""},
		{"国新办", ""},
		{"中国电力企业联合会", ""},
		// strangers
		{"北湖钢铁公司", ""},
		{"", ""},
		{"中", ""},
	} {
		want := c.group
		if want != "" {
			want = "enterprise/" + want
		}
		got, ok := r.InferSubsidiary(c.name)
		if got != want || ok != (want != "") {
			t.Errorf("%s: %q, %t, want %q", c.name, got, ok, want)
		}
	}
}

func TestLegalForm(t *testing.T) {
	for _, c := range []struct{ name, stem, form string }{
		{"中国中车集团有限公司", "中国中车", "集团有限公司"},
		{"中车大连公司", "中车大连", "公司"},
		{"北湖控股集团股份有限公司", "北湖", "控股集团股份有限公司"},
		{"北湖（集团）有限责任公司", "北湖", "（集团）有限责任公司"},
		{"北湖(集团)有限公司", "北湖", "（集团）有限公司"},
		{"北湖（南城）碱业有限公司", "北湖（南城）碱业", "有限公司"},
		{"北湖油气股份有限公司南城分公司", "北湖油气股份有限公司南城", "分公司"},
		{"北湖外贸总公司", "北湖外贸", "总公司"},
		{"北湖集团", "北湖", "集团"},
		{"北湖钢铁", "北湖钢铁", ""},
		{"集团公司", "集团公司", ""},
		{"有限公司", "有限公司", ""},
		{"湖公司", "湖公司", ""},
		{"有限公司管理办法", "有限公司管理办法", ""},
		{"", "", ""},
	} {
		stem, form := registry.LegalForm(c.name)
		if stem != c.stem || form != c.form {
			t.Errorf("%s: %q and %q, want %q and %q", c.name, stem, form, c.stem, c.form)
		}
	}
}
