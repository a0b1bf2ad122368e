//go:build !linux

package gizmo

import "io"

// standBack does nothing on systems other than Linux.
func (p *process) standBack() {}

// widen does nothing on systems other than Linux.
func widen(io.Closer) {}
