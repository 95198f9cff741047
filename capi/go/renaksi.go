// Package renaksi reads, checks and explains plans of Indonesian government offices (rencana aksi kinerja).
//
// It stands on the C library librenaksi.so.0, which pkg-config finds under the name renaksi-c.
//
// # Lifetimes
//
// A Plan, a Table and a Builder hold memory of the library. Close gives it back at once and may be called any number of times; where it
// is forgotten the garbage collector does it. A Table keeps alive what it shows: its Plan may be closed first. Texts, errors and figures
// that the methods return are Go's own and live as long as Go wants.
//
// Slices are the exception, and the reason why they cost nothing: what Table.Int64, Int32, Uint8, Money, TextColumn.Raw and
// ListColumn.Raw return is the library's memory itself. It may be read until the Table is closed, and must never be written to. The
// garbage collector cannot see a slice into foreign memory, so a Table that has given one is freed by Close alone: write
//
//	table, err := plan.Table()
//	if err != nil { … }
//	defer table.Close()
//
// # Goroutines
//
// Any number of goroutines may use one Plan or one Table, and close it: Close waits for the calls that are running, later ones fail. A
// Builder belongs to one goroutine at a time.
//
// # Money
//
// Amounts are int64 sen, 1/100 Rupiah. A blank cell, "-" and a value are three states, see AmountState; a row without a value is 0 in the
// slice of Table.Money and false in Table.Valid.
//
// # Errors
//
// Every error is an *Error with the place in the input, and errors.Is tells its kind: errors.Is(err, renaksi.ErrNoTable).
package renaksi

/*
#cgo pkg-config: renaksi-c
#include <renaksi.h>
*/
import "C"

// The numbers of the header that this package is written for.
const (
	VersionMajor        = 0
	VersionMinor        = 1
	VersionPatch        = 0
	headerABIVersion    = 0
	headerFormatVersion = 1
)

// Version of the library that runs: major * 10000 + minor * 100 + patch.
func Version() int { return int(C.renaksi_version()) }

// ABIVersion of the library that runs.
func ABIVersion() int { return int(C.renaksi_abi_version()) }

// FormatVersion of the JSON shapes that the library writes.
func FormatVersion() int { return int(C.renaksi_format_version()) }
