/* renaksi.h - the C interface of renaksi 0.1: plans of Indonesian government offices, exact, checked and explained.
 *
 * This header is the manual and the only promise. It is C99 and needs <stddef.h>,
 * <stdint.h> and renaksi_arrow.h beside it. Link librenaksi.so.0 (pkg-config renaksi-c).
 *
 * CONVENTIONS, which hold for every function where it says nothing else
 *
 * Status    A function that can fail returns a renaksi_status: RENAKSI_OK (0) or one of the numbers below. Numbers never change.
 * Error     `error` may be NULL. On failure it is filled; on success it is left alone. It belongs to the caller.
 * Output    Written on success only: on failure nothing is written through an out pointer. An out pointer must not be NULL.
 * Text in   UTF-8, a pointer and a length in bytes, not terminated. The pointer may be NULL where the length is 0. Nothing is kept.
 * Views     A renaksi_text and a column are views: they live as long as the handle that gave them (or one retained from it).
 * Handles   plan, table and blob are immutable and counted: `retain` adds an owner, `release` takes one away, the last one frees. They
 *           may be used and released from any thread, in any order: a table keeps what it shows alive. release(NULL) does nothing.
 *           A builder is mutable: one thread at a time, freed by renaksi_builder_free or used up by renaksi_builder_finish.
 * Options   A struct of options begins with struct_size: set it to sizeof(the struct) and the rest to zero for the defaults. NULL means all
 *           defaults. A smaller size than this header's is an older caller and gets the defaults for what it does not know; a larger one is
 *           taken when the bytes beyond are zero, else RENAKSI_INVALID_ARGUMENT. So is a size below sizeof(size_t) or over 4096.
 * Answers   A struct that a function fills and that begins with struct_size is filled as far as that size goes. What a larger one has beyond
 *           what the library knows is left alone.
 * Money     int64_t sen (1/100 Rupiah). Blank, "-" and a value are three states (renaksi_amount_state).
 * Threads   There is no global state and nothing to initialise. Any function may run in any thread.
 * Cost      O(1) where nothing else is said. One call for a column, not one per row: bulk first.
 * Memory    Any function that returns a status may fail with RENAKSI_NO_MEMORY; nothing leaks and nothing has changed then.
 * Errors    RENAKSI_INVALID_ARGUMENT (NULL where it is not allowed, a number outside its enumeration, a bad struct_size) and
 *           RENAKSI_INTERNAL (a defect of the library) are possible everywhere and not listed again.
 * Since     0.1 where nothing else is said.
 */
#ifndef RENAKSI_H
#define RENAKSI_H

#include <stddef.h>
#include <stdint.h>

#include "renaksi_arrow.h" /* Arrow's structs */

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) && !defined(_WIN32)
#define RENAKSI_API __attribute__((visibility("default")))
#else
#define RENAKSI_API
#endif

/* ---- versions ---- */

#define RENAKSI_VERSION_MAJOR 0
#define RENAKSI_VERSION_MINOR 1
#define RENAKSI_VERSION_PATCH 0
#define RENAKSI_ABI_VERSION 0    /* = SOVERSION; grows only when an old binary would break */
#define RENAKSI_FORMAT_VERSION 1 /* of renaksi-plan/1 and the other JSON shapes */

/* Version of the library that runs: major * 10000 + minor * 100 + patch. */
RENAKSI_API int32_t renaksi_version(void);
/* RENAKSI_ABI_VERSION and RENAKSI_FORMAT_VERSION of the library that runs. */
RENAKSI_API int32_t renaksi_abi_version(void);
RENAKSI_API int32_t renaksi_format_version(void);

/* ---- status and error ---- */

typedef int32_t renaksi_status;

