package renaksi

/*
#include <renaksi.h>
#include <stdlib.h>

// Go memory with Go pointers in it may not be passed to C: texts come one behind the other, with their sizes.
static renaksi_text* texts_of(const char* joined, const size_t* sizes, size_t count) {
    renaksi_text* texts = malloc((count + 1) * sizeof *texts);
    for (size_t i = 0; texts != NULL && i < count; ++i) {
        texts[i] = (renaksi_text){joined, sizes[i]};
        joined += sizes[i];
    }
    return texts;
}
static renaksi_status out_of_memory(renaksi_error* error) {
    const renaksi_error none = {.code = RENAKSI_NO_MEMORY, .message = "out of memory"};
    *error = none;
    return RENAKSI_NO_MEMORY;
}
static void set_texts(renaksi_rekap_options* options, _GoString_ by, _GoString_ name) {
    options->struct_size = sizeof *options;
    options->by = (renaksi_text){_GoStringPtr(by), _GoStringLen(by)};
    options->name = (renaksi_text){_GoStringPtr(name), _GoStringLen(name)};
}
static renaksi_status rekap_files(const char* joined, const size_t* sizes, size_t count, renaksi_rekap_options options, _GoString_ by,
                                  _GoString_ name, renaksi_blob** state, renaksi_error* error) {
    renaksi_text* paths = texts_of(joined, sizes, count);
    if (paths == NULL) return out_of_memory(error);
    set_texts(&options, by, name);
    const renaksi_status status = renaksi_rekap_files(paths, count, &options, state, error);
    free(paths);
    return status;
}
static renaksi_status rekap_bytes(const char* bytes, size_t size, renaksi_rekap_options options, _GoString_ by, _GoString_ name,
                                  renaksi_blob** state, renaksi_error* error) {
    set_texts(&options, by, name);
    return renaksi_rekap_bytes(bytes, size, &options, state, error);
}
static renaksi_status rekap_stream(struct ArrowArrayStream* stream, renaksi_rekap_options options, _GoString_ by, _GoString_ name,
                                   renaksi_blob** state, renaksi_error* error) {
    set_texts(&options, by, name);
    return renaksi_rekap_stream(stream, &options, state, error);
}
static renaksi_status rekap_merge(const char* joined, const size_t* sizes, size_t count, int32_t close, renaksi_blob** state,
                                  renaksi_error* error) {
    renaksi_text* states = texts_of(joined, sizes, count);
    if (states == NULL) return out_of_memory(error);
    const renaksi_status status = renaksi_rekap_merge(states, count, close, state, error);
    free(states);
    return status;
}
*/
import "C"

import (
	"strings"
	"unsafe"
)

// Penunjang is how program 01 of every bidang is grouped.
type Penunjang int32

// The ways of grouping it.
const (
	PenunjangKept   Penunjang = 0 // as written
	PenunjangFolded Penunjang = 1 // as X.XX.01
)

// RekapOptions of Rekap. The zero value, like nil, groups by program and takes the defaults.
type RekapOptions struct {
	By         []string // of urusan, bidang, program, kegiatan, sub_kegiatan, opd, provinsi, kabupaten, level, in the order of sorting
	Name       string   // of bytes and streams as a source
	Penunjang  Penunjang
	Threads    int32  // 0: as many as the machine has
	Strict     bool   // the first row that cannot be read is an error; else such rows are counted and left out
	Scattered  bool   // rows of an office may stand anywhere; memory grows with the rows
	Begin      uint64 // a part: rows that begin at this byte (of a stream: row) or later, and
	End        uint64 // before this one; 0: all that follow
	RootsLimit uint64 // so many roots are named, all are counted; 0: 1,000,000
}

// What renaksi_rekap_table shows and renaksi_rekap_write writes.
const (
	rekapGroups  = 0
	rekapRoots   = 1
	rekapErrors  = 2
	rekapTotals  = 3
	rekapSources = 4

	rekapJSON     = 0
	rekapCSV      = 1
	rekapText     = 2
	rekapRootsCSV = 3
)

