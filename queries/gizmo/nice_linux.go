package gizmo

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// backNice is the niceness of a worker whose query takes long.
const backNice = 15

// standBack lets the scheduler prefer every other process to the worker. Only
// the superuser could undo it, so the worker is retired after its query. It is
// a kindness: failures do not matter.
func (p *process) standBack() {
	dir := "/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/task"
	tasks, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	p.retired.Store(true)
	for _, t := range tasks {
		if tid, err := strconv.Atoi(t.Name()); err == nil {
			_ = unix.Setpriority(unix.PRIO_PROCESS, tid, backNice) // see above
		}
	}
}

// widen lets a pipe hold more, so that both of its ends run longer at a time.
// Failures do not matter.
func widen(pipe io.Closer) {
	if f, ok := pipe.(*os.File); ok {
		if raw, err := f.SyscallConn(); err == nil {
			_ = raw.Control(func(fd uintptr) { _, _ = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, pipeSize) }) // see above
		}
	}
}

const pipeSize = 1 << 20