enum {
    RENAKSI_OK = 0,
    RENAKSI_INVALID_ARGUMENT = 1,   /* NULL, a number outside its enumeration, a bad struct_size */
    RENAKSI_NOT_FOUND = 2,          /* no such file, column or field */
    RENAKSI_NOT_A_FILE = 3,
    RENAKSI_NOT_READABLE = 4,
    RENAKSI_EMPTY_INPUT = 5,        /* no bytes, or white space only */
    RENAKSI_BINARY_INPUT = 6,       /* bytes that are no text */
    RENAKSI_BAD_ENCODING = 7,
    RENAKSI_LIMIT_EXCEEDED = 8,     /* more bytes, rows, columns or cell bytes than the options allow; far more memory than the document */
    RENAKSI_NO_TABLE = 9,           /* text without a table of a plan */
    RENAKSI_BAD_NUMBER = 10,
    RENAKSI_AMBIGUOUS_NUMBER = 11,  /* a number that reads in two ways */
    RENAKSI_TOO_MANY_DECIMALS = 12, /* nothing is rounded silently */
    RENAKSI_OVERFLOW = 13,          /* an amount or total beyond int64_t sen */
    RENAKSI_BAD_KODE = 14,
    RENAKSI_BAD_DATE = 15,
    RENAKSI_BAD_NIP = 16,
    RENAKSI_BAD_STRUCTURE = 17,     /* rows that no plan can have */
    RENAKSI_UNKNOWN_FORMAT = 18,
    RENAKSI_UNKNOWN_RULE = 19,
    RENAKSI_NOT_WRITABLE = 20,
    RENAKSI_DAMAGED_FILE = 21,       /* cut off or broken inside; the message names the part */
    RENAKSI_PASSWORD_PROTECTED = 22,
    RENAKSI_NO_MEMORY = 100,
    RENAKSI_INTERNAL = 101
};

/* What went wrong and where; 512 bytes, filled by a failing call. Zero means "not known" for line, column and row. */
typedef struct renaksi_error {
    int32_t code;       /* the renaksi_status that was returned */
    int32_t reserved;   /* 0 */
    int64_t line;       /* 1-based line of the input */
    int64_t column;     /* 1-based cell in a table, character in a single text */
    int64_t row;        /* 1-based row of the array that a bulk call was given */
    char message[480];  /* UTF-8 in English, terminated, cut at a character where it would be longer; '?' for bytes that are no text */
} renaksi_error;

/* A view of UTF-8 text; data is never NULL, and not terminated. */
typedef struct renaksi_text {
    const char* data;
    size_t size;
} renaksi_text;

/* Name of a status, such as "no_table"; "unknown" for a number that is none. Static storage, terminated. */
RENAKSI_API const char* renaksi_status_name(renaksi_status status);

/* ---- enumerations ---- */

/* How numbers are written. */
enum {
    RENAKSI_NUMBERS_AUTOMATIC = 0,    /* told from the text; a text that reads in two ways is refused */
    RENAKSI_NUMBERS_DOT_GROUPS = 1,   /* 1.234,50 */
    RENAKSI_NUMBERS_COMMA_GROUPS = 2, /* 1,234.50 */
    RENAKSI_NUMBERS_PLAIN = 3         /* 1234.50 */
};

enum { RENAKSI_GROUPING_NONE = 0, RENAKSI_GROUPING_DOT = 1, RENAKSI_GROUPING_COMMA = 2 };

/* What a money cell says. */
enum { RENAKSI_AMOUNT_BLANK = 0, RENAKSI_AMOUNT_DASH = 1, RENAKSI_AMOUNT_VALUE = 2 };

enum { RENAKSI_LEVEL_JUMLAH = 0, RENAKSI_LEVEL_SASARAN = 1, RENAKSI_LEVEL_PROGRAM = 2, RENAKSI_LEVEL_KEGIATAN = 3, RENAKSI_LEVEL_SUB_KEGIATAN = 4 };

/* The five columns that a plan has of money (the year's pagu, four triwulan) and of targets (the year's target, four triwulan). */
enum { RENAKSI_COLUMN_YEAR = 0, RENAKSI_COLUMN_TW1 = 1, RENAKSI_COLUMN_TW2 = 2, RENAKSI_COLUMN_TW3 = 3, RENAKSI_COLUMN_TW4 = 4 };

enum { RENAKSI_LANGUAGE_ID = 0, RENAKSI_LANGUAGE_EN = 1 };

/* What a roll-up groups by. */
enum { RENAKSI_BY_LEVEL = 0, RENAKSI_BY_SASARAN = 1, RENAKSI_BY_PROGRAM = 2, RENAKSI_BY_KEGIATAN = 3, RENAKSI_BY_PENANGGUNG_JAWAB = 4 };

