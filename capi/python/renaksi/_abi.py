"""The C interface as numbers and shapes: constants, structs and prototypes of renaksi.h, and nothing that runs.

Everything carries the header's own names, so that a test can hold it against the header and against the list of the ABI.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char, c_char_p, c_int32, c_int64, c_size_t, c_ubyte, c_uint64, c_void_p
from typing import Any, Dict, Final, List, Tuple, Type

RENAKSI_VERSION_MAJOR: Final = 0
RENAKSI_VERSION_MINOR: Final = 1
RENAKSI_VERSION_PATCH: Final = 0
RENAKSI_ABI_VERSION: Final = 0
RENAKSI_FORMAT_VERSION: Final = 1

RENAKSI_OK: Final = 0
RENAKSI_INVALID_ARGUMENT: Final = 1
RENAKSI_NOT_FOUND: Final = 2
RENAKSI_NOT_A_FILE: Final = 3
RENAKSI_NOT_READABLE: Final = 4
RENAKSI_EMPTY_INPUT: Final = 5
RENAKSI_BINARY_INPUT: Final = 6
RENAKSI_BAD_ENCODING: Final = 7
RENAKSI_LIMIT_EXCEEDED: Final = 8
RENAKSI_NO_TABLE: Final = 9
RENAKSI_BAD_NUMBER: Final = 10
RENAKSI_AMBIGUOUS_NUMBER: Final = 11
RENAKSI_TOO_MANY_DECIMALS: Final = 12
RENAKSI_OVERFLOW: Final = 13
RENAKSI_BAD_KODE: Final = 14
RENAKSI_BAD_DATE: Final = 15
RENAKSI_BAD_NIP: Final = 16
RENAKSI_BAD_STRUCTURE: Final = 17
RENAKSI_UNKNOWN_FORMAT: Final = 18
RENAKSI_UNKNOWN_RULE: Final = 19
RENAKSI_NOT_WRITABLE: Final = 20
RENAKSI_DAMAGED_FILE: Final = 21
RENAKSI_PASSWORD_PROTECTED: Final = 22
RENAKSI_NO_MEMORY: Final = 100
RENAKSI_INTERNAL: Final = 101

RENAKSI_NUMBERS_AUTOMATIC: Final = 0
RENAKSI_NUMBERS_DOT_GROUPS: Final = 1
RENAKSI_NUMBERS_COMMA_GROUPS: Final = 2
RENAKSI_NUMBERS_PLAIN: Final = 3

RENAKSI_GROUPING_NONE: Final = 0
RENAKSI_GROUPING_DOT: Final = 1
RENAKSI_GROUPING_COMMA: Final = 2

RENAKSI_AMOUNT_BLANK: Final = 0
RENAKSI_AMOUNT_DASH: Final = 1
RENAKSI_AMOUNT_VALUE: Final = 2

RENAKSI_LEVEL_JUMLAH: Final = 0
RENAKSI_LEVEL_SASARAN: Final = 1
RENAKSI_LEVEL_PROGRAM: Final = 2
RENAKSI_LEVEL_KEGIATAN: Final = 3
RENAKSI_LEVEL_SUB_KEGIATAN: Final = 4

RENAKSI_COLUMN_YEAR: Final = 0
RENAKSI_COLUMN_TW1: Final = 1
RENAKSI_COLUMN_TW2: Final = 2
RENAKSI_COLUMN_TW3: Final = 3
RENAKSI_COLUMN_TW4: Final = 4

RENAKSI_LANGUAGE_ID: Final = 0
RENAKSI_LANGUAGE_EN: Final = 1

RENAKSI_BY_LEVEL: Final = 0
RENAKSI_BY_SASARAN: Final = 1
RENAKSI_BY_PROGRAM: Final = 2
RENAKSI_BY_KEGIATAN: Final = 3
RENAKSI_BY_PENANGGUNG_JAWAB: Final = 4

RENAKSI_FIELD_JUDUL: Final = 0
RENAKSI_FIELD_PERANGKAT_DAERAH: Final = 1
RENAKSI_FIELD_TAHUN: Final = 2
RENAKSI_FIELD_TEMPAT: Final = 3
RENAKSI_FIELD_TANGGAL: Final = 4
RENAKSI_FIELD_JABATAN: Final = 5
RENAKSI_FIELD_NAMA: Final = 6
RENAKSI_FIELD_NIP: Final = 7

RENAKSI_FORMAT_AUTOMATIC: Final = 0
RENAKSI_FORMAT_TSV: Final = 1
RENAKSI_FORMAT_CSV: Final = 2
RENAKSI_FORMAT_JSON: Final = 3
RENAKSI_FORMAT_XLSX: Final = 4
RENAKSI_FORMAT_ODS: Final = 5
RENAKSI_FORMAT_XLS: Final = 6
RENAKSI_FORMAT_DOCX: Final = 7
RENAKSI_FORMAT_HTML: Final = 8

RENAKSI_TAHAP_PERUBAHAN: Final = 0
RENAKSI_TAHAP_MURNI: Final = 1

RENAKSI_WRITE_PLAN_JSON: Final = 0
RENAKSI_WRITE_CHECK_JSON: Final = 1
RENAKSI_WRITE_PLAN_CSV: Final = 2
RENAKSI_WRITE_PLAN_XLSX: Final = 3
RENAKSI_WRITE_PLAN_TEXT: Final = 4
RENAKSI_WRITE_PAGE: Final = 5

RENAKSI_PENUNJANG_KEPT: Final = 0
RENAKSI_PENUNJANG_FOLDED: Final = 1

RENAKSI_REKAP_GROUPS: Final = 0
RENAKSI_REKAP_ROOTS: Final = 1
RENAKSI_REKAP_ERRORS: Final = 2
RENAKSI_REKAP_TOTALS: Final = 3
RENAKSI_REKAP_SOURCES: Final = 4

RENAKSI_REKAP_JSON: Final = 0
RENAKSI_REKAP_CSV: Final = 1
RENAKSI_REKAP_TEXT: Final = 2
RENAKSI_REKAP_ROOTS_CSV: Final = 3

RENAKSI_TYPE_INT64: Final = 1
RENAKSI_TYPE_INT32: Final = 2
RENAKSI_TYPE_UINT8: Final = 3
RENAKSI_TYPE_MONEY: Final = 4
RENAKSI_TYPE_TEXT: Final = 5
RENAKSI_TYPE_INT64_LIST: Final = 6

ARROW_FLAG_DICTIONARY_ORDERED: Final = 1
ARROW_FLAG_NULLABLE: Final = 2
ARROW_FLAG_MAP_KEYS_SORTED: Final = 4


class renaksi_error(ctypes.Structure):
    _fields_ = [
        ("code", c_int32),
        ("reserved", c_int32),
        ("line", c_int64),
        ("column", c_int64),
        ("row", c_int64),
        ("message", c_char * 480),
    ]


class renaksi_text(ctypes.Structure):
    # Not c_char_p: that would be read up to a terminator which the text does not have.
    _fields_ = [("data", c_void_p), ("size", c_size_t)]


class renaksi_read_options(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("numbers", c_int32),
        ("format", c_int32),
        ("limit_bytes", c_uint64),
        ("limit_rows", c_uint64),
        ("limit_columns", c_uint64),
        ("limit_cell_bytes", c_uint64),
        ("nomenklatur", renaksi_text),
        ("sheet", renaksi_text),
        ("tahun", c_int32),
        ("tahap", c_int32),
        ("limit_unpacked", c_uint64),
    ]


class renaksi_row(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("level", c_int32),
        ("reserved", c_int32),
        ("line", c_int64),
        ("no", renaksi_text),
        ("kode", renaksi_text),
        ("sasaran", renaksi_text),
        ("nama", renaksi_text),
        ("penanggung_jawab", renaksi_text),
        ("indikator", renaksi_text),
        ("satuan", renaksi_text),
    ]


class renaksi_check_options(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("language", c_int32),
        ("reserved", c_int32),
        ("rules", renaksi_text),
        ("severities", renaksi_text),
        ("settings", renaksi_text),
        ("nomenklatur", renaksi_text),
    ]


class renaksi_fix_options(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("apply", renaksi_text)]


class renaksi_rekap_options(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("by", renaksi_text),
        ("name", renaksi_text),
        ("penunjang", c_int32),
        ("threads", c_int32),
        ("strict", c_int32),
        ("scattered", c_int32),
        ("begin", c_uint64),
        ("end", c_uint64),
        ("roots_limit", c_uint64),
    ]


class renaksi_summary(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("rows", c_int64),
        ("sasaran", c_int64),
        ("program", c_int64),
        ("kegiatan", c_int64),
        ("sub_kegiatan", c_int64),
        ("identities_checked", c_int64),
        ("identities_independent", c_int64),
        ("identities_violated", c_int64),
        ("errors", c_int64),
        ("warnings", c_int64),
        ("infos", c_int64),
        ("roots", c_int64),
        ("jumlah_row", c_int64),
    ]


class renaksi_column(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("type", c_int32),
        ("reserved", c_int32),
        ("length", c_int64),
        ("null_count", c_int64),
        ("name", renaksi_text),
        ("validity", c_void_p),
        ("offsets", c_void_p),
        ("data", c_void_p),
    ]


#: `void (*release)(struct X*)` of Arrow's structs.
ArrowRelease = ctypes.CFUNCTYPE(None, c_void_p)


class ArrowSchema(ctypes.Structure):
    _fields_ = [
        ("format", c_char_p),
        ("name", c_char_p),
        ("metadata", c_void_p),
        ("flags", c_int64),
        ("n_children", c_int64),
        ("children", POINTER(c_void_p)),
        ("dictionary", c_void_p),
        ("release", ArrowRelease),
        ("private_data", c_void_p),
    ]


class ArrowArray(ctypes.Structure):
    _fields_ = [
        ("length", c_int64),
        ("null_count", c_int64),
        ("offset", c_int64),
        ("n_buffers", c_int64),
        ("n_children", c_int64),
        ("buffers", POINTER(c_void_p)),
        ("children", POINTER(c_void_p)),
        ("dictionary", c_void_p),
        ("release", ArrowRelease),
        ("private_data", c_void_p),
    ]


class ArrowArrayStream(ctypes.Structure):
    _fields_ = [
        ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, c_void_p, POINTER(ArrowSchema))),
        ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, c_void_p, POINTER(ArrowArray))),
        ("get_last_error", ctypes.CFUNCTYPE(c_char_p, c_void_p)),
        ("release", ArrowRelease),
        ("private_data", c_void_p),
    ]


STRUCTS: Dict[str, Type[ctypes.Structure]] = {
    struct.__name__: struct
    for struct in (
        renaksi_error,
        renaksi_text,
        renaksi_read_options,
        renaksi_row,
        renaksi_check_options,
        renaksi_fix_options,
        renaksi_rekap_options,
        renaksi_summary,
        renaksi_column,
        ArrowSchema,
        ArrowArray,
        ArrowArrayStream,
    )
}

_status = c_int32
_error = POINTER(renaksi_error)
_handle = c_void_p
_out_handle = POINTER(c_void_p)

#: What is bound: name -> (type of the result, types of the arguments).
PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {
    "renaksi_version": (c_int32, []),
    "renaksi_abi_version": (c_int32, []),
    "renaksi_format_version": (c_int32, []),
    "renaksi_status_name": (c_char_p, [_status]),
    "renaksi_rupiah_parse": (_status, [c_char_p, c_size_t, c_int32, POINTER(c_int64), POINTER(c_ubyte), _error]),
    "renaksi_rupiah_parse_many": (_status, [c_void_p, c_void_p, c_size_t, c_int32, c_void_p, c_void_p, _error]),
    "renaksi_rupiah_format": (_status, [c_int64, c_int32, c_char_p, c_size_t, POINTER(c_size_t), _error]),
    "renaksi_rupiah_format_many": (_status, [c_void_p, c_void_p, c_size_t, c_int32, _out_handle, _error]),
    "renaksi_plan_read": (_status, [c_char_p, c_size_t, POINTER(renaksi_read_options), _out_handle, _error]),
    "renaksi_plan_write": (_status, [_handle, c_int32, _out_handle, _error]),
    "renaksi_plan_write_with": (_status, [_handle, c_int32, POINTER(renaksi_check_options), _out_handle, _error]),
    "renaksi_plan_losses": (_status, [_handle, _handle, _out_handle, _error]),
    "renaksi_plan_field": (_status, [_handle, c_int32, POINTER(renaksi_text), _error]),
    "renaksi_plan_release": (None, [_handle]),
    "renaksi_builder_new": (_status, [_out_handle, _error]),
    "renaksi_builder_set_field": (_status, [_handle, c_int32, c_char_p, c_size_t, _error]),
    "renaksi_builder_set_money": (_status, [_handle, c_int64, c_size_t, c_int32, c_void_p, c_void_p, _error]),
    "renaksi_builder_set_targets": (_status, [_handle, c_int64, c_size_t, c_int32, c_void_p, c_void_p, _error]),
    "renaksi_builder_import": (_status, [_handle, c_void_p, c_void_p, _error]),
    "renaksi_builder_finish": (_status, [_handle, _out_handle, _error]),
    "renaksi_builder_free": (None, [_handle]),
    "renaksi_plan_rows": (_status, [_handle, _out_handle, _error]),
    "renaksi_plan_indicators": (_status, [_handle, _out_handle, _error]),
    "renaksi_plan_roll_up": (_status, [_handle, c_int32, _out_handle, _error]),
    "renaksi_plan_check": (_status, [_handle, POINTER(renaksi_check_options), _out_handle, _error]),
    "renaksi_rules": (_status, [c_int32, _out_handle, _error]),
    "renaksi_plan_mistakes": (_status, [_handle, _out_handle, _error]),
    "renaksi_plan_candidates": (_status, [_handle, _out_handle, _error]),
    "renaksi_plan_fix": (_status, [_handle, POINTER(renaksi_fix_options), _out_handle, _out_handle, _error]),
    "renaksi_plan_summary": (_status, [_handle, POINTER(renaksi_summary), _error]),
    "renaksi_rekap_files": (_status, [POINTER(renaksi_text), c_size_t, POINTER(renaksi_rekap_options), _out_handle, _error]),
    "renaksi_rekap_bytes": (_status, [c_char_p, c_size_t, POINTER(renaksi_rekap_options), _out_handle, _error]),
    "renaksi_rekap_stream": (_status, [POINTER(ArrowArrayStream), POINTER(renaksi_rekap_options), _out_handle, _error]),
    "renaksi_rekap_merge": (_status, [POINTER(renaksi_text), c_size_t, c_int32, _out_handle, _error]),
    "renaksi_rekap_table": (_status, [c_char_p, c_size_t, c_int32, _out_handle, _error]),
    "renaksi_rekap_write": (_status, [c_char_p, c_size_t, c_int32, c_int32, _out_handle, _error]),
    "renaksi_table_rows": (c_int64, [_handle]),
    "renaksi_table_columns": (c_int64, [_handle]),
    "renaksi_table_column": (_status, [_handle, c_int64, POINTER(renaksi_column), _error]),
    "renaksi_table_export": (_status, [_handle, POINTER(ArrowSchema), POINTER(ArrowArray), _error]),
    "renaksi_table_export_stream": (_status, [_handle, POINTER(ArrowArrayStream), _error]),
    "renaksi_table_release": (None, [_handle]),
    "renaksi_blob_bytes": (renaksi_text, [_handle]),
    "renaksi_blob_release": (None, [_handle]),
}

#: What is not bound, and why.
LEFT_OUT: Dict[str, str] = {
    "renaksi_builder_add_row": "rows are gathered in Python and imported as one Arrow array: no call per row",
    "renaksi_plan_retain": "Python counts the references to the one object that owns the handle",
    "renaksi_table_retain": "Python counts the references to the one object that owns the handle",
    "renaksi_blob_retain": "a blob is copied into a Python string and released at once",
    "renaksi_table_find": "the names of all columns are read once, into a dict",
}
