package renaksi

/*
#include <renaksi.h>

static renaksi_status parse_rupiah(_GoString_ text, int32_t style, int64_t* sen, uint8_t* state, renaksi_error* error) {
    return renaksi_rupiah_parse(_GoStringPtr(text), _GoStringLen(text), style, sen, state, error);
}
*/
import "C"

import (
	"math"
	"strings"
	"unsafe"
)

// NumberStyle is how numbers are written.
type NumberStyle int32

// The styles of numbers.
const (
	NumbersAutomatic   NumberStyle = 0 // told from the text; a text that reads in two ways is refused
	NumbersDotGroups   NumberStyle = 1 // 1.234,50
	NumbersCommaGroups NumberStyle = 2 // 1,234.50
	NumbersPlain       NumberStyle = 3 // 1234.50
)

// Grouping is how FormatRupiah parts thousands.
type Grouping int32

// The groupings.
const (
	GroupingNone  Grouping = 0 // 1234567.50
	GroupingDot   Grouping = 1 // 1.234.567,50
	GroupingComma Grouping = 2 // 1,234,567.50
)

// AmountState is what a money cell says.
type AmountState uint8

// The states of an amount.
const (
	AmountBlank AmountState = 0
	AmountDash  AmountState = 1
	AmountValue AmountState = 2
)

// ParseRupiah reads one amount: `32,535,393`, `32.535.393,00`, `Rp. 1.544.000.000,-`, `(1.000)`, `-`, blank. The sen are 0 where there is
// no value. Errors: ErrBadNumber, ErrAmbiguousNumber, ErrTooManyDecimals, ErrOverflow.
func ParseRupiah(text string, style NumberStyle) (sen int64, state AmountState, err error) {
	var (
		cSen   C.int64_t
		cState C.uint8_t
		e      C.renaksi_error
	)
	status := C.parse_rupiah(text, C.int32_t(style), &cSen, &cState, &e)
	if status != C.RENAKSI_OK {
		return 0, AmountBlank, errorFrom(&e)
	}
	return int64(cSen), AmountState(cState), nil
}

// ParseRupiahMany reads many amounts in one call. The error of the first that is none has its number in Row.
func ParseRupiahMany(texts []string, style NumberStyle) (sen []int64, states []AmountState, err error) {
	if len(texts) == 0 {
		return nil, nil, nil
	}
	data, offsets, err := joinTexts(texts)
	if err != nil {
		return nil, nil, err
	}
	sen = make([]int64, len(texts))
	states = make([]AmountState, len(texts))
	var e C.renaksi_error
	status := C.renaksi_rupiah_parse_many((*C.char)(unsafe.Pointer(&data[0])), (*C.int32_t)(unsafe.Pointer(&offsets[0])),
		C.size_t(len(texts)), C.int32_t(style), (*C.int64_t)(unsafe.Pointer(&sen[0])), (*C.uint8_t)(unsafe.Pointer(&states[0])), &e)
	if status != C.RENAKSI_OK {
		return nil, nil, errorFrom(&e)
	}
	return sen, states, nil
}

// FormatRupiah writes one amount, with decimals only where there are sen.
func FormatRupiah(sen int64, grouping Grouping) (string, error) {
	var (
		buffer  [32]C.char // holds any amount
		written C.size_t
		e       C.renaksi_error
	)
	if C.renaksi_rupiah_format(C.int64_t(sen), C.int32_t(grouping), &buffer[0], C.size_t(len(buffer)), &written, &e) != C.RENAKSI_OK {
		return "", errorFrom(&e)
	}
	return C.GoStringN(&buffer[0], C.int(written)), nil
}

// FormatRupiahMany writes many amounts into a Table with the one text column `text`: "-" for a dash, no value for a blank. states may be
// nil, then all are values.
func FormatRupiahMany(sen []int64, states []AmountState, grouping Grouping) (*Table, error) {
	if states != nil && len(states) != len(sen) {
		return nil, &Error{Code: ErrInvalidArgument, Message: "sen and states differ in length"}
	}
	var (
		t *C.renaksi_table
		e C.renaksi_error
	)
	status := C.renaksi_rupiah_format_many(senPointer(sen), statePointer(states), C.size_t(len(sen)), C.int32_t(grouping), &t, &e)
	if status != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return newTable(t), nil
}

func senPointer(sen []int64) *C.int64_t {
	if len(sen) == 0 {
		return nil
	}
	return (*C.int64_t)(unsafe.Pointer(&sen[0]))
}

func statePointer(states []AmountState) *C.uint8_t {
	if len(states) == 0 {
		return nil
	}
	return (*C.uint8_t)(unsafe.Pointer(&states[0]))
}

// joinTexts lays texts out as Arrow does. There is always a byte to point to.
func joinTexts(texts []string) (data []byte, offsets []int32, err error) {
	offsets = make([]int32, len(texts)+1)
	size := 0
	for i, text := range texts {
		if size += len(text); size > math.MaxInt32 {
			return nil, nil, &Error{Code: ErrLimitExceeded, Row: int64(i) + 1, Message: "2 GiB of text"}
		}
		offsets[i+1] = int32(size)
	}
	data = []byte(strings.Join(texts, ""))
	if len(data) == 0 {
		data = make([]byte, 1)
	}
	return data, offsets, nil
}
