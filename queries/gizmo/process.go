package gizmo

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"soegraph/graph"
)

const (
	grace     = 100 * time.Millisecond // from the deadline until a worker that has not ended is killed
	startTime = 10 * time.Second       // that a worker may take to open the store
)

// process is a worker as the engine sees it.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	pipe    io.Closer // under out
	stderr  *tail
	buf     []byte
	killed  atomic.Bool
	retired atomic.Bool // it is not to answer another query
	sent    sync.Mutex
	end     sync.Once
	started time.Time
	number  atomic.Uint64 // of the last query
}

// start starts a worker and waits until it has opened the store.
func start(command []string) (*process, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = workerEnvironment()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for the engine
	p := &process{cmd: cmd, stderr: &tail{}, started: time.Now()}
	cmd.Stderr = p.stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	widen(out)
	p.in, p.pipe, p.out = in, out, bufio.NewReaderSize(out, 2*frameSize)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	late := time.AfterFunc(startTime, p.kill)
	kind, _, err := readFrame(p.out, nil)
	late.Stop()
	if err != nil || kind != ready {
		p.stop()
		return nil, fmt.Errorf("start a worker: %s", p.stderr.cause())
	}
	return p, nil
}

// workerEnvironment is the little of the environment that a worker needs: what
// the engine's process may know (tokens, passwords) is not for queries.
func workerEnvironment() []string {
	var env []string
	for _, kv := range os.Environ() {
		name, _, _ := strings.Cut(kv, "=")
		if slices.Contains([]string{"PATH", "HOME", "TZ", "LANG", "TMPDIR", workerMark}, name) {
			env = append(env, kv)
		}
	}
	return append(env, "GOTRACEBACK=none", "GOMAXPROCS=2")
}

// workerMark is the variable by which tests tell their own binary that it is a
// worker.
const workerMark = "SOEGRAPH_GIZMO_WORKER"

// ask sends a query.
func (p *process) ask(query []byte) {
	p.number.Add(1)
	p.tell(ask, numbered(p.number.Load(), query))
}

// tell writes to the worker. A write can only fail where the worker is dead,
// which reading from it finds out.
func (p *process) tell(kind frame, payload []byte) {
	p.sent.Lock()
	defer p.sent.Unlock()
	_ = writeFrame(p.in, kind, payload) // see above
}

// kill kills the worker. Whoever reads from it sees its end at once, though the
// system may take a while to clear away its memory.
func (p *process) kill() {
	p.killed.Store(true)
	_ = p.cmd.Process.Kill() // it may be dead already
	_ = p.pipe.Close()       // nothing more is read
}

// stop ends the worker and waits until it is gone.
func (p *process) stop() {
	p.end.Do(func() {
		p.kill()
		_ = p.in.Close()
		_ = p.cmd.Wait() // that it was killed is no news
	})
}

// answer reads frames until the query has ended. It gives each row. An error of
// give ends the query.
func (p *process) answer(give func(Row) error) (outcome, error) {
	var failed error
	for {
		kind, payload, err := readFrame(p.out, p.buf)
		if err != nil {
			return outcome{}, errors.Join(errDied, failed)
		}
		p.buf = payload
		switch kind {
		case rows:
			for line := range lines(payload) {
				if failed != nil {
					break
				}
				if failed = give(Row(line)); failed != nil {
					p.tell(cancel, numbered(p.number.Load(), nil))
				}
			}
		case done:
			var o outcome
			if err := unmarshal(payload, &o); err != nil {
				return outcome{}, errors.Join(errDied, failed)
			}
			return o, failed
		}
	}
}

// errDied says that a worker ended without an answer.
var errDied = errors.New("the worker has died")

// outOfMemory is what Go's runtime writes last when the system gives it no more
// memory: its collector of garbage does not always find words for it.
var outOfMemory = []string{"out of memory", "cannot allocate memory", "pthread_create failed", "SIGSEGV", "newosproc"}

// died is why a worker that is dead died, for whoever asked the query.
func (p *process) died() error {
	text := p.stderr.cause()
	says := func(what string) bool { return strings.Contains(text, what) }
	switch {
	case slices.ContainsFunc(outOfMemory, says):
		return graph.Errorf(graph.TooLarge, "the query takes more memory than it may")
	case says("stack exceeds"):
		return graph.Errorf(graph.TooLarge, "the query nests values too deep")
	default:
		return graph.Errorf(graph.Internal, "the query ended its worker: %s", text)
	}
}

// tail keeps the last bytes that a worker writes to its standard error.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

const tailSize = 4 << 10

// Write keeps what fits.
func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := tailSize - len(t.buf); room > 0 { // the first lines say why
		t.buf = append(t.buf, b[:min(room, len(b))]...)
	}
	return len(b), nil
}

// cause is the first lines, in one.
func (t *tail) cause() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := strings.Join(strings.Fields(string(t.buf)), " ")
	if text == "" {
		return "it was ended from outside"
	}
	return text[:min(len(text), 400)]
}
