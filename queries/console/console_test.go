package console_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store/quadstore/memory"
	"soegraph/queries/console"
	"soegraph/queries/gizmo"
)

// TestMain is the console too: a test that needs a terminal starts the test's
// own binary in one.
func TestMain(m *testing.M) {
	if history := os.Getenv("SOEGRAPH_CONSOLE_TEST"); history != "" {
		if err := console.Run(context.Background(), os.Stdin, options(os.Stdout, history)); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const facts = `
<https://w3id.org/soegraph/id/enterprise/crrc> <http://www.w3.org/2004/02/skos/core#prefLabel> "中国中车"@zh-Hans .
<https://w3id.org/soegraph/id/enterprise/crrc> <https://w3id.org/soegraph/ns#participatesIn> <https://w3id.org/soegraph/id/project/p1> .
<https://w3id.org/soegraph/id/project/p1> <http://www.w3.org/2004/02/skos/core#prefLabel> "太平湾\u0007港口"@zh-Hans .
`

func options(out io.Writer, history string) console.Options {
	var quads []graph.Quad
	for q, err := range nquads.NewReader(strings.NewReader(facts)).Quads() {
		if err == nil {
			quads = append(quads, q)
		}
	}
	return console.Options{
		Engine: gizmo.NewLocal(memory.New(quads...), nil), History: history, Out: out,
		Names: func(typed string) []string {
			if strings.HasPrefix("中国中车", typed) {
				return []string{"中国中车"}
			}
			return nil
		},
	}
}

// TestPiped runs a console whose input is no terminal.
func TestPiped(t *testing.T) {
	var out bytes.Buffer
	err := console.Run(t.Context(), strings.NewReader(`
g.V("id:enterprise/crrc")
  .save("skos:prefLabel", "name")
  .out("soe:participatesIn").all()
:param e id:project/p1
:param
:explain g.V(params.e).in("soe:participatesIn").all()
:json
g.V(params.e).count()
:nonsense
g.V().nothing()
g.emit("unclosed
:quit
g.V().all()
`), options(&out, ""))
	if graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a script with errors ends with %v", err)
	}
	want := `id             name
─────────────  ────────
id:project/p1  中国中车
1 row in TIME
params.e = "id:project/p1"
        1  subject of * <https://w3id.org/soegraph/ns#participatesIn> <https://w3id.org/soegraph/id/project/p1> *; index OPSG
{"value":1}
1 row in TIME
error: there is no command :nonsense: :help lists them
error: TypeError: Object has no member 'nothing' (line 1, column 14)
error: the query is not JavaScript: Line 1:8 Unexpected token ILLEGAL
`
	got := regexp.MustCompile(`in [0-9.]+(µs|ms)`).ReplaceAllString(out.String(), "in TIME")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// screen is a console in a terminal.
type screen struct {
	t       *testing.T
	tty     *os.File
	cmd     *exec.Cmd
	mu      sync.Mutex
	text    bytes.Buffer
	written int
}

func open(t *testing.T, history string) *screen {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SOEGRAPH_CONSOLE_TEST="+history, "TERM=xterm", "INPUTRC=/dev/null")
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		t.Skipf("no terminal here: %v", err)
	}
	s := &screen{t: t, tty: tty, cmd: cmd}
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := tty.Read(buf)
			s.mu.Lock()
			s.text.Write(buf[:n])
			s.written += n
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = tty.Close() })
	return s
}

// types presses keys when the screen has come to rest, as people do.
func (s *screen) types(keys string) {
	s.t.Helper()
	for before := -1; ; time.Sleep(100 * time.Millisecond) {
		s.mu.Lock()
		now := s.written
		s.mu.Unlock()
		if now == before {
			break
		}
		before = now
	}
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

var escapes = regexp.MustCompile("\x1b(\\[[0-9;?<>=]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78]|\\][^\x07]*\x07)")

// shows waits until the screen has shown a text since the last call.
func (s *screen) shows(want string) {
	s.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		s.mu.Lock()
		text := escapes.ReplaceAllString(s.text.String(), "")
		found := strings.Contains(text, want)
		if found {
			s.text.Reset()
		}
		s.mu.Unlock()
		if found {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.t.Fatalf("the screen does not show %q but %q", want, escapes.ReplaceAllString(s.text.String(), ""))
}

func TestTerminal(t *testing.T) {
	history := filepath.Join(t.TempDir(), "history")
	s := open(t, history)
	s.shows("gizmo> ")

	s.types("g.V(\"id:project/p1\")\r") // a path runs as it is
	s.shows("1 row in")
	s.types("g.V(\r")
	s.shows("g.V(\r") // and the cursor is on the next line
	s.types("\"id:project/p1\").save(\"skos:prefLabel\", \"name\").all()\r")
	s.shows("太平湾 港口") // control characters of the data do not reach the terminal

	s.types("g.V(entity(\"中\t") // a name completes
	s.shows("中国中车")
	s.types("\x03") // Ctrl-C gives the line up, and the console lives
	s.shows("gizmo> ")

	s.types("while (true) {}\r")
	time.Sleep(200 * time.Millisecond)
	s.types("\x03") // the terminal is in its usual mode: this is an interrupt
	s.shows("stopped after")

	s.types(":help\r")
	s.shows(":timeout DURATION")
	s.types("\x1b[A") // the key up: the last thing typed
	s.shows(":help")
	s.types("\x03")
	s.shows("gizmo> ")
	s.types("\x04")
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the console ended with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("Ctrl-D does not end the console")
	}

	again := open(t, history)
	again.shows("gizmo> ")
	again.types("\x1b[A\x1b[A")
	again.shows("while (true)")
}