/* Texts that a plan has besides its rows. */
enum {
    RENAKSI_FIELD_JUDUL = 0,
    RENAKSI_FIELD_PERANGKAT_DAERAH = 1,
    RENAKSI_FIELD_TAHUN = 2, /* four digits */
    RENAKSI_FIELD_TEMPAT = 3,
    RENAKSI_FIELD_TANGGAL = 4,
    RENAKSI_FIELD_JABATAN = 5,
    RENAKSI_FIELD_NAMA = 6,
    RENAKSI_FIELD_NIP = 7 /* as written: personal data */
};

/* What a document is. */
enum {
    RENAKSI_FORMAT_AUTOMATIC = 0, /* told from the content */
    RENAKSI_FORMAT_TSV = 1, /* text with tabs */
    RENAKSI_FORMAT_CSV = 2, /* `,` `;` `|` or tabs, with quotes; the flat table too */
    RENAKSI_FORMAT_JSON = 3, /* renaksi-plan/1 */
    RENAKSI_FORMAT_XLSX = 4,
    RENAKSI_FORMAT_ODS = 5,
    RENAKSI_FORMAT_XLS = 6,
    RENAKSI_FORMAT_DOCX = 7,
    RENAKSI_FORMAT_HTML = 8
};

/* Which columns are read of a document that prints amounts before and after a change. */
enum { RENAKSI_TAHAP_PERUBAHAN = 0, RENAKSI_TAHAP_MURNI = 1 };

/* What a plan can be written as. */
enum {
    RENAKSI_WRITE_PLAN_JSON = 0,  /* renaksi-plan/1: all of it */
    RENAKSI_WRITE_CHECK_JSON = 1, /* renaksi-check/1 */
    RENAKSI_WRITE_PLAN_CSV = 2,   /* the flat table */
    RENAKSI_WRITE_PLAN_XLSX = 3,  /* a workbook in the official form, with the findings */
    RENAKSI_WRITE_PLAN_TEXT = 4,  /* text with tabs in the official form */
    RENAKSI_WRITE_PAGE = 5        /* one HTML file: tree, findings, charts */
};

/* ---- money ---- */

/* Reads one amount: `32,535,393`, `32.535.393,00`, `Rp. 1.544.000.000,-`, `(1.000)`, `-`, blank.
 * style: RENAKSI_NUMBERS_*. Writes *sen (0 where there is no value) and *state.
 * Errors: BAD_NUMBER, TOO_MANY_DECIMALS, OVERFLOW, each with the column of the character that does not fit. Cost: linear in size. */
RENAKSI_API renaksi_status renaksi_rupiah_parse(const char* text, size_t size, int32_t style, int64_t* sen, uint8_t* state,
    renaksi_error* error);

/* Reads `count` amounts laid out as Arrow lays out text: amount i is data[offsets[i]] ... data[offsets[i + 1] - 1].
 * sen, state: arrays of `count`; data may be NULL where all texts are empty. On failure nothing is written and error->row is the 1-based
 * number of the first amount that is none.
 * Errors: those of renaksi_rupiah_parse; INVALID_ARGUMENT for offsets that fall. Cost: linear in the bytes. */
RENAKSI_API renaksi_status renaksi_rupiah_parse_many(const char* data, const int32_t* offsets, size_t count, int32_t style, int64_t* sen,
    uint8_t* state, renaksi_error* error);

/* Writes one amount into the caller's buffer, terminated. grouping: RENAKSI_GROUPING_*. *written: bytes without the terminator; 32 bytes
 * hold any amount. Errors: LIMIT_EXCEEDED where capacity is too small. */
RENAKSI_API renaksi_status renaksi_rupiah_format(int64_t sen, int32_t grouping, char* buffer, size_t capacity, size_t* written,
    renaksi_error* error);

typedef struct renaksi_plan renaksi_plan; /* a plan; immutable, counted */
typedef struct renaksi_table renaksi_table; /* columns of equal length; immutable, counted */
typedef struct renaksi_blob renaksi_blob; /* bytes; immutable, counted */
typedef struct renaksi_builder renaksi_builder; /* a plan in the making; one thread at a time */

