package value_test

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/value"
)

// quantity is what a test says of a quantity.
type quantity struct {
	Text, Core, Amount, High, Unit string
	Kind                           value.Kind
	Qualifier                      value.Qualifier
}

func quantities(s string) []quantity {
	var list []quantity
	for _, q := range value.Scan(s).Quantities {
		list = append(list, quantity{s[q.Span.Start:q.Span.End], s[q.Core.Start:q.Core.End], q.Amount(), q.High, q.Unit, q.Kind, q.Qualifier})
	}
	return list
}

func TestQuantities(t *testing.T) {
	for _, test := range []struct {
		text string
		want []quantity
	}{
		{"总投资100亿元的电站", []quantity{{"100亿元", "100亿元", "10000000000", "", "亿元", value.Money, value.Exact}}},
		{"总投资约50亿元。", []quantity{{"约50亿元", "50亿元", "5000000000", "", "亿元", value.Money, value.About}}},
		{"投资超过1.2万亿元", []quantity{{"超过1.2万亿元", "1.2万亿元", "1200000000000", "", "万亿元", value.Money, value.Over}}},
		{"逾３．２６亿元", []quantity{{"逾３．２６亿元", "３．２６亿元", "326000000", "", "亿元", value.Money, value.Over}}},
		{"计划投资50多亿元", []quantity{{"50多亿元", "50多亿元", "5000000000", "", "亿元", value.Money, value.Over}}},
		{"１２０亿", []quantity{{"１２０亿", "１２０亿", "12000000000", "", "亿", value.Bare, value.Exact}}},
		{"人民币2亿元", []quantity{{"人民币2亿元", "2亿元", "200000000", "", "亿元", value.Money, value.Exact}}},
		{"人民币2亿", []quantity{{"人民币2亿", "2亿", "200000000", "", "亿", value.Money, value.Exact}}},
		{"约10亿美元", []quantity{{"约10亿美元", "10亿美元", "1000000000", "", "亿美元", value.Money, value.About}}},
		{"400亿元人民币", []quantity{{"400亿元人民币", "400亿元人民币", "40000000000", "", "亿元人民币", value.Money, value.Exact}}},
		{"总投资 100 亿元", []quantity{{"100 亿元", "100 亿元", "10000000000", "", "亿元", value.Money, value.Exact}}},
		{"补助最高达1000万元", []quantity{{"最高达1000万元", "1000万元", "10000000", "", "万元", value.Money, value.UpTo}}},
		{"税收1个亿", []quantity{{"1个亿", "1个亿", "100000000", "", "亿", value.Bare, value.Exact}}},
		{"税收3亿～5亿元", []quantity{{"3亿～5亿元", "3亿～5亿元", "300000000", "5", "亿元", value.Money, value.Exact}}},
		{"税收6-8亿元", []quantity{{"6-8亿元", "6-8亿元", "600000000", "8", "亿元", value.Money, value.Exact}}},
		{"8000万至1.2亿元", []quantity{{"8000万至1.2亿元", "8000万至1.2亿元", "80000000", "1.2", "亿元", value.Money, value.Exact}}},
		{"节电40%~80%", []quantity{{"40%~80%", "40%~80%", "40", "80", "%", value.Percent, value.Exact}}},
		{"增长192％", []quantity{{"192％", "192％", "192", "", "%", value.Percent, value.Exact}}},
		{"提高0.5个百分点", []quantity{{"0.5个百分点", "0.5个百分点", "0.5", "", "个百分点", value.Percent, value.Exact}}},
		{"20余家央企", []quantity{{"20余家", "20余家", "20", "", "家", value.Count, value.Over}}},
		{"近两百名客商", []quantity{{"近两百名", "两百名", "200", "", "名", value.Count, value.About}}},
		{"两三百家企业", []quantity{{"两三百家", "两三百家", "200", "300", "家", value.Count, value.Exact}}},
		{"一百二十座桥", []quantity{{"一百二十座", "一百二十座", "120", "", "座", value.Count, value.Exact}}},
		{"十五个项目", []quantity{{"十五个", "十五个", "15", "", "个", value.Count, value.Exact}}},
		{"5.3亿条数据", []quantity{{"5.3亿条", "5.3亿条", "530000000", "", "亿条", value.Count, value.Exact}}},
		{"年供电8亿千瓦时", []quantity{{"8亿千瓦时", "8亿千瓦时", "800000000", "", "亿千瓦时", value.Measure, value.Exact}}},
		{"单机容量为1500千瓦", []quantity{{"1500千瓦", "1500千瓦", "1500", "", "千瓦", value.Measure, value.Exact}}},
		{"减排48万多吨", []quantity{{"48万多吨", "48万多吨", "480000", "", "万吨", value.Measure, value.Over}}},
		{"100万吨/年乙烯", []quantity{{"100万吨/年", "100万吨/年", "1000000", "", "万吨/年", value.Measure, value.Exact}}},
		{"三千多千瓦", []quantity{{"三千多千瓦", "三千多千瓦", "3000", "", "千瓦", value.Measure, value.Over}}},
		{"1,234.5公里以上", []quantity{{"1,234.5公里以上", "1,234.5公里", "1234.5", "", "公里", value.Measure, value.Over}}},
		{"建设期24个月", []quantity{{"24个月", "24个月", "24", "", "个月", value.Duration, value.Exact}}},
		{"0.2GWh中试线", []quantity{{"0.2GWh", "0.2GWh", "0.2", "", "GWh", value.Measure, value.Exact}}},
		{"附近5公里", []quantity{{"5公里", "5公里", "5", "", "公里", value.Measure, value.Exact}}},
		{"3个PPP项目", []quantity{{"3个", "3个", "3", "", "个", value.Count, value.Exact}}},
		{"库容300万方", []quantity{{"300万方", "300万方", "3000000", "", "万方", value.Measure, value.Exact}}},
		{"签约4+2艘多用途船", nil},
		{"三方会谈", nil},
		{"第一度电、第二十二次会议", nil},
		{"第12届大会", nil},
		{"C919客机、G7高速", nil},
		{"股票600328.SH", nil},
		{"一体化、三期、十四五、零部件", nil},
		{"2×350兆瓦机组", nil},
		{"2023年6月21日", nil},
	} {
		if diff := cmp.Diff(test.want, quantities(test.text)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.text, diff)
		}
	}
}

