package api_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
)

// What README and docs/api.md tell people to type is answered.
func TestExamples(t *testing.T) {
	f := newFixture(t, withGizmo(engine{}))
	line := regexp.MustCompile(`(?m)^curl (.*?)$`)
	words := regexp.MustCompile(`'[^']*'|\S+`)
	for _, path := range []string{"../README.md", "../README.zh.md", "../docs/api.md"} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := line.FindAllStringSubmatch(string(text), -1)
		if len(lines) < 5 {
			t.Errorf("%s has %d examples", path, len(lines))
		}
		for _, l := range lines {
			list := words.FindAllString(l[1], -1)
			for i := range list {
				list[i] = strings.Trim(list[i], "'")
			}
			w := httptest.NewRecorder()
			f.server.ServeHTTP(w, curl(t, list))
			if w.Code != http.StatusOK {
				t.Errorf("%s: curl %s: %d %s", path, l[1], w.Code, w.Body)
			}
		}
	}
}

// curl is the request that curl would make.
func curl(t *testing.T, words []string) *http.Request {
	t.Helper()
	method, body, header := http.MethodGet, "", http.Header{}
	var address string
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "-d":
			i++
			method, body = http.MethodPost, words[i]
			header.Set("Content-Type", "application/x-www-form-urlencoded")
		case "-H":
			i++
			name, value, _ := strings.Cut(words[i], ": ")
			header.Set(name, value)
		default:
			address = words[i]
		}
	}
	if !strings.HasPrefix(address, "http") {
		address = "http://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(method, u.RequestURI(), strings.NewReader(body))
	r.Header = header
	return r
}