/* Formats `count` amounts into a table with the one text column `text`. state may be NULL (all are values); "-" is written for a dash, and
 * a blank is missing. Cost: linear in count. */
RENAKSI_API renaksi_status renaksi_rupiah_format_many(const int64_t* sen, const uint8_t* state, size_t count, int32_t grouping,
    renaksi_table** table, renaksi_error* error);

/* ---- reading and writing plans ---- */

typedef struct renaksi_read_options {
    size_t struct_size;
    int32_t numbers;           /* RENAKSI_NUMBERS_* */
    int32_t format;            /* RENAKSI_FORMAT_* */
    uint64_t limit_bytes;      /* 0: the library's default, 256 MiB; so for the next three: 1,000,000 rows, 1,024 columns, 32 KiB */
    uint64_t limit_rows;
    uint64_t limit_columns;
    uint64_t limit_cell_bytes;
    renaksi_text nomenklatur;  /* a list of official names as CSV, which tells levels from names (docs/c-api.md); empty: none */
    renaksi_text sheet;        /* name or number from 1 of the sheet or table to read; empty: the one that reads best */
    int32_t tahun;             /* which year of a document with a column a year; 0: its title's, else the first with amounts */
    int32_t tahap;             /* RENAKSI_TAHAP_* */
    uint64_t limit_unpacked;   /* bytes of all parts of a packed document together; 0: 1 GiB */
} renaksi_read_options;

/* Reads a plan from the bytes of a document. A messy document is not an error: what it looks like becomes findings.
 * Errors: EMPTY_INPUT, BINARY_INPUT, BAD_ENCODING, LIMIT_EXCEEDED, NO_TABLE, OVERFLOW, UNKNOWN_FORMAT, DAMAGED_FILE, PASSWORD_PROTECTED,
 * NOT_FOUND (no such sheet or year), BAD_STRUCTURE (JSON that is no plan), with line and column; for the list, whose message begins with
 * `nomenklatur:`, the same and UNKNOWN_FORMAT (a quote that is not closed). Cost: linear in both sizes. */
RENAKSI_API renaksi_status renaksi_plan_read(const char* bytes, size_t size, const renaksi_read_options* options, renaksi_plan** plan,
    renaksi_error* error);

/* Writes a plan. format: RENAKSI_WRITE_*. Same plan, same bytes. Findings, where the format has them, are those of all rules, in English in JSON
 * and in Indonesian in workbook and page; renaksi_plan_write_with chooses. Errors: LIMIT_EXCEEDED for what no workbook holds, with the line.
 * Cost: linear in the rows, and for findings that of the functions that give them. */
RENAKSI_API renaksi_status renaksi_plan_write(const renaksi_plan* plan, int32_t format, renaksi_blob** blob, renaksi_error* error);

/* What a reader of `after` does not learn that a reader of `before` does, as of a plan that was written and read back.
 * No row: the same plan. Columns: field text (`judul`, `pagu`, `indikator.tw1` ...); count, line int64 (of the first, 0: the document); before,
 * after text (of the first). Cost: linear in the rows. */
RENAKSI_API renaksi_status renaksi_plan_losses(const renaksi_plan* before, const renaksi_plan* after, renaksi_table** table,
    renaksi_error* error);

/* One of RENAKSI_FIELD_*; empty where the document does not say. The view lives as long as the plan. */
RENAKSI_API renaksi_status renaksi_plan_field(const renaksi_plan* plan, int32_t field, renaksi_text* text, renaksi_error* error);

RENAKSI_API void renaksi_plan_retain(const renaksi_plan* plan);
RENAKSI_API void renaksi_plan_release(const renaksi_plan* plan);

/* ---- building plans ---- */

/* An empty builder. */
RENAKSI_API renaksi_status renaksi_builder_new(renaksi_builder** builder, renaksi_error* error);

/* Sets one of RENAKSI_FIELD_*; an empty text takes it away. Errors: BAD_NUMBER for a year that is none, BAD_ENCODING for what is not UTF-8. */
RENAKSI_API renaksi_status renaksi_builder_set_field(renaksi_builder* builder, int32_t field, const char* text, size_t size,
    renaksi_error* error);

