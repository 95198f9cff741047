package renaksi

/*
#include <renaksi.h>

// One crossing instead of two.
static renaksi_status find_column(const renaksi_table* table, _GoString_ name, renaksi_column* column, renaksi_error* error) {
    int64_t index = 0;
    const renaksi_status status = renaksi_table_find(table, _GoStringPtr(name), _GoStringLen(name), &index, error);
    if (status != RENAKSI_OK) return status;
    column->struct_size = sizeof *column;
    return renaksi_table_column(table, index, column, error);
}
*/
import "C"

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

// ColumnType is the type of a column.
type ColumnType int32

// The types of columns.
const (
	TypeInt64     ColumnType = 1
	TypeInt32     ColumnType = 2
	TypeUint8     ColumnType = 3
	TypeMoney     ColumnType = 4 // int64 sen
	TypeText      ColumnType = 5 // UTF-8
	TypeInt64List ColumnType = 6
)

func (t ColumnType) String() string {
	names := [...]string{"unknown", "int64", "int32", "uint8", "money", "text", "list of int64"}
	if t < 1 || int(t) >= len(names) {
		return names[0]
	}
	return names[t]
}

// Column says what a column is.
type Column struct {
	Name      string
	Type      ColumnType
	Rows      int
	NullCount int // rows without a value
}

// Table is named columns of equal length: immutable, for any number of goroutines.
type Table struct {
	mu     sync.RWMutex // held for reading by every call, so that Close waits for them
	handle *C.renaksi_table
	pinned uint32 // 1 once a slice of the library's memory was given out
}

func newTable(handle *C.renaksi_table) *Table {
	t := &Table{handle: handle}
	runtime.SetFinalizer(t, (*Table).Close)
	return t
}

// Close ends the life of all slices that the table gave. It never fails, and may be called again.
func (t *Table) Close() error {
	if t == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.handle != nil {
		C.renaksi_table_release(t.handle)
		t.handle = nil
		runtime.SetFinalizer(t, nil)
	}
	return nil
}

// pin leaves the table to Close: from now on there are slices that the garbage collector does not see.
func (t *Table) pin() {
	if atomic.CompareAndSwapUint32(&t.pinned, 0, 1) {
		runtime.SetFinalizer(t, nil)
	}
}

// Len is the number of rows, 0 for a closed table.
func (t *Table) Len() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	rows := int(C.renaksi_table_rows(t.handle))
	runtime.KeepAlive(t)
	return rows
}

// Columns in their order; none for a closed table.
func (t *Table) Columns() []Column {
	t.mu.RLock()
	defer t.mu.RUnlock()
	columns := make([]Column, int(C.renaksi_table_columns(t.handle)))
	for i := range columns {
		var c C.renaksi_column
		c.struct_size = C.size_t(unsafe.Sizeof(c))
		C.renaksi_table_column(t.handle, C.int64_t(i), &c, nil)
		columns[i] = Column{string(textBytes(c.name)), ColumnType(c._type), int(c.length), int(c.null_count)}
	}
	runtime.KeepAlive(t)
	return columns
}

// find is the column of that name; wanted 0 is any type.
func (t *Table) find(name string, wanted ColumnType) (C.renaksi_column, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if t.handle == nil {
		return C.renaksi_column{}, errorClosed("table")
	}
	var (
		c C.renaksi_column
		e C.renaksi_error
	)
	status := C.find_column(t.handle, name, &c, &e)
	runtime.KeepAlive(t)
	if status != C.RENAKSI_OK {
		err := errorFrom(&e).(*Error)
		err.Message += ": " + name
		return C.renaksi_column{}, err
	}
	if got := ColumnType(c._type); wanted != 0 && got != wanted {
		return C.renaksi_column{}, &Error{Code: ErrInvalidArgument, Message: fmt.Sprintf("column %s is %v, not %v", name, got, wanted)}
	}
	return c, nil
}

// slice is the library's memory as a slice; empty where there are no rows.
func slice[T any](data unsafe.Pointer, length int) []T {
	if length == 0 || data == nil {
		return []T{}
	}
	return unsafe.Slice((*T)(data), length)
}

func numbers[T any](t *Table, name string, wanted ColumnType) ([]T, error) {
	c, err := t.find(name, wanted)
	if err != nil {
		return nil, err
	}
	t.pin()
	return slice[T](c.data, int(c.length)), nil
}

// Int64 is a column of numbers, without a copy: read it before the table is closed, and do not write to it.
// Errors here and below: ErrNotFound, and ErrInvalidArgument for a column of another type or a closed table.
func (t *Table) Int64(name string) ([]int64, error) { return numbers[int64](t, name, TypeInt64) }

