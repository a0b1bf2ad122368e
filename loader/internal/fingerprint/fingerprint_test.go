package fingerprint_test

import (
	"math/bits"
	"testing"

	"soegraph/graph"
	"soegraph/loader/internal/fingerprint"
)

const text = "3月2日，东港机车制造基地项目在湾头区开工。项目由华联车辆集团投资建设，总投资三十亿元，占地一千二百亩，" +
	"计划两年内建成投产，届时可年产机车三百台。市长在开工仪式上说，这是今年落户的最大的装备制造项目。"

func TestOf(t *testing.T) {
	tests := []struct {
		name, other string
		reprint     bool
	}{
		{"the same", text, true},
		{"another layout", "3月2日 ， 东港机车制造基地项目在湾头区开工。\n" + text[len("3月2日，东港机车制造基地项目在湾头区开工。"):], true},
		{"a word more", text + "（记者李平）", true},
		{"the same kind of news of another project", "4月9日，南岭抽水蓄能电站项目在白沙县开工。项目由南岭电力公司投资建设，总投资六十亿元，装机一百二十万千瓦，" +
			"计划五年内建成发电，届时可年发电十二亿度。县长在开工仪式上说，这是县里投资最大的能源项目。", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			distance := bits.OnesCount64(fingerprint.Of(text) ^ fingerprint.Of(test.other))
			if got := distance <= graph.ReprintDistance; got != test.reprint {
				t.Errorf("%d bits differ: a reprint: %v, not %v", distance, got, test.reprint)
			}
		})
	}
	if f := fingerprint.Of("太短"); f != 0 {
		t.Errorf("a text of two letters has the fingerprint %x", f)
	}
}