/* A row as its texts; missing ones have size 0. */
typedef struct renaksi_row {
    size_t struct_size;
    int32_t level; /* RENAKSI_LEVEL_* */
    int32_t reserved;
    int64_t line; /* of the document the row came from, 0 for none */
    renaksi_text no;
    renaksi_text kode;
    renaksi_text sasaran;
    renaksi_text nama;
    renaksi_text penanggung_jawab;
    renaksi_text indikator;
    renaksi_text satuan;
} renaksi_row;

/* Adds a row below those already there, without money or targets. *row: its 0-based position among the rows added.
 * Errors: BAD_ENCODING, LIMIT_EXCEEDED. Cost: linear in its texts. */
RENAKSI_API renaksi_status renaksi_builder_add_row(renaksi_builder* builder, const renaksi_row* row, int64_t* position,
    renaksi_error* error);

/* Sets one money column of rows first ... first + count - 1. column: RENAKSI_COLUMN_*. state may be NULL (all are values).
 * Errors: INVALID_ARGUMENT for rows that are not there. Cost: linear in count. */
RENAKSI_API renaksi_status renaksi_builder_set_money(renaksi_builder* builder, int64_t first, size_t count, int32_t column, const int64_t* sen,
    const uint8_t* state, renaksi_error* error);

/* Sets one target column of rows first ... as text in Arrow's layout; an empty text is a blank target. Targets never fail to read: what is
 * no number is a predicate or text. A row without an indikator gets one without a name for a text that is not empty. Errors: INVALID_ARGUMENT
 * for rows that are not there and offsets that fall, BAD_ENCODING with error->row, counted from first. Cost: linear in the bytes. */
RENAKSI_API renaksi_status renaksi_builder_set_targets(renaksi_builder* builder, int64_t first, size_t count, int32_t column, const char* data,
    const int32_t* offsets, renaksi_error* error);

/* Adds the rows of an Arrow struct array: columns by name, others are ignored. Texts (utf8): level, no, kode, sasaran, nama, penanggung_jawab,
 * indikator, satuan, target, target_tw1 ... target_tw4. line: int64. Money: pagu, tw1 ... tw4, as int64 sen (null = blank) or as utf8 text.
 * large_utf8 is as good as utf8. `level` or `kode` must tell the level. Schema and array are only read: the caller still releases them. Nothing
 * is added on failure. Errors: INVALID_ARGUMENT for what is released already; BAD_STRUCTURE (a column of another type, twice or with a
 * dictionary, a row that is null as a whole, a level or line that is none); those of renaksi_rupiah_parse; BAD_ENCODING; what a row has wrong with
 * error->row. Cost: linear. */
RENAKSI_API renaksi_status renaksi_builder_import(renaksi_builder* builder, const struct ArrowSchema* schema, const struct ArrowArray* array,
    renaksi_error* error);

/* Gives the plan. The builder is used up and freed on success; on failure it stays as it was.
 * Errors: BAD_STRUCTURE (two Jumlah rows, money on a sasaran) and LIMIT_EXCEEDED, with error->row in the order of adding and the row's line.
 * Cost: linear in the rows. */
RENAKSI_API renaksi_status renaksi_builder_finish(renaksi_builder* builder, renaksi_plan** plan, renaksi_error* error);

/* Frees a builder that was not finished. NULL does nothing. */
RENAKSI_API void renaksi_builder_free(renaksi_builder* builder);

/* ---- answers: every one a table ---- */

/* The rows, parents before children, Jumlah last. Columns: id, line int64; level text; parent int32 (row, missing at the top);
 * subtree_end int32; no, kode, sasaran, nama, penanggung_jawab text; pagu, tw1 ... tw4 money (missing where blank or "-"); pagu_state ...
 * tw4_state uint8; pagu_written ... tw4_written text. Tables of one plan share their memory. */
RENAKSI_API renaksi_status renaksi_plan_rows(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error);

/* The indicators of all rows. Columns: row int32; nama, satuan text; target, tw1 ... tw4 text as written. Cost: linear. */
RENAKSI_API renaksi_status renaksi_plan_indicators(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error);

