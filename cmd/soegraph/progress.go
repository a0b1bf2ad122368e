package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"soegraph/loader"
)

// bar shows how far a load has come: a bar with rate and rest on a terminal,
// elsewhere a plain line every some seconds, and nothing where it is over before.
type bar struct {
	w     io.Writer
	bar   *progressbar.ProgressBar
	shown time.Time
}

// plainEvery is the time between plain lines.
const plainEvery = 5 * time.Second

func newBar(w io.Writer) *bar {
	b := &bar{w: w, shown: time.Now()}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		b.bar = progressbar.NewOptions64(
			1, progressbar.OptionSetWriter(w), progressbar.OptionShowBytes(true), progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30),
		)
	}
	return b
}

// update shows the state; what cannot be shown is no reason to stop a load.
func (b *bar) update(p loader.Progress) {
	switch {
	case b.bar != nil:
		b.bar.ChangeMax64(max(1, p.TotalBytes))
		b.bar.Describe(fmt.Sprintf("%d of %d files", p.Files, p.Total))
		_ = b.bar.Set64(p.Bytes)
	case time.Since(b.shown) >= plainEvery:
		b.shown = time.Now()
		fmt.Fprintf(b.w, "%d of %d files, %.1f of %.1f MB\n", p.Files, p.Total, float64(p.Bytes)/1e6, float64(p.TotalBytes)/1e6)
	}
}

func (b *bar) finish() {
	if b.bar != nil {
		_ = b.bar.Finish()
	}
}
