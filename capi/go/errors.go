package renaksi

/*
#include <renaksi.h>
*/
import "C"

import (
	"fmt"
	"strings"
)

// Status is the kind of an error. It is an error itself, for errors.Is.
type Status int32

// The kinds of errors. Their numbers are those of renaksi.h and never change.
const (
	ErrInvalidArgument   Status = 1  // a closed handle, a number outside its enumeration
	ErrNotFound          Status = 2  // no such file, column or field
	ErrNotAFile          Status = 3  // a folder, a device
	ErrNotReadable       Status = 4  // a file that the system does not let us read
	ErrEmptyInput        Status = 5  // no bytes, or white space only
	ErrBinaryInput       Status = 6  // bytes that are no text
	ErrBadEncoding       Status = 7  // text that is not UTF-8 where it must be
	ErrLimitExceeded     Status = 8  // more than the options or the memory layout allow
	ErrNoTable           Status = 9  // text without a table of a plan
	ErrBadNumber         Status = 10 // no number
	ErrAmbiguousNumber   Status = 11 // a number that reads in two ways
	ErrTooManyDecimals   Status = 12 // nothing is rounded silently
	ErrOverflow          Status = 13 // an amount or total beyond int64 sen
	ErrBadKode           Status = 14
	ErrBadDate           Status = 15
	ErrBadNIP            Status = 16
	ErrBadStructure      Status = 17 // rows that no plan can have
	ErrUnknownFormat     Status = 18
	ErrUnknownRule       Status = 19
	ErrNotWritable       Status = 20
	ErrDamagedFile       Status = 21 // cut off or broken inside; the message names the part
	ErrPasswordProtected Status = 22
	ErrNoMemory          Status = 100
	ErrInternal          Status = 101 // a defect of the library
)

// String is the name of the kind, such as "no_table"; "unknown" for a number that is none.
func (s Status) String() string { return C.GoString(C.renaksi_status_name(C.renaksi_status(s))) }

// Error makes a Status a target of errors.Is.
func (s Status) Error() string { return "renaksi: " + s.String() }

// Error says what went wrong and where. Zero means "not known" for Line, Column and Row.
type Error struct {
	Code    Status
	Line    int64  // 1-based line of the input
	Column  int64  // 1-based cell in a table, character in a single text
	Row     int64  // 1-based row of the slice that a bulk call was given
	Message string // in English
	cause   error  // what the system said, for files
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("renaksi: ")
	b.WriteString(e.Code.String())
	for _, place := range []struct {
		name string
		at   int64
	}{{"row", e.Row}, {"line", e.Line}, {"column", e.Column}} {
		if place.at != 0 {
			fmt.Fprintf(&b, ", %s %d", place.name, place.at)
		}
	}
	if e.Message != "" {
		b.WriteString(": ")
		b.WriteString(e.Message)
	}
	return b.String()
}

// Is holds for the Status of this error, and for an *Error that says the same.
func (e *Error) Is(target error) bool {
	switch t := target.(type) {
	case Status:
		return t == e.Code
	case *Error:
		return t.Code == e.Code && t.Line == e.Line && t.Column == e.Column && t.Row == e.Row && t.Message == e.Message
	}
	return false
}

// Unwrap is what the system said about a file, else nil.
func (e *Error) Unwrap() error { return e.cause }

// errorFrom is the error that a failed call filled.
func errorFrom(e *C.renaksi_error) error {
	return &Error{
		Code:    Status(e.code),
		Line:    int64(e.line),
		Column:  int64(e.column),
		Row:     int64(e.row),
		Message: C.GoString(&e.message[0]),
	}
}

func errorClosed(what string) error {
	return &Error{Code: ErrInvalidArgument, Message: what + " is closed"}
}