/* Totals. by: RENAKSI_BY_*. Columns: key, nama text; line, rows int64; pagu, tw1 ... tw4 money. Amounts are those of the lowest level, so
 * that each Rupiah counts once; by level they are what each level prints. The last row is the whole plan; only its place tells it from a
 * group. Errors: OVERFLOW. Cost: linear in the rows. */
RENAKSI_API renaksi_status renaksi_plan_roll_up(const renaksi_plan* plan, int32_t by, renaksi_table** table, renaksi_error* error);

typedef struct renaksi_check_options {
    size_t struct_size;
    int32_t language; /* of messages: RENAKSI_LANGUAGE_* */
    int32_t reserved;
    renaksi_text rules;       /* as on the command line: `R101,R1xx,-slug`; empty: what the settings select, else all */
    renaksi_text severities;  /* `R106=warning,R2xx=off`, before those of the settings; empty: none */
    renaksi_text settings;    /* JSON as of a settings file (docs/settings.md); empty: the defaults */
    renaksi_text nomenklatur; /* a list of official names as CSV; empty: the rules that need one have nothing to say */
} renaksi_check_options;

/* Findings, by severity, roots first. Columns: rule, slug, severity, cause (missing where a rule knows none) text; line int64 (0: the
 * document); row int32; level, nama, column text; expected, found, difference text; difference_sen money; roots list of int64 (lines);
 * message text. Errors, with line and column in the text that the message begins with (`severities:`): UNKNOWN_RULE; INVALID_ARGUMENT for a
 * severity or a settings' key or value that is none; EMPTY_INPUT (white space) and LIMIT_EXCEEDED (1 MiB) for settings; for a list of names those
 * of renaksi_plan_read. Cost: O(rows log rows), and linear in the texts. */
RENAKSI_API renaksi_status renaksi_plan_check(const renaksi_plan* plan, const renaksi_check_options* options, renaksi_table** table,
    renaksi_error* error);

/* renaksi_plan_write with findings as options say, in their language. Errors: those of renaksi_plan_check too. */
RENAKSI_API renaksi_status renaksi_plan_write_with(const renaksi_plan* plan, int32_t format, const renaksi_check_options* options,
    renaksi_blob** blob, renaksi_error* error);

/* The catalogue of rules. language: of looks_at, RENAKSI_LANGUAGE_*. Columns: rule int32 (101); id (`R101`), slug, severity, title_id,
 * title_en text; basis text (the regulation); looks_at text. Cost: linear in the rules. */
RENAKSI_API renaksi_status renaksi_rules(int32_t language, renaksi_table** table, renaksi_error* error);

/* ---- mistakes and what mends them ---- */

/* The mistakes behind all broken sums, whatever rules are chosen elsewhere. Columns: id (from 1), line int64; row int32; level, nama, column text;
 * difference money; status text (`confident`, `ambiguous`); pulls list of int64 (lines whose sums follow from it).
 * Cost: O(rows log rows + 3^t) for t broken sums that hang together, t bounded; so for the next two. */
RENAKSI_API renaksi_status renaksi_plan_mistakes(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error);

/* What would mend each mistake, best first, a row a cell. Columns: mistake int64; rank, candidate int32 (from 1 in the mistake; what nothing tells
 * apart shares a rank); kind text (`cell`, `row_cells`, `doubled_row`, `misplaced_row`, `missing_row`); role text (`change`; `follows`: a total
 * that changes along; `row`: the row is taken out or moved, no cell); line int64; row int32; column text; old, new money (missing where the cell
 * has no amount); other_line int64 (the row below which it belongs, else missing); reasons text (names, by `, `; missing where none). */
RENAKSI_API renaksi_status renaksi_plan_candidates(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error);

typedef struct renaksi_fix_options {
    size_t struct_size;
    renaksi_text apply; /* `confident` (also where empty), `all` (the first candidate of each mistake), `ID,ID:CANDIDATE` by the tables above, or both: `confident,1` */
} renaksi_fix_options;

/* Mends a plan: *mended is a new one with the candidates applied, *changes (the pointer may be NULL) a table of what changed; both are the
 * caller's. The given plan stays as it is. Columns: mistake int64; role text (`change`, `follows`, and without a cell `removed`, `moved`); line
 * int64; row int32 (of the mended plan, missing once removed); column text; old, new money; old_written, new_written text. `confident` and `all`
 * pass over missing rows, which a person has to look up. Errors: INVALID_ARGUMENT with the column in `apply` for a list that is none, a mistake
 * or candidate that is none, a mistake twice, a missing row, and with the line for candidates that exclude each other; OVERFLOW with the line. */
