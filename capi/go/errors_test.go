package renaksi

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachKindOfBadInput(t *testing.T) {
	read := func(text string, options *Options) func() error {
		return func() error { _, err := Read([]byte(text), options); return err }
	}
	parse := func(text string, style NumberStyle) func() error {
		return func() error { _, _, err := ParseRupiah(text, style); return err }
	}
	plan := sample(t)
	table, err := plan.Table()
	table = open(t, table, err)
	check := func(options *CheckOptions) func() error {
		return func() error { _, err := plan.Check(options); return err }
	}
	for _, one := range []struct {
		name   string
		wanted Status
		call   func() error
	}{
		{"no bytes", ErrEmptyInput, read("", nil)},
		{"white space", ErrEmptyInput, read(" \n\t\n", nil)},
		{"zero bytes", ErrBinaryInput, read("a\x00b\x01", nil)},
		{"no table", ErrNoTable, read("selamat pagi\ndunia\n", nil)},
		{"too many bytes", ErrLimitExceeded, read("selamat pagi", &Options{LimitBytes: 4})},
		{"style of no number", ErrInvalidArgument, read("selamat pagi", &Options{Numbers: 9})},
		{"no file", ErrNotFound, func() error { _, err := ReadFile(filepath.Join(t.TempDir(), "none.txt"), nil); return err }},
		{"a folder", ErrNotAFile, func() error { _, err := ReadFile(t.TempDir(), nil); return err }},
		{"words for an amount", ErrBadNumber, parse("seribu", NumbersAutomatic)},
		{"thousandths", ErrTooManyDecimals, parse("1.234567", NumbersPlain)},
		{"an amount beyond int64", ErrOverflow, parse("99999999999999999999", NumbersAutomatic)},
		{"style that is none", ErrInvalidArgument, parse("1", -1)},
		{"rule that is none", ErrUnknownRule, func() error { _, err := plan.Check(&CheckOptions{Rules: "R101,nonsense"}); return err }},
		{"severity that is none", ErrInvalidArgument, check(&CheckOptions{Severities: "R101=grave"})},
		{"severity of no rule", ErrUnknownRule, check(&CheckOptions{Severities: "R999=off"})},
		{"settings that are no JSON", ErrInvalidArgument, check(&CheckOptions{Settings: "{"})},
		{"settings of white space", ErrEmptyInput, check(&CheckOptions{Settings: " "})},
		{"names without a table", ErrNoTable, check(&CheckOptions{Nomenklatur: "no list"})},
		{"names with an open quote", ErrUnknownFormat, check(&CheckOptions{Nomenklatur: "kode,nama\n2.17,\"Urusan\n"})},
		{"names without a table to read with", ErrNoTable, read("selamat pagi", &Options{Nomenklatur: "no list"})},
		{"rules in no language", ErrInvalidArgument, func() error { _, err := Rules(7); return err }},
		{"fix of no mistake", ErrInvalidArgument, func() error { _, _, err := plan.Fix("99"); return err }},
		{"fix by no word", ErrInvalidArgument, func() error { _, _, err := plan.Fix("some"); return err }},
		{"language that is none", ErrInvalidArgument, func() error { _, err := plan.Check(&CheckOptions{Language: 7}); return err }},
		{"key that is none", ErrInvalidArgument, func() error { _, err := plan.RollUp(99); return err }},
		{"field that is none", ErrInvalidArgument, func() error { _, err := plan.Field(99); return err }},
		{"column that is none", ErrNotFound, func() error { _, err := table.Int64("nonsense"); return err }},
		{"column of another type", ErrInvalidArgument, func() error { _, err := table.Int64("pagu"); return err }},
		{"row that is none", ErrNotFound, func() error { _, err := table.Valid("pagu", 57); return err }},
		{"year that is none", ErrBadNumber, onBuilder(t, func(b *Builder) error { return b.SetField(FieldTahun, "tahun depan") })},
		{"text that is not UTF-8", ErrBadEncoding, onBuilder(t, func(b *Builder) error { return b.SetField(FieldJudul, "\xff") })},
		{"name that is not UTF-8", ErrBadEncoding, onBuilder(t, func(b *Builder) error { _, err := b.AddRow(Row{Nama: "\xff"}); return err })},
		{"level that is none", ErrInvalidArgument, onBuilder(t, func(b *Builder) error { _, err := b.AddRow(Row{Level: 9}); return err })},
		{"money of no row", ErrInvalidArgument, onBuilder(t, func(b *Builder) error { return b.SetMoney(0, ColumnYear, []int64{1}, nil) })},
		{"targets of no row", ErrInvalidArgument, onBuilder(t, func(b *Builder) error { return b.SetTargets(3, ColumnTW1, []string{"1"}) })},
		{"two Jumlah", ErrBadStructure, onBuilder(t, func(b *Builder) error {
			for i := 0; i < 2; i++ {
				if _, err := b.AddRow(Row{Level: LevelJumlah}); err != nil {
					return err
				}
			}
			_, err := b.Finish()
			return err
		})},
		{"fewer states than sen", ErrInvalidArgument, func() error { _, err := FormatRupiahMany([]int64{1, 2}, []AmountState{2}, 0); return err }},
		{"grouping that is none", ErrInvalidArgument, func() error { _, err := FormatRupiah(1, 5); return err }},
	} {
		t.Run(one.name, func(t *testing.T) {
			err := one.call()
			if !errors.Is(err, one.wanted) {
				t.Fatalf("found %v, wanted %v", err, one.wanted)
			}
			if errors.Is(err, ErrInternal) {
				t.Error("also another kind")
			}
			var full *Error
			if !errors.As(err, &full) || full.Message == "" || full.Code != one.wanted {
				t.Errorf("no *Error with a message: %#v", err)
			}
			if !strings.Contains(err.Error(), one.wanted.String()) {
				t.Errorf("%q does not name %q", err, one.wanted)
			}
		})
	}
}

func onBuilder(t *testing.T, do func(b *Builder) error) func() error {
	return func() error {
		b := got(NewBuilder())(t)
		defer b.Close()
		return do(b)
	}
}

func TestErrorsTellThePlace(t *testing.T) {
	var e *Error
	_, _, err := ParseRupiah("12x", NumbersAutomatic)
	if !errors.As(err, &e) || e.Column != 3 {
		t.Errorf("column of %v", err)
	}
	_, _, err = ParseRupiahMany([]string{"1", "", "x"}, NumbersAutomatic)
	if !errors.As(err, &e) || e.Row != 3 {
		t.Errorf("row of %v", err)
	}
	if _, _, err = sample(t).Fix("2,4"); !errors.As(err, &e) || e.Column != 3 {
		t.Errorf("column of %v", err)
	}
	if _, err = sample(t).Check(&CheckOptions{Settings: "{\n \"rules\": {\"R999\": \"off\"}}"}); !errors.As(err, &e) || e.Line != 2 || e.Column != 12 {
		t.Errorf("line and column of %v", err)
	}
	_, err = Read([]byte("satu\ndua \x00\n"), nil)
	if !errors.As(err, &e) || e.Line != 2 {
		t.Errorf("line of %v", err)
	}
	if !errors.Is(err, &Error{Code: e.Code, Line: e.Line, Column: e.Column, Message: e.Message}) || errors.Is(err, &Error{Code: e.Code}) {
		t.Error("an *Error is equal to what says the same, and nothing else")
	}
	_, err = ReadFile(filepath.Join(t.TempDir(), "none.txt"), nil)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v hides the system's error", err)
	}
	equal(t, "name of a status", ErrNoTable.String(), "no_table")
	equal(t, "name of none", Status(77).String(), "unknown")
}
