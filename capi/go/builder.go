package renaksi

/*
#include <renaksi.h>

static renaksi_status set_field(renaksi_builder* builder, int32_t field, _GoString_ text, renaksi_error* error) {
    return renaksi_builder_set_field(builder, field, _GoStringPtr(text), _GoStringLen(text), error);
}

// As in plan.go: a struct with pointers is put together on this side.
static renaksi_status add_row(renaksi_builder* builder, int32_t level, int64_t line, _GoString_ no, _GoString_ kode, _GoString_ sasaran,
                              _GoString_ nama, _GoString_ penanggung_jawab, _GoString_ indikator, _GoString_ satuan, int64_t* position,
                              renaksi_error* error) {
    const renaksi_row row = {sizeof row,
                             level,
                             0,
                             line,
                             {_GoStringPtr(no), _GoStringLen(no)},
                             {_GoStringPtr(kode), _GoStringLen(kode)},
                             {_GoStringPtr(sasaran), _GoStringLen(sasaran)},
                             {_GoStringPtr(nama), _GoStringLen(nama)},
                             {_GoStringPtr(penanggung_jawab), _GoStringLen(penanggung_jawab)},
                             {_GoStringPtr(indikator), _GoStringLen(indikator)},
                             {_GoStringPtr(satuan), _GoStringLen(satuan)}};
    return renaksi_builder_add_row(builder, &row, position, error);
}
*/
import "C"

import (
	"runtime"
	"unsafe"
)

// Level of a row.
type Level int32

// The levels.
const (
	LevelJumlah      Level = 0
	LevelSasaran     Level = 1
	LevelProgram     Level = 2
	LevelKegiatan    Level = 3
	LevelSubKegiatan Level = 4
)

// PlanColumn is one of the five columns that a plan has of money (the year's pagu, four triwulan) and of targets.
type PlanColumn int32

// The columns of money and targets.
const (
	ColumnYear PlanColumn = 0
	ColumnTW1  PlanColumn = 1
	ColumnTW2  PlanColumn = 2
	ColumnTW3  PlanColumn = 3
	ColumnTW4  PlanColumn = 4
)

// Row is a row as its texts; empty ones are missing.
type Row struct {
	Level           Level
	Line            int64 // of the document the row came from, 0 for none
	No              string
	Kode            string
	Sasaran         string
	Nama            string
	PenanggungJawab string
	Indikator       string
	Satuan          string
}

// Builder is a plan in the making, for one goroutine at a time. A call that fails leaves it as it was.
type Builder struct {
	handle *C.renaksi_builder
}

// NewBuilder is an empty builder.
func NewBuilder() (*Builder, error) {
	var (
		handle *C.renaksi_builder
		e      C.renaksi_error
	)
	if C.renaksi_builder_new(&handle, &e) != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	b := &Builder{handle: handle}
	runtime.SetFinalizer(b, (*Builder).Close)
	return b, nil
}

// Close frees a builder that was not finished. It never fails, and may be called again, also after Finish.
func (b *Builder) Close() error {
	if b == nil || b.handle == nil {
		return nil
	}
	C.renaksi_builder_free(b.handle)
	b.handle = nil
	runtime.SetFinalizer(b, nil)
	return nil
}

// call makes a call on a builder that is open.
func (b *Builder) call(do func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status) error {
	if b.handle == nil {
		return errorClosed("builder")
	}
	var e C.renaksi_error
	status := do(b.handle, &e)
	runtime.KeepAlive(b)
	if status != C.RENAKSI_OK {
		return errorFrom(&e)
	}
	return nil
}

// SetField sets a text that a plan has besides its rows. Errors: ErrBadNumber for a year that is none, ErrBadEncoding.
func (b *Builder) SetField(field Field, text string) error {
	return b.call(func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status {
		status := C.set_field(builder, C.int32_t(field), text, e)
		return status
	})
}

// AddRow adds a row below those already there, without money or targets, and returns its position from 0.
// Errors: ErrBadEncoding, ErrLimitExceeded.
func (b *Builder) AddRow(row Row) (position int, err error) {
	var at C.int64_t
	err = b.call(func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status {
		status := C.add_row(builder, C.int32_t(row.Level), C.int64_t(row.Line), row.No, row.Kode, row.Sasaran, row.Nama,
			row.PenanggungJawab, row.Indikator, row.Satuan, &at, e)
		return status
	})
	return int(at), err
}

// SetMoney sets one money column of the rows from first on. states may be nil, then all are values.
// Errors: ErrInvalidArgument for rows that are not there.
func (b *Builder) SetMoney(first int, column PlanColumn, sen []int64, states []AmountState) error {
	if states != nil && len(states) != len(sen) {
		return &Error{Code: ErrInvalidArgument, Message: "sen and states differ in length"}
	}
	return b.call(func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status {
		status := C.renaksi_builder_set_money(builder, C.int64_t(first), C.size_t(len(sen)), C.int32_t(column), senPointer(sen),
			statePointer(states), e)
		return status
	})
}

// SetTargets sets one target column of the rows from first on; an empty text is a blank target. Targets never fail to read: what is no
// number is a predicate or text. Errors: ErrInvalidArgument for rows that are not there, ErrBadEncoding.
func (b *Builder) SetTargets(first int, column PlanColumn, texts []string) error {
	data, offsets, err := joinTexts(texts)
	if err != nil {
		return err
	}
	return b.call(func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status {
		status := C.renaksi_builder_set_targets(builder, C.int64_t(first), C.size_t(len(texts)), C.int32_t(column),
			(*C.char)(unsafe.Pointer(&data[0])), (*C.int32_t)(unsafe.Pointer(&offsets[0])), e)
		return status
	})
}

// Finish gives the plan and closes the builder; where it fails the builder stays as it was.
// Errors: ErrBadStructure (two Jumlah rows, money on a sasaran), ErrLimitExceeded.
func (b *Builder) Finish() (*Plan, error) {
	var plan *C.renaksi_plan
	err := b.call(func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_builder_finish(builder, &plan, e)
	})
	if err != nil {
		return nil, err
	}
	b.handle = nil // used up
	runtime.SetFinalizer(b, nil)
	return newPlan(plan), nil
}