// Int32 is like Int64.
func (t *Table) Int32(name string) ([]int32, error) { return numbers[int32](t, name, TypeInt32) }

// Uint8 is like Int64.
func (t *Table) Uint8(name string) ([]uint8, error) { return numbers[uint8](t, name, TypeUint8) }

// Money is like Int64, in sen. A row without a value is 0.
func (t *Table) Money(name string) ([]int64, error) { return numbers[int64](t, name, TypeMoney) }

// Valid tells whether a row has a value in a column of any type. For many rows take the Validity.
func (t *Table) Valid(name string, row int) (bool, error) {
	v, err := t.Validity(name)
	if err != nil {
		return false, err
	}
	if row < 0 || row >= v.length {
		return false, &Error{Code: ErrNotFound, Message: fmt.Sprintf("row %d of %d", row, v.length)}
	}
	return v.At(row), nil
}

// Validity tells which rows have a value. It keeps its Table from the garbage collector, and must not be used after Close.
type Validity struct {
	bits   []byte // bit i, least significant first; none: all rows have a value
	length int
	table  *Table
}

// Validity of a column of any type.
func (t *Table) Validity(name string) (Validity, error) {
	c, err := t.find(name, 0)
	if err != nil {
		return Validity{}, err
	}
	return validityOf(t, &c), nil
}

func validityOf(t *Table, c *C.renaksi_column) Validity {
	v := Validity{length: int(c.length), table: t}
	if c.validity != nil {
		v.bits = slice[byte](unsafe.Pointer(c.validity), (v.length+7)/8)
	}
	return v
}

// At tells whether row i has a value.
func (v Validity) At(i int) bool {
	if i < 0 || i >= v.length {
		panic(fmt.Sprintf("renaksi: row %d of %d", i, v.length))
	}
	valid := len(v.bits) == 0 || v.bits[i/8]>>(i%8)&1 != 0
	runtime.KeepAlive(v.table)
	return valid
}

// TextColumn is a column of texts. It keeps its Table from the garbage collector, and must not be used after Close.
type TextColumn struct {
	Validity
	offsets []int32
	data    []byte
}

// Text is a column of texts.
func (t *Table) Text(name string) (TextColumn, error) {
	c, err := t.find(name, TypeText)
	if err != nil {
		return TextColumn{}, err
	}
	offsets := slice[int32](unsafe.Pointer(c.offsets), int(c.length)+1)
	return TextColumn{validityOf(t, &c), offsets, slice[byte](c.data, int(offsets[len(offsets)-1]))}, nil
}

// Len is the number of rows.
func (c TextColumn) Len() int { return c.length }

// Valid tells whether row i has a text; an empty text is one.
func (c TextColumn) Valid(i int) bool { return c.Validity.At(i) }

// At is a copy of the text of row i, "" where there is none.
func (c TextColumn) At(i int) string {
	text := string(c.data[c.offsets[i]:c.offsets[i+1]])
	runtime.KeepAlive(c.table)
	return text
}

// Raw is the column without a copy, as Arrow lays it out: text i is data[offsets[i]:offsets[i+1]]. As with Table.Int64, only until Close.
func (c TextColumn) Raw() (offsets []int32, data []byte) {
	c.table.pin()
	return c.offsets, c.data
}

// ListColumn is a column of lists of numbers. It keeps its Table from the garbage collector, and must not be used after Close.
type ListColumn struct {
	Validity
	offsets []int32
	values  []int64
}

// Lists is a column of lists of numbers.
func (t *Table) Lists(name string) (ListColumn, error) {
	c, err := t.find(name, TypeInt64List)
	if err != nil {
		return ListColumn{}, err
	}
	offsets := slice[int32](unsafe.Pointer(c.offsets), int(c.length)+1)
	return ListColumn{validityOf(t, &c), offsets, slice[int64](c.data, int(offsets[len(offsets)-1]))}, nil
}

// Len is the number of rows.
func (c ListColumn) Len() int { return c.length }

// At is a copy of the list of row i.
func (c ListColumn) At(i int) []int64 {
	list := append([]int64{}, c.values[c.offsets[i]:c.offsets[i+1]]...)
	runtime.KeepAlive(c.table)
	return list
}

// Raw is the column without a copy: list i is values[offsets[i]:offsets[i+1]]. As with Table.Int64, only until Close.
func (c ListColumn) Raw() (offsets []int32, values []int64) {
	c.table.pin()
	return c.offsets, c.values
}
