//go:build !linux

package gizmo

// standBack does nothing on systems other than Linux.
func (p *process) standBack() {}
