//go:build !linux

package gizmo

import (
	"io"
	"time"
)

// standBack does nothing on systems other than Linux.
func (p *process) standBack() {}

// widen does nothing on systems other than Linux.
func widen(io.Closer) {}

// processorTime is the time since the worker started: other systems have no
// simple way to ask for more.
func (p *process) processorTime() time.Duration { return time.Since(p.started) }