// RekapState is totals and violated identities over flat tables of many offices: immutable, for any number of goroutines, with nothing to
// close. It is its bytes, which may be kept, sent and merged. Once closed they depend on the rows alone: not on their order, nor on how they
// were divided among files, parts, threads and machines. That of a part of a table is open: an office that the part's edges may divide
// waits for its other rows.
type RekapState struct {
	state []byte
}

// Rekap reads flat tables (CSV: opd, kode, level, pagu, tw1 ... tw4) of any size. Errors: ErrNotFound, ErrNotAFile, ErrNotReadable,
// ErrEmptyInput, ErrLimitExceeded; ErrBadStructure for a header, and for an office in two places of what cannot be read twice; ErrInvalidArgument
// for a key that is none; where strict what a row has wrong.
func Rekap(paths []string, options *RekapOptions) (*RekapState, error) {
	joined, sizes := joinBytes(paths)
	return rekapOf(options, func(o C.renaksi_rekap_options, by, name string, state **C.renaksi_blob, e *C.renaksi_error) C.renaksi_status {
		return C.rekap_files((*C.char)(unsafe.Pointer(&joined[0])), &sizes[0], C.size_t(len(paths)), o, by, name, state, e)
	})
}

// RekapBytes is Rekap of a table in memory.
func RekapBytes(data []byte, options *RekapOptions) (*RekapState, error) {
	var bytes *C.char
	if len(data) > 0 {
		bytes = (*C.char)(unsafe.Pointer(&data[0]))
	}
	return rekapOf(options, func(o C.renaksi_rekap_options, by, name string, state **C.renaksi_blob, e *C.renaksi_error) C.renaksi_status {
		return C.rekap_bytes(bytes, C.size_t(len(data)), o, by, name, state, e)
	})
}

// RekapStream is Rekap of columns: an Arrow stream with opd, kode and level as text, and money as int64 sen, as decimal128 in Rupiah or as text.
// The stream is used up and released, also where it fails.
func RekapStream(stream unsafe.Pointer, options *RekapOptions) (*RekapState, error) {
	return rekapOf(options, func(o C.renaksi_rekap_options, by, name string, state **C.renaksi_blob, e *C.renaksi_error) C.renaksi_status {
		return C.rekap_stream((*C.struct_ArrowArrayStream)(stream), o, by, name, state, e)
	})
}

// RekapFromState is a state from its bytes, which are copied. Errors: ErrUnknownFormat, ErrDamagedFile.
func RekapFromState(state []byte) (*RekapState, error) {
	return MergeRekap(&RekapState{state})
}

// MergeRekap is one state of all, in whatever order and nesting. Errors, with the Row of the one that does not fit: ErrInvalidArgument for
// another key, ErrBadStructure for rows of an office that has some elsewhere.
func MergeRekap(states ...*RekapState) (*RekapState, error) { return mergeRekap(states, 0) }

// Closed is the state when no part is missing any more. Error: ErrBadStructure where the parts of a table do not join.
func (r *RekapState) Closed() (*RekapState, error) { return mergeRekap([]*RekapState{r}, 1) }

// State is the bytes. They must not be written to.
func (r *RekapState) State() []byte { return r.state }

// Groups in the order of their keys. Columns: key, one a part of it, text; rows, violations int64; pagu, tw1 ... tw4 money.
// Errors here and below: those of Closed, and ErrOverflow.
func (r *RekapState) Groups() (*Table, error) { return r.table(rekapGroups) }

// Roots are violated identities that follow from no other, with office, code and place.
func (r *RekapState) Roots() (*Table, error) { return r.table(rekapRoots) }

// Errors are the first 100 rows that could not be read; they are in no total.
func (r *RekapState) Errors() (*Table, error) { return r.table(rekapErrors) }

// Totals is one row: the whole, and how many offices, roots and errors there are.
func (r *RekapState) Totals() (*Table, error) { return r.table(rekapTotals) }

// Sources are the tables that were read, or the parts of them.
func (r *RekapState) Sources() (*Table, error) { return r.table(rekapSources) }