RENAKSI_API renaksi_status renaksi_plan_fix(const renaksi_plan* plan, const renaksi_fix_options* options, renaksi_plan** mended,
    renaksi_table** changes, renaksi_error* error);

/* Figures about a plan. */
typedef struct renaksi_summary {
    size_t struct_size; /* set by the caller */
    int64_t rows;
    int64_t sasaran;
    int64_t program;
    int64_t kegiatan;
    int64_t sub_kegiatan;
    int64_t identities_checked;
    int64_t identities_independent;
    int64_t identities_violated;
    int64_t errors;
    int64_t warnings;
    int64_t infos;
    int64_t roots;
    int64_t jumlah_row; /* -1: the document has none */
} renaksi_summary;

/* Fills the summary, as many fields as struct_size covers, all rules applied. Cost: O(rows log rows). */
RENAKSI_API renaksi_status renaksi_plan_summary(const renaksi_plan* plan, renaksi_summary* summary, renaksi_error* error);

/* ---- rekap: the tables of many offices ---- */

enum { RENAKSI_PENUNJANG_KEPT = 0, RENAKSI_PENUNJANG_FOLDED = 1 }; /* program 01 of every bidang as written, or as X.XX.01 */

typedef struct renaksi_rekap_options {
    size_t struct_size;
    renaksi_text by;      /* `program`, `provinsi,urusan`: urusan, bidang, program, kegiatan, sub_kegiatan, opd, provinsi, kabupaten, level */
    renaksi_text name;    /* of bytes and streams as a source */
    int32_t penunjang;    /* RENAKSI_PENUNJANG_* */
    int32_t threads;      /* 0: as many as the machine has */
    int32_t strict;       /* 0: rows that cannot be read are counted and left out; 1: the first is an error */
    int32_t scattered;    /* 1: rows of an office may stand anywhere; memory grows with the rows */
    uint64_t begin;       /* a part: rows that begin at this byte (of a stream: row) or later, and ... */
    uint64_t end;         /* ... before this one; 0: all that follow */
    uint64_t roots_limit; /* so many are named, all are counted; 0: 1,000,000 */
} renaksi_rekap_options;

/* Totals and violated identities of flat tables (CSV, docs/c-api.md) by `by` (empty: program), as a state: bytes that may be kept, sent and merged.
 * Once closed it depends on the rows alone, not on their order, parts or threads; an office that the edge of a part may divide stays open.
 * Errors: NOT_FOUND, NOT_A_FILE, NOT_READABLE, EMPTY_INPUT, LIMIT_EXCEEDED, BAD_STRUCTURE (header; an office in two places); where strict what a
 * row has wrong; INVALID_ARGUMENT with the column in `by`. Cost: linear in the bytes; memory for groups, offices and roots. */
RENAKSI_API renaksi_status renaksi_rekap_files(const renaksi_text* paths, size_t count, const renaksi_rekap_options* options, renaksi_blob** state,
    renaksi_error* error);
RENAKSI_API renaksi_status renaksi_rekap_bytes(const char* bytes, size_t size, const renaksi_rekap_options* options, renaksi_blob** state,
    renaksi_error* error);

/* The same of Arrow, batch by batch. opd, kode, level: utf8; money: int64 sen, decimal128 Rupiah, utf8. The stream is released, also on failure.
 * Errors: BAD_STRUCTURE for its columns, NOT_READABLE for what it says itself. */
RENAKSI_API renaksi_status renaksi_rekap_stream(struct ArrowArrayStream* stream, const renaksi_rekap_options* options, renaksi_blob** state,
    renaksi_error* error);

/* Merges states in any order; close: 1 when no part is missing. Errors, with error->row: DAMAGED_FILE, UNKNOWN_FORMAT (a later version),
 * INVALID_ARGUMENT (other settings), BAD_STRUCTURE (an office in two places, parts that do not join). */
RENAKSI_API renaksi_status renaksi_rekap_merge(const renaksi_text* states, size_t count, int32_t close, renaksi_blob** state, renaksi_error* error);