func TestShift(t *testing.T) {
	for _, test := range []struct {
		d      string
		places int
		want   string
	}{
		{"1.2", 12, "1200000000000"},
		{"45.6", 8, "4560000000"},
		{"50", -2, "0.5"},
		{"14.50", 8, "1450000000"},
		{"0.5", 8, "50000000"},
		{"007", 0, "7"},
		{"0", 4, "0"},
		{"5", -3, "0.005"},
		{"1.50", 0, "1.5"},
	} {
		if got := value.Shift(test.d, test.places); got != test.want {
			t.Errorf("Shift(%q, %d) = %q, want %q", test.d, test.places, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	march := value.Calendar{Published: value.Day{Year: 2024, Month: 3, Day: 18}}
	unknown := value.Calendar{}
	for _, test := range []struct {
		text     string
		calendar value.Calendar
		want     []string // text=ISO
	}{
		{"2023年6月21日开工", unknown, []string{"2023年6月21日=2023-06-21"}},
		{"２０２３年６月２１日", unknown, []string{"２０２３年６月２１日=2023-06-21"}},
		{"二〇二三年6月", unknown, []string{"二〇二三年6月=2023-06"}},
		{"2021年9月签署", unknown, []string{"2021年9月=2021-09"}},
		{"6月21日开工", unknown, []string{"6月21日=--06-21"}},
		{"6月21日开工", value.Calendar{Year: 2023}, []string{"6月21日=2023-06-21"}},
		{"3月1日开工", march, []string{"3月1日=2024-03-01"}},
		{"12月29日开工", march, []string{"12月29日=2023-12-29"}},
		{"1月2日开工", value.Calendar{Published: value.Day{Year: 2023, Month: 12, Day: 30}}, []string{"1月2日=2024-01-02"}},
		{"今年5月通车", march, []string{"今年5月=2024-05"}},
		{"今年5月通车", unknown, []string{"今年5月=--05"}},
		{"去年底签约", march, []string{"去年底=2023"}},
		{"今天（3月18日）举行", unknown, []string{"今天（3月18日）=--03-18"}},
		{"昨晚（2月29日）签署", march, []string{"昨晚（2月29日）=2024-02-29"}},
		{"昨天签署", march, []string{"昨天=2024-03-17"}},
		{"22日晚间公告", march, []string{"22日=2024-02-22"}},
		{"18日公告", march, []string{"18日=2024-03-18"}},
		{"7月23日开工，24日签约", march, []string{"7月23日=2023-07-23", "24日=2023-07-24"}},
		{"23日至24日", march, []string{"23日=2024-02-23", "24日=2024-02-24"}},
		{"5月23-24日", value.Calendar{Year: 2024}, []string{"5月23=2024-05-23", "24日=2024-05-24"}},
		{"在2013-2014年建设", unknown, []string{"2013=2013", "2014年=2014"}},
		{"2013年上半年建成", unknown, []string{"2013年上半年=2013"}},
		{"发布于2024/3/2", unknown, []string{"2024/3/2=2024-03-02"}},
		{"2011-04-19", unknown, []string{"2011-04-19=2011-04-19"}},
		{"7月底开通", march, []string{"7月底=2023-07"}},
		{"2月30日", march, []string{"2月30日="}},
		{"6月5日签约，当日开工", march, []string{"6月5日=2023-06-05", "当日=2023-06-05"}},
		{"合作期28年4个月，7日内办结，前5个月", march, nil},
		{"日前，近日，目前，达产后年均利润", march, nil},
		{"1-10月、1至5月", march, nil},
		{"2000吨、1800年产5万吨", march, nil},
	} {
		var got []string
		before := value.Day{}
		for _, d := range value.Scan(test.text).Dates {
			day := test.calendar.Resolve(d, before, false)
			before = day
			got = append(got, test.text[d.Span.Start:d.Span.End]+"="+day.String())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.text, diff)
		}
	}
}

func TestAhead(t *testing.T) {
	c := value.Calendar{Published: value.Day{Year: 2024, Month: 3, Day: 18}}
	d := value.Scan("将于9月1日起施行").Dates[0]
	if got := c.Resolve(d, value.Day{}, true).String(); got != "2024-09-01" {
		t.Errorf("what is still to come is of %s", got)
	}
	if got := c.Resolve(d, value.Day{}, false).String(); got != "2023-09-01" {
		t.Errorf("what has been is of %s", got)
	}
}

func TestPeriod(t *testing.T) {
	c := value.Calendar{Published: value.Day{Year: 2024, Month: 3, Day: 18}}
	for text, want := range map[string]string{
		"今年上半年": "2024-S1", "2023年三季度": "2023-Q3", "2022年": "2022", "去年12月": "2023-12", "2021年底": "2021",
	} {
		if got := c.Period(value.Scan(text).Dates[0], value.Day{}); got != want {
			t.Errorf("%s is of %s, want %s", text, got, want)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, iso := range []string{"2023-06-21", "2021-09", "2021", "--06-21", "--06", ""} {
		if got := value.ParseDay(iso).String(); got != iso {
			t.Errorf("%q is read as %q", iso, got)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"总投资约50亿元，8000万至1.2亿元，两三百家", "2023年6月21日，今天（3月18日），2013-2014年，23-24日",
		"１２０亿 元 / 吨", "一二三四五", "1个亿", "人民币", "0.2GWh", "第12届", "2024.3.2", "\xff5\xe4\xb8",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := value.Scan(s)
		last := 0
		for _, q := range v.Quantities {
			if q.Core.Start < last || q.Core.Len() <= 0 || q.Core.End > len(s) || q.Span.Start < 0 || q.Span.End > len(s) || q.Span.Start > q.Core.Start || q.Span.End < q.Core.End {
				t.Fatalf("%q: %+v", s, q)
			}
			if got := q.Amount(); got == "" || !utf8.ValidString(got) {
				t.Fatalf("%q: amount %q", s, got)
			}
			last = q.Core.End
		}
		last = 0
		for _, d := range v.Dates {
			if d.Span.Start < last || d.Span.Len() <= 0 || d.Span.End > len(s) {
				t.Fatalf("%q: %+v", s, d)
			}
			value.Calendar{Published: value.Day{Year: 2024, Month: 3, Day: 1}}.Resolve(d, value.Day{}, false)
			last = d.Span.End
		}
	})
}

func BenchmarkScan(b *testing.B) {
	s := "6月21日，远山市举行集中签约，签约粮油加工、新能源等9个项目，总投资额约100亿元，预计年产值超过80亿元，带动就业两千余人。"
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		value.Scan(s)
	}
}
