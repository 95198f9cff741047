package renaksi

/*
#include <renaksi.h>

// The options hold a pointer, and Go memory with a Go pointer in it may not be passed to C: they are put together here.
static renaksi_status read_plan(const char* bytes, size_t size, renaksi_read_options* options, _GoString_ nomenklatur, _GoString_ sheet,
                                renaksi_plan** plan, renaksi_error* error) {
    options->struct_size = sizeof *options;
    options->nomenklatur = (renaksi_text){_GoStringPtr(nomenklatur), _GoStringLen(nomenklatur)};
    options->sheet = (renaksi_text){_GoStringPtr(sheet), _GoStringLen(sheet)};
    return renaksi_plan_read(bytes, size, options, plan, error);
}
static renaksi_status check_plan(const renaksi_plan* plan, int32_t language, _GoString_ rules, _GoString_ severities, _GoString_ settings,
                                 _GoString_ nomenklatur, renaksi_table** table, renaksi_error* error) {
    renaksi_check_options options = {sizeof options,
                                     language,
                                     0,
                                     {_GoStringPtr(rules), _GoStringLen(rules)},
                                     {_GoStringPtr(severities), _GoStringLen(severities)},
                                     {_GoStringPtr(settings), _GoStringLen(settings)},
                                     {_GoStringPtr(nomenklatur), _GoStringLen(nomenklatur)}};
    return renaksi_plan_check(plan, &options, table, error);
}
static renaksi_status write_plan(const renaksi_plan* plan, int32_t format, int32_t language, _GoString_ rules, _GoString_ severities,
                                 _GoString_ settings, _GoString_ nomenklatur, renaksi_blob** blob, renaksi_error* error) {
    renaksi_check_options options = {sizeof options,
                                     language,
                                     0,
                                     {_GoStringPtr(rules), _GoStringLen(rules)},
                                     {_GoStringPtr(severities), _GoStringLen(severities)},
                                     {_GoStringPtr(settings), _GoStringLen(settings)},
                                     {_GoStringPtr(nomenklatur), _GoStringLen(nomenklatur)}};
    return renaksi_plan_write_with(plan, format, &options, blob, error);
}
static renaksi_status fix_plan(const renaksi_plan* plan, _GoString_ apply, renaksi_plan** mended, renaksi_table** changes,
                               renaksi_error* error) {
    renaksi_fix_options options = {sizeof options, {_GoStringPtr(apply), _GoStringLen(apply)}};
    return renaksi_plan_fix(plan, &options, mended, changes, error);
}
*/
import "C"

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"unsafe"
)

// Format is what a document is.
type Format int32

// The formats. FormatAutomatic is told from the content.
const (
	FormatAutomatic Format = 0
	FormatTSV       Format = 1 // text with tabs
	FormatCSV       Format = 2 // `,` `;` `|` or tabs, with quotes; the flat table too
	FormatJSON      Format = 3 // renaksi-plan/1
	FormatXLSX      Format = 4
	FormatODS       Format = 5
	FormatXLS       Format = 6
	FormatDOCX      Format = 7
	FormatHTML      Format = 8
)

// Tahap is which columns are read of a document that prints amounts before and after a change.
type Tahap int32

// The stages.
const (
	TahapPerubahan Tahap = 0
	TahapMurni     Tahap = 1
)

// Options of Read. The zero value, like nil, means the defaults.
type Options struct {
	Numbers        NumberStyle
	Format         Format
	Sheet          string // name or number from 1 of the sheet or table to read; empty: the one that reads best
	Tahun          int32  // which year of a document with a column a year; 0: its title's, else the first with amounts
	Tahap          Tahap
	LimitBytes     uint64 // 0: 256 MiB
	LimitRows      uint64 // 0: 1,000,000
	LimitColumns   uint64 // 0: 1,024
	LimitCellBytes uint64 // 0: 32 KiB
	LimitUnpacked  uint64 // bytes of all parts of a packed document together; 0: 1 GiB
	Nomenklatur    string // a list of official names as CSV, which tells levels from names; empty: none
}

// Language of messages.
type Language int32

// The languages.
const (
	LanguageID Language = 0
	LanguageEN Language = 1
)

// CheckOptions of Plan.Check. The zero value, like nil, means all rules and messages in Indonesian.
type CheckOptions struct {
	Language    Language
	Rules       string // as on the command line: `R101,R1xx,-slug`; empty: what the settings select, else all
	Severities  string // `R106=warning,R2xx=off`, before those of the settings; empty: none
	Settings    string // JSON as of a settings file; empty: the defaults
	Nomenklatur string // a list of official names as CSV; empty: the rules that need one have nothing to say
}