enum { RENAKSI_REKAP_GROUPS = 0, RENAKSI_REKAP_ROOTS = 1, RENAKSI_REKAP_ERRORS = 2, RENAKSI_REKAP_TOTALS = 3, RENAKSI_REKAP_SOURCES = 4 };

/* which: RENAKSI_REKAP_GROUPS ... (columns: docs/c-api.md); only SOURCES while parts are missing. Errors: those of merge; OVERFLOW. */
RENAKSI_API renaksi_status renaksi_rekap_table(const char* state, size_t size, int32_t which, renaksi_table** table, renaksi_error* error);

enum { RENAKSI_REKAP_JSON = 0, RENAKSI_REKAP_CSV = 1, RENAKSI_REKAP_TEXT = 2, RENAKSI_REKAP_ROOTS_CSV = 3 };

/* format: RENAKSI_REKAP_JSON ...; language: RENAKSI_LANGUAGE_*. Errors: those of merge. */
RENAKSI_API renaksi_status renaksi_rekap_write(const char* state, size_t size, int32_t format, int32_t language, renaksi_blob** blob,
    renaksi_error* error);

/* ---- tables ---- */

enum {
    RENAKSI_TYPE_INT64 = 1,
    RENAKSI_TYPE_INT32 = 2,
    RENAKSI_TYPE_UINT8 = 3,
    RENAKSI_TYPE_MONEY = 4,     /* int64 sen */
    RENAKSI_TYPE_TEXT = 5,      /* UTF-8: offsets and data */
    RENAKSI_TYPE_INT64_LIST = 6 /* offsets into int64 values */
};

/* A column in Arrow's memory layout; a view. */
typedef struct renaksi_column {
    size_t struct_size; /* set by the caller */
    int32_t type;       /* RENAKSI_TYPE_* */
    int32_t reserved;
    int64_t length;     /* rows */
    int64_t null_count; /* rows without a value */
    renaksi_text name;
    const uint8_t* validity; /* bit i (least significant first) set: row i has a value; NULL: all have */
    const int32_t* offsets;  /* length + 1; TEXT and INT64_LIST, else NULL */
    const void* data;        /* numbers, 0 for a row without a value; the bytes of all texts; or the lists' int64 values */
} renaksi_column;

RENAKSI_API int64_t renaksi_table_rows(const renaksi_table* table);    /* NULL: 0 */
RENAKSI_API int64_t renaksi_table_columns(const renaksi_table* table); /* NULL: 0 */

/* Column number `index`, from 0. Errors: NOT_FOUND. */
RENAKSI_API renaksi_status renaksi_table_column(const renaksi_table* table, int64_t index, renaksi_column* column, renaksi_error* error);
/* Number of the column of that name. Errors: NOT_FOUND. Cost: linear in the columns. */
RENAKSI_API renaksi_status renaksi_table_find(const renaksi_table* table, const char* name, size_t size, int64_t* index,
    renaksi_error* error);

/* Exports by the Arrow C data interface (renaksi_arrow.h): a struct array with one child a column, without
 * copying; money is int64 with the field metadata `unit` = `sen`. The exported structs keep the table alive until their own release is called.
 * Either pointer may be NULL. */
RENAKSI_API renaksi_status renaksi_table_export(const renaksi_table* table, struct ArrowSchema* schema, struct ArrowArray* array,
    renaksi_error* error);
/* The same as a stream of one batch. */
RENAKSI_API renaksi_status renaksi_table_export_stream(const renaksi_table* table, struct ArrowArrayStream* stream, renaksi_error* error);

RENAKSI_API void renaksi_table_retain(const renaksi_table* table);
RENAKSI_API void renaksi_table_release(const renaksi_table* table);

/* ---- blobs ---- */

/* The bytes; they live as long as the blob. NULL gives an empty text. */
RENAKSI_API renaksi_text renaksi_blob_bytes(const renaksi_blob* blob);
RENAKSI_API void renaksi_blob_retain(const renaksi_blob* blob);
RENAKSI_API void renaksi_blob_release(const renaksi_blob* blob);

#ifdef __cplusplus
}
#endif

#endif /* RENAKSI_H */
