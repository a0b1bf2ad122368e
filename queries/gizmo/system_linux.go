package gizmo

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"time"

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

// processorTime is what the worker has used of the processor, in steps of a
// hundredth of a second.
func (p *process) processorTime() time.Duration {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/stat")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if len(fields) < 13 {
		return 0
	}
	ticks := 0
	for _, f := range fields[11:13] { // in user mode, and in the kernel
		n, err := strconv.Atoi(string(f))
		if err != nil {
			return 0
		}
		ticks += n
	}
	return time.Duration(ticks) * time.Second / ticksPerSecond
}

const ticksPerSecond = 100 // on every platform that Go runs on