// Field is one of the texts that a plan has besides its rows.
type Field int32

// The fields.
const (
	FieldJudul           Field = 0
	FieldPerangkatDaerah Field = 1
	FieldTahun           Field = 2 // four digits
	FieldTempat          Field = 3
	FieldTanggal         Field = 4
	FieldJabatan         Field = 5
	FieldNama            Field = 6
	FieldNIP             Field = 7 // as written: personal data
)

// By is what Plan.RollUp groups by.
type By int32

// The keys of a roll-up.
const (
	ByLevel           By = 0
	BySasaran         By = 1
	ByProgram         By = 2
	ByKegiatan        By = 3
	ByPenanggungJawab By = 4
)

// What renaksi_plan_write writes.
const (
	writePlanJSON  = 0
	writeCheckJSON = 1
	writePlanCSV   = 2
	writePlanXLSX  = 3
	writePlanText  = 4
	writePage      = 5
)

// Plan is a plan: immutable, for any number of goroutines.
type Plan struct {
	mu     sync.RWMutex // held for reading by every call, so that Close waits for them
	handle *C.renaksi_plan
}

// Read reads a plan from the bytes of a document. A messy document is not an error: what it looks like becomes findings.
// Errors: ErrEmptyInput, ErrBinaryInput, ErrBadEncoding, ErrLimitExceeded, ErrNoTable, ErrOverflow, ErrUnknownFormat, ErrDamagedFile,
// ErrPasswordProtected, ErrNotFound (no such sheet or year), ErrBadStructure (JSON that is no plan); for the list of names, whose message begins
// with `nomenklatur:`, those of a text.
func Read(data []byte, options *Options) (*Plan, error) {
	var (
		given C.renaksi_read_options
		names string
		sheet string
		plan  *C.renaksi_plan
		e     C.renaksi_error
		bytes *C.char
	)
	if options != nil {
		given.numbers = C.int32_t(options.Numbers)
		given.limit_bytes = C.uint64_t(options.LimitBytes)
		given.limit_rows = C.uint64_t(options.LimitRows)
		given.limit_columns = C.uint64_t(options.LimitColumns)
		given.limit_cell_bytes = C.uint64_t(options.LimitCellBytes)
		given.limit_unpacked = C.uint64_t(options.LimitUnpacked)
		given.format = C.int32_t(options.Format)
		given.tahun = C.int32_t(options.Tahun)
		given.tahap = C.int32_t(options.Tahap)
		names = options.Nomenklatur
		sheet = options.Sheet
	}
	if len(data) > 0 {
		bytes = (*C.char)(unsafe.Pointer(&data[0]))
	}
	status := C.read_plan(bytes, C.size_t(len(data)), &given, names, sheet, &plan, &e)
	if status != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return newPlan(plan), nil
}

// ReadFile is Read for a file. Besides Read's errors: ErrNotFound, ErrNotAFile, ErrNotReadable, which unwrap to the system's error.
func ReadFile(path string, options *Options) (*Plan, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, &Error{Code: ErrNotAFile, Message: path + " is a folder"}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		code := ErrNotReadable
		if errors.Is(err, fs.ErrNotExist) {
			code = ErrNotFound
		}
		return nil, &Error{Code: code, Message: err.Error(), cause: err}
	}
	return Read(data, options)
}

func newPlan(handle *C.renaksi_plan) *Plan {
	plan := &Plan{handle: handle}
	runtime.SetFinalizer(plan, (*Plan).Close)
	return plan
}

// Close gives the plan's memory back. Tables made from it stay as they are. It never fails, and may be called again.
func (p *Plan) Close() error {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.handle != nil {
		C.renaksi_plan_release(p.handle)
		p.handle = nil
		runtime.SetFinalizer(p, nil)
	}
	return nil
}

// table makes a table with a call that cannot run while the plan is being closed.
func (p *Plan) table(make func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status) (*Table, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.handle == nil {
		return nil, errorClosed("plan")
	}
	var (
		t *C.renaksi_table
		e C.renaksi_error
	)
	status := make(p.handle, &t, &e)
	runtime.KeepAlive(p)
	if status != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return newTable(t), nil
}

// Table is the rows, parents before children, Jumlah last. Columns: id, line int64; level text; parent int32 (row, no value at the top);
// subtree_end int32; no, kode, sasaran, nama, penanggung_jawab text; pagu, tw1 ... tw4 money; pagu_state ... tw4_state uint8;
// pagu_written ... tw4_written text.
func (p *Plan) Table() (*Table, error) {
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_rows(plan, t, e)
	})
}