// JSON is renaksi-rekap/1.
func (r *RekapState) JSON(language Language) ([]byte, error) { return r.write(rekapJSON, language) }

// CSV is the groups, with a header record.
func (r *RekapState) CSV() ([]byte, error) { return r.write(rekapCSV, LanguageEN) }

// RootsCSV is the roots, with a header record.
func (r *RekapState) RootsCSV() ([]byte, error) { return r.write(rekapRootsCSV, LanguageEN) }

// Text is made to be read.
func (r *RekapState) Text(language Language) ([]byte, error) { return r.write(rekapText, language) }

// rekapOf makes a state with a call.
func rekapOf(options *RekapOptions, do func(o C.renaksi_rekap_options, by, name string, state **C.renaksi_blob,
	e *C.renaksi_error) C.renaksi_status) (*RekapState, error) {
	var (
		given RekapOptions
		o     C.renaksi_rekap_options
		e     C.renaksi_error
		blob  *C.renaksi_blob
	)
	if options != nil {
		given = *options
	}
	o.penunjang = C.int32_t(given.Penunjang)
	o.threads = C.int32_t(given.Threads)
	o.strict = flag(given.Strict)
	o.scattered = flag(given.Scattered)
	o.begin = C.uint64_t(given.Begin)
	o.end = C.uint64_t(given.End)
	o.roots_limit = C.uint64_t(given.RootsLimit)
	if do(o, strings.Join(given.By, ","), given.Name, &blob, &e) != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return &RekapState{takeBlob(blob)}, nil
}

func mergeRekap(states []*RekapState, close C.int32_t) (*RekapState, error) {
	texts := make([][]byte, len(states))
	for i, state := range states {
		if state == nil {
			return nil, &Error{Code: ErrInvalidArgument, Row: int64(i) + 1, Message: "no state"}
		}
		texts[i] = state.state
	}
	var (
		blob *C.renaksi_blob
		e    C.renaksi_error
	)
	joined, sizes := joinBytes(texts)
	status := C.rekap_merge((*C.char)(unsafe.Pointer(&joined[0])), &sizes[0], C.size_t(len(texts)), close, &blob, &e)
	if status != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return &RekapState{takeBlob(blob)}, nil
}

// bytes of the state for a call; never nil.
func (r *RekapState) bytes() (*C.char, C.size_t) {
	if r == nil || len(r.state) == 0 {
		return nil, 0
	}
	return (*C.char)(unsafe.Pointer(&r.state[0])), C.size_t(len(r.state))
}

func (r *RekapState) table(which C.int32_t) (*Table, error) {
	var (
		t *C.renaksi_table
		e C.renaksi_error
	)
	data, size := r.bytes()
	if C.renaksi_rekap_table(data, size, which, &t, &e) != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return newTable(t), nil
}

func (r *RekapState) write(format C.int32_t, language Language) ([]byte, error) {
	var (
		blob *C.renaksi_blob
		e    C.renaksi_error
	)
	data, size := r.bytes()
	if C.renaksi_rekap_write(data, size, format, C.int32_t(language), &blob, &e) != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return takeBlob(blob), nil
}

// takeBlob copies the bytes and releases the blob.
func takeBlob(blob *C.renaksi_blob) []byte {
	defer C.renaksi_blob_release(blob)
	return append([]byte(nil), textBytes(C.renaksi_blob_bytes(blob))...)
}

func flag(set bool) C.int32_t {
	if set {
		return 1
	}
	return 0
}

// joinBytes puts texts one behind the other; neither slice is empty, so that both have a first element.
func joinBytes[T string | []byte](texts []T) (joined []byte, sizes []C.size_t) {
	size := 1
	for _, text := range texts {
		size += len(text)
	}
	joined = make([]byte, 0, size)
	for _, text := range texts {
		joined = append(joined, text...)
		sizes = append(sizes, C.size_t(len(text)))
	}
	return append(joined, 0), append(sizes, 0)
}
