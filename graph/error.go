package graph

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an [Error] is. Codes are stable: they appear
// in the API's problem details, and the command line maps them to exit codes.
type Code string

// The codes. Anything that has none is internal: its text is for the log.
const (
	Invalid     Code = "invalid"     // the input is not what it should be
	NotFound    Code = "not-found"   // no such entity, statement, document, query
	Ambiguous   Code = "ambiguous"   // a name that means more than one entity
	Conflict    Code = "conflict"    // contradicts what is there
	Busy        Code = "busy"        // too much at once, or another process holds it
	Timeout     Code = "timeout"     // the deadline passed
	TooLarge    Code = "too-large"   // over a limit on size, rows or memory
	Forbidden   Code = "forbidden"   // not allowed: no token, read-only
	Damaged     Code = "damaged"     // stored bytes are not what was written
	Unsupported Code = "unsupported" // a format or version that this build cannot read
	Internal    Code = "internal"    // none of the above
)

// Error is a failure that a user can act on: its Message says what is wrong,
// where, and what to do. Err, where set, is the cause.
type Error struct {
	Code    Code
	Message string
	Err     error
}

// Errorf makes an [Error]; a %w verb sets the cause.
func Errorf(code Code, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// Error is the message.
func (e *Error) Error() string { return e.Message }

// Unwrap is the cause, or nil.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf is the code of the first [Error] in err's chain, Internal where there
// is none, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}