// Indicators of all rows. Columns: row int32; nama, satuan text; target, tw1 ... tw4 text as written.
func (p *Plan) Indicators() (*Table, error) {
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_indicators(plan, t, e)
	})
}

// RollUp is totals. Columns: key, nama text; line, rows int64; pagu, tw1 ... tw4 money. The last row is the whole plan; it has no key, like
// the group of rows that have none. Errors: ErrOverflow.
func (p *Plan) RollUp(by By) (*Table, error) {
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_roll_up(plan, C.int32_t(by), t, e)
	})
}

// Check is the findings, by severity, roots first. Columns: rule, slug, severity, cause text; line int64 (0: the document); row int32;
// level, nama, column, expected, found, difference text; difference_sen money; roots list of int64 (lines); message text.
// Errors, with line and column in the text that the message begins with (`severities:`): ErrUnknownRule; ErrInvalidArgument for a severity or a
// settings' key or value that is none; ErrEmptyInput and ErrLimitExceeded for settings; for a list of names those of Read.
func (p *Plan) Check(options *CheckOptions) (*Table, error) {
	var given CheckOptions
	if options != nil {
		given = *options
	}
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.check_plan(plan, C.int32_t(given.Language), given.Rules, given.Severities, given.Settings, given.Nomenklatur, t, e)
	})
}

// Mistakes behind all broken sums. Columns: id, line int64; row int32; level, nama, column text; difference money; status text
// (`confident`, `ambiguous`); pulls list of int64 (lines whose sums follow from it).
func (p *Plan) Mistakes() (*Table, error) {
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_mistakes(plan, t, e)
	})
}

// Candidates is what would mend each mistake, best first, a row a cell. Columns: mistake int64; rank, candidate int32 (from 1 in the mistake;
// what nothing tells apart shares a rank); kind text (`cell`, `row_cells`, `doubled_row`, `misplaced_row`, `missing_row`); role text (`change`;
// `follows`: a total that changes along; `row`: the row is taken out or moved, no cell); line int64; row int32; column text; old, new money;
// other_line int64; reasons text.
func (p *Plan) Candidates() (*Table, error) {
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_candidates(plan, t, e)
	})
}

// Fix gives a mended plan and a table of what changed; this plan stays as it is. apply: "confident", also where it is empty; "all", the first
// candidate of each mistake; or `ID,ID:CANDIDATE` by the columns id of Mistakes and candidate of Candidates. The first two pass over missing
// rows, which a person has to look up. Columns of the table: mistake int64; role text (`change`, `follows`, and without a cell `removed`,
// `moved`); line int64; row int32 (of the mended plan, no value once removed); column text; old, new money; old_written, new_written text.
// Errors: ErrInvalidArgument, with the column in apply; ErrOverflow, with the line.
func (p *Plan) Fix(apply string) (*Plan, *Table, error) {
	var mended *C.renaksi_plan
	changes, err := p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.fix_plan(plan, apply, &mended, t, e)
	})
	if err != nil {
		return nil, nil, err
	}
	return newPlan(mended), changes, nil
}

// Rules is the catalogue of rules; language is that of looks_at. Columns: rule int32 (101); id, slug, severity, title_id, title_en text; basis text
// (the regulation, no value where there is none); looks_at text.
func Rules(language Language) (*Table, error) {
	var (
		t *C.renaksi_table
		e C.renaksi_error
	)
	if C.renaksi_rules(C.int32_t(language), &t, &e) != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	return newTable(t), nil
}

// Summary is figures about a plan, all rules applied.
type Summary struct {
	Rows, Sasaran, Program, Kegiatan, SubKegiatan                int64
	IdentitiesChecked, IdentitiesIndependent, IdentitiesViolated int64
	Errors, Warnings, Infos                                      int64
	Roots                                                        int64 // mistakes' own lines
	JumlahRow                                                    int64 // -1: the document has none
}

// Summary counts.
func (p *Plan) Summary() (Summary, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.handle == nil {
		return Summary{}, errorClosed("plan")
	}
	var (
		s C.renaksi_summary
		e C.renaksi_error
	)
	s.struct_size = C.size_t(unsafe.Sizeof(s))
	status := C.renaksi_plan_summary(p.handle, &s, &e)
	runtime.KeepAlive(p)
	if status != C.RENAKSI_OK {
		return Summary{}, errorFrom(&e)
	}
	return Summary{
		Rows: int64(s.rows), Sasaran: int64(s.sasaran), Program: int64(s.program), Kegiatan: int64(s.kegiatan),
		SubKegiatan: int64(s.sub_kegiatan), IdentitiesChecked: int64(s.identities_checked),
		IdentitiesIndependent: int64(s.identities_independent), IdentitiesViolated: int64(s.identities_violated),
		Errors: int64(s.errors), Warnings: int64(s.warnings), Infos: int64(s.infos), Roots: int64(s.roots),
		JumlahRow: int64(s.jumlah_row),
	}, nil
}

