package renaksi

/*
#include <renaksi.h>
*/
import "C"

// headerConstants are this package's own numbers under their names in the header; the tests hold them against the golden list.
func headerConstants() map[string]int64 {
	return map[string]int64{
		"RENAKSI_VERSION_MAJOR":  VersionMajor,
		"RENAKSI_VERSION_MINOR":  VersionMinor,
		"RENAKSI_VERSION_PATCH":  VersionPatch,
		"RENAKSI_ABI_VERSION":    headerABIVersion,
		"RENAKSI_FORMAT_VERSION": headerFormatVersion,

		"RENAKSI_OK":                0,
		"RENAKSI_INVALID_ARGUMENT":  int64(ErrInvalidArgument),
		"RENAKSI_NOT_FOUND":         int64(ErrNotFound),
		"RENAKSI_NOT_A_FILE":        int64(ErrNotAFile),
		"RENAKSI_NOT_READABLE":      int64(ErrNotReadable),
		"RENAKSI_EMPTY_INPUT":       int64(ErrEmptyInput),
		"RENAKSI_BINARY_INPUT":      int64(ErrBinaryInput),
		"RENAKSI_BAD_ENCODING":      int64(ErrBadEncoding),
		"RENAKSI_LIMIT_EXCEEDED":    int64(ErrLimitExceeded),
		"RENAKSI_NO_TABLE":          int64(ErrNoTable),
		"RENAKSI_BAD_NUMBER":        int64(ErrBadNumber),
		"RENAKSI_AMBIGUOUS_NUMBER":  int64(ErrAmbiguousNumber),
		"RENAKSI_TOO_MANY_DECIMALS": int64(ErrTooManyDecimals),
		"RENAKSI_OVERFLOW":          int64(ErrOverflow),
		"RENAKSI_BAD_KODE":          int64(ErrBadKode),
		"RENAKSI_BAD_DATE":          int64(ErrBadDate),
		"RENAKSI_BAD_NIP":           int64(ErrBadNIP),
		"RENAKSI_BAD_STRUCTURE":     int64(ErrBadStructure),
		"RENAKSI_UNKNOWN_FORMAT":    int64(ErrUnknownFormat),
		"RENAKSI_UNKNOWN_RULE":      int64(ErrUnknownRule),
		"RENAKSI_NOT_WRITABLE":      int64(ErrNotWritable),
		"RENAKSI_NO_MEMORY":         int64(ErrNoMemory),
		"RENAKSI_INTERNAL":          int64(ErrInternal),

		"RENAKSI_NUMBERS_AUTOMATIC":    int64(NumbersAutomatic),
		"RENAKSI_NUMBERS_DOT_GROUPS":   int64(NumbersDotGroups),
		"RENAKSI_NUMBERS_COMMA_GROUPS": int64(NumbersCommaGroups),
		"RENAKSI_NUMBERS_PLAIN":        int64(NumbersPlain),
		"RENAKSI_GROUPING_NONE":        int64(GroupingNone),
		"RENAKSI_GROUPING_DOT":         int64(GroupingDot),
		"RENAKSI_GROUPING_COMMA":       int64(GroupingComma),
		"RENAKSI_AMOUNT_BLANK":         int64(AmountBlank),
		"RENAKSI_AMOUNT_DASH":          int64(AmountDash),
		"RENAKSI_AMOUNT_VALUE":         int64(AmountValue),

		"RENAKSI_LEVEL_JUMLAH":       int64(LevelJumlah),
		"RENAKSI_LEVEL_SASARAN":      int64(LevelSasaran),
		"RENAKSI_LEVEL_PROGRAM":      int64(LevelProgram),
		"RENAKSI_LEVEL_KEGIATAN":     int64(LevelKegiatan),
		"RENAKSI_LEVEL_SUB_KEGIATAN": int64(LevelSubKegiatan),
		"RENAKSI_COLUMN_YEAR":        int64(ColumnYear),
		"RENAKSI_COLUMN_TW1":         int64(ColumnTW1),
		"RENAKSI_COLUMN_TW2":         int64(ColumnTW2),
		"RENAKSI_COLUMN_TW3":         int64(ColumnTW3),
		"RENAKSI_COLUMN_TW4":         int64(ColumnTW4),
		"RENAKSI_LANGUAGE_ID":        int64(LanguageID),
		"RENAKSI_LANGUAGE_EN":        int64(LanguageEN),

		"RENAKSI_BY_LEVEL":               int64(ByLevel),
		"RENAKSI_BY_SASARAN":             int64(BySasaran),
		"RENAKSI_BY_PROGRAM":             int64(ByProgram),
		"RENAKSI_BY_KEGIATAN":            int64(ByKegiatan),
		"RENAKSI_BY_PENANGGUNG_JAWAB":    int64(ByPenanggungJawab),
		"RENAKSI_FIELD_JUDUL":            int64(FieldJudul),
		"RENAKSI_FIELD_PERANGKAT_DAERAH": int64(FieldPerangkatDaerah),
		"RENAKSI_FIELD_TAHUN":            int64(FieldTahun),
		"RENAKSI_FIELD_TEMPAT":           int64(FieldTempat),
		"RENAKSI_FIELD_TANGGAL":          int64(FieldTanggal),
		"RENAKSI_FIELD_JABATAN":          int64(FieldJabatan),
		"RENAKSI_FIELD_NAMA":             int64(FieldNama),
		"RENAKSI_FIELD_NIP":              int64(FieldNIP),
		"RENAKSI_WRITE_PLAN_JSON":        writePlanJSON,
		"RENAKSI_WRITE_CHECK_JSON":       writeCheckJSON,
		"RENAKSI_WRITE_PLAN_CSV":         writePlanCSV,

		"RENAKSI_TYPE_INT64":      int64(TypeInt64),
		"RENAKSI_TYPE_INT32":      int64(TypeInt32),
		"RENAKSI_TYPE_UINT8":      int64(TypeUint8),
		"RENAKSI_TYPE_MONEY":      int64(TypeMoney),
		"RENAKSI_TYPE_TEXT":       int64(TypeText),
		"RENAKSI_TYPE_INT64_LIST": int64(TypeInt64List),
	}
}

// headerStructs are the header's structs as cgo lays them out.
func headerStructs() map[string]any {
	return map[string]any{
		"renaksi_error":         C.renaksi_error{},
		"renaksi_text":          C.renaksi_text{},
		"renaksi_read_options":  C.renaksi_read_options{},
		"renaksi_check_options": C.renaksi_check_options{},
		"renaksi_fix_options":   C.renaksi_fix_options{},
		"renaksi_row":           C.renaksi_row{},
		"renaksi_summary":       C.renaksi_summary{},
		"renaksi_column":        C.renaksi_column{},
		"ArrowSchema":           C.struct_ArrowSchema{},
		"ArrowArray":            C.struct_ArrowArray{},
		"ArrowArrayStream":      C.struct_ArrowArrayStream{},
	}
}
