package renaksi

/*
#include <renaksi.h>

static void release_schema(struct ArrowSchema* schema) {
    if (schema != NULL && schema->release != NULL) schema->release(schema);
}
static void release_array(struct ArrowArray* array) {
    if (array != NULL && array->release != NULL) array->release(array);
}
static void release_stream(struct ArrowArrayStream* stream) {
    if (stream != NULL && stream->release != NULL) stream->release(stream);
}
*/
import "C"

import (
	"runtime"
	"unsafe"
)

// Sizes of the structs of Arrow's C data interface, for callers that bring the memory for them.
const (
	ArrowSchemaSize = unsafe.Sizeof(C.struct_ArrowSchema{})
	ArrowArraySize  = unsafe.Sizeof(C.struct_ArrowArray{})
	ArrowStreamSize = unsafe.Sizeof(C.struct_ArrowArrayStream{})
)

// ArrowExport exports the table by the Arrow C data interface into structs that the caller brings: a struct array with one child a column,
// without copying; money is int64 with the field metadata `unit` = `sen`. The exported structs keep the memory alive until they are
// released, also when the table is closed before. Either pointer may be nil. The structs must be zero and on 8-byte boundaries.
func (t *Table) ArrowExport(schema, array unsafe.Pointer) error {
	return t.export(func(table *C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_table_export(table, (*C.struct_ArrowSchema)(schema), (*C.struct_ArrowArray)(array), e)
	})
}

// ArrowStream exports the table as a stream of one batch.
func (t *Table) ArrowStream(stream unsafe.Pointer) error {
	return t.export(func(table *C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_table_export_stream(table, (*C.struct_ArrowArrayStream)(stream), e)
	})
}

func (t *Table) export(do func(table *C.renaksi_table, e *C.renaksi_error) C.renaksi_status) error {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if t.handle == nil {
		return errorClosed("table")
	}
	var e C.renaksi_error
	status := do(t.handle, &e)
	runtime.KeepAlive(t)
	if status != C.RENAKSI_OK {
		return errorFrom(&e)
	}
	return nil
}

// ArrowImport adds the rows of an Arrow struct array: columns by name, others are ignored. Texts (utf8): level, no, kode, sasaran, nama,
// penanggung_jawab, indikator, satuan, target, target_tw1 ... target_tw4. line: int64. Money: pagu, tw1 ... tw4, as int64 sen (null =
// blank) or as utf8 text. `level` or `kode` must tell the level. The structs are only read. Nothing is added on failure.
// Errors: ErrBadStructure, ErrBadNumber, ErrBadEncoding, with the Row.
func (b *Builder) ArrowImport(schema, array unsafe.Pointer) error {
	return b.call(func(builder *C.renaksi_builder, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_builder_import(builder, (*C.struct_ArrowSchema)(schema), (*C.struct_ArrowArray)(array), e)
	})
}

// ArrowRelease releases what ArrowExport exported. Either pointer may be nil, and what is released already is left alone.
func ArrowRelease(schema, array unsafe.Pointer) {
	C.release_schema((*C.struct_ArrowSchema)(schema))
	C.release_array((*C.struct_ArrowArray)(array))
}

// ArrowReleaseStream releases what ArrowStream exported.
func ArrowReleaseStream(stream unsafe.Pointer) {
	C.release_stream((*C.struct_ArrowArrayStream)(stream))
}