// JSON is the plan as renaksi-plan/1. Same plan, same bytes.
func (p *Plan) JSON() ([]byte, error) { return p.write(writePlanJSON) }

// CheckJSON is findings and mistakes as renaksi-check/1, all rules applied.
func (p *Plan) CheckJSON() ([]byte, error) { return p.write(writeCheckJSON) }

// CSV is the plan as the flat table.
func (p *Plan) CSV() ([]byte, error) { return p.write(writePlanCSV) }

// Text is the plan as text with tabs, in the official form.
func (p *Plan) Text() ([]byte, error) { return p.write(writePlanText) }

// XLSX is the plan as a workbook in the official form, with the findings as comments and as a sheet of their own. The options are those of
// Check. Errors: those of Check; ErrLimitExceeded for what no workbook holds, with the line.
func (p *Plan) XLSX(options *CheckOptions) ([]byte, error) {
	return p.writeWith(writePlanXLSX, options)
}

// Page is one HTML file that needs nothing else: tree, findings, charts. The options are those of Check, and so are the errors.
func (p *Plan) Page(options *CheckOptions) ([]byte, error) { return p.writeWith(writePage, options) }

// Losses is what a reader of after does not learn that a reader of this plan does: after a plan was written and read back, what the form could
// not hold. No row: the same plan. Columns: field text; count, line int64 (of the first, 0: the document); before, after text (of the first).
func (p *Plan) Losses(after *Plan) (*Table, error) {
	other := after.retained()
	if other == nil {
		return nil, errorClosed("plan")
	}
	defer C.renaksi_plan_release(other)
	return p.table(func(plan *C.renaksi_plan, t **C.renaksi_table, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_losses(plan, other, t, e)
	})
}

// retained is the plan with one more owner, nil for a closed one. Two locks at a time could wait for each other.
func (p *Plan) retained() *C.renaksi_plan {
	if p == nil {
		return nil
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.handle != nil {
		C.renaksi_plan_retain(p.handle)
	}
	return p.handle
}

func (p *Plan) writeWith(format C.int32_t, options *CheckOptions) ([]byte, error) {
	var given CheckOptions
	if options != nil {
		given = *options
	}
	return p.blob(func(plan *C.renaksi_plan, blob **C.renaksi_blob, e *C.renaksi_error) C.renaksi_status {
		return C.write_plan(plan, format, C.int32_t(given.Language), given.Rules, given.Severities, given.Settings, given.Nomenklatur, blob, e)
	})
}

func (p *Plan) write(format C.int32_t) ([]byte, error) {
	return p.blob(func(plan *C.renaksi_plan, blob **C.renaksi_blob, e *C.renaksi_error) C.renaksi_status {
		return C.renaksi_plan_write(plan, format, blob, e)
	})
}

// blob is the bytes that a call gives which cannot run while the plan is being closed.
func (p *Plan) blob(make func(plan *C.renaksi_plan, blob **C.renaksi_blob, e *C.renaksi_error) C.renaksi_status) ([]byte, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.handle == nil {
		return nil, errorClosed("plan")
	}
	var (
		blob *C.renaksi_blob
		e    C.renaksi_error
	)
	status := make(p.handle, &blob, &e)
	runtime.KeepAlive(p)
	if status != C.RENAKSI_OK {
		return nil, errorFrom(&e)
	}
	defer C.renaksi_blob_release(blob)
	return append([]byte(nil), textBytes(C.renaksi_blob_bytes(blob))...), nil
}

// Field is one of the texts that a plan has besides its rows; empty where the document does not say.
func (p *Plan) Field(field Field) (string, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.handle == nil {
		return "", errorClosed("plan")
	}
	var (
		text C.renaksi_text
		e    C.renaksi_error
	)
	if C.renaksi_plan_field(p.handle, C.int32_t(field), &text, &e) != C.RENAKSI_OK {
		return "", errorFrom(&e)
	}
	copied := string(textBytes(text))
	runtime.KeepAlive(p)
	return copied, nil
}

// textBytes is a view of a text of the library.
func textBytes(text C.renaksi_text) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(text.data)), int(text.size))
}
