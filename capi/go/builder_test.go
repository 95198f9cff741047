package renaksi

import (
	"errors"
	"testing"
	"unsafe"
)

// small is a plan of a program, its kegiatan and two sub kegiatan, the second of which does not add up.
func small(t testing.TB) *Plan {
	t.Helper()
	b := got(NewBuilder())(t)
	must(t, b.SetField(FieldTahun, "2024"))
	must(t, b.SetField(FieldJudul, "RENCANA AKSI"))
	for i, row := range []Row{
		{Level: LevelProgram, Line: 1, Kode: "2.17.03", Nama: "PROGRAM PENGAWASAN"},
		{Level: LevelKegiatan, Line: 2, Kode: "2.17.03.2.01", Nama: "Pemeriksaan", PenanggungJawab: "Kepala Bidang"},
		{Level: LevelSubKegiatan, Line: 3, Kode: "2.17.03.2.01.01", Nama: "Pengawasan Kekuatan", Indikator: "Jumlah laporan", Satuan: "Laporan"},
		{Level: LevelSubKegiatan, Line: 4, Kode: "2.17.03.2.01.02", Nama: "Pengawasan Kesehatan"},
	} {
		equal(t, "position", got(b.AddRow(row))(t), i)
	}
	must(t, b.SetMoney(0, ColumnYear, []int64{3000, 3000, 1000, 2000}, nil))
	must(t, b.SetMoney(0, ColumnTW1, []int64{2900, 2900, 1000, 1900}, nil))
	blank := []AmountState{AmountDash, AmountBlank, AmountBlank, AmountDash}
	for _, column := range []PlanColumn{ColumnTW2, ColumnTW3, ColumnTW4} {
		must(t, b.SetMoney(0, column, make([]int64, 4), blank))
	}
	must(t, b.SetTargets(2, ColumnYear, []string{"12", ""}))
	must(t, b.SetTargets(2, ColumnTW1, []string{"WTP", "5%"}))
	plan := got(b.Finish())(t)
	t.Cleanup(func() { plan.Close() })
	return plan
}

func TestBuiltPlan(t *testing.T) {
	plan := small(t)
	equal(t, "year", got(plan.Field(FieldTahun))(t), "2024")
	rows, err := plan.Table()
	rows = open(t, rows, err)
	equal(t, "parents", got(rows.Int32("parent"))(t)[1:], []int32{0, 1, 1})
	equal(t, "subtree ends", got(rows.Int32("subtree_end"))(t), []int32{4, 4, 3, 4})
	equal(t, "pagu", got(rows.Money("pagu"))(t), []int64{3000, 3000, 1000, 2000})
	equal(t, "states", got(rows.Uint8("tw2_state"))(t), []uint8{1, 0, 0, 1})
	kode := got(rows.Text("kode"))(t)
	equal(t, "kode", kode.At(3), "2.17.03.2.01.02")

	mistakes, err := plan.Mistakes()
	mistakes = open(t, mistakes, err)
	equal(t, "lines of mistakes", got(mistakes.Int64("line"))(t), []int64{4})
	equal(t, "difference", got(mistakes.Money("difference"))(t), []int64{100})

	indicators, err := plan.Indicators()
	indicators = open(t, indicators, err)
	target, tw1 := got(indicators.Text("target"))(t), got(indicators.Text("tw1"))(t)
	equal(t, "targets", []string{target.At(0), tw1.At(0), target.At(1), tw1.At(1)}, []string{"12", "WTP", "", "5%"})
}

func TestFailedFinishLeavesTheBuilder(t *testing.T) {
	b := got(NewBuilder())(t)
	defer b.Close()
	got(b.AddRow(Row{Level: LevelSasaran, Sasaran: "Terwujudnya koperasi"}))(t)
	must(t, b.SetMoney(0, ColumnYear, []int64{100}, nil))
	if _, err := b.Finish(); !errors.Is(err, ErrBadStructure) {
		t.Fatalf("money on a sasaran: %v", err)
	}
	must(t, b.SetMoney(0, ColumnYear, []int64{0}, []AmountState{AmountBlank}))
	plan := got(b.Finish())(t)
	defer plan.Close()
	equal(t, "sasaran", got(plan.Summary())(t).Sasaran, int64(1))
}

func arrowStructs() (schema, array unsafe.Pointer) {
	return unsafe.Pointer(&make([]uint64, ArrowSchemaSize/8)[0]), unsafe.Pointer(&make([]uint64, ArrowArraySize/8)[0])
}

func TestArrowThereAndBack(t *testing.T) {
	table := got(sample(t).Table())(t)
	schema, array := arrowStructs()
	must(t, table.ArrowExport(schema, array))
	must(t, table.Close()) // the export lives on
	b := got(NewBuilder())(t)
	defer b.Close()
	must(t, b.ArrowImport(schema, array))
	ArrowRelease(schema, array)
	ArrowRelease(schema, array)
	ArrowRelease(nil, nil)
	plan := got(b.Finish())(t)
	defer plan.Close()

	before, after := got(sample(t).Table())(t), got(plan.Table())(t)
	defer before.Close()
	defer after.Close()
	for _, column := range []string{"pagu", "tw1", "tw2", "tw3", "tw4"} {
		equal(t, column, got(after.Money(column))(t), got(before.Money(column))(t))
	}
	equal(t, "line", got(after.Int64("line"))(t), got(before.Int64("line"))(t))
	for _, column := range []string{"level", "no", "sasaran", "nama", "penanggung_jawab"} {
		a, b := got(before.Text(column))(t), got(after.Text(column))(t)
		for i := 0; i < a.Len(); i++ {
			equal(t, column, b.At(i), a.At(i))
		}
	}
}

func TestArrowImportTellsTheRow(t *testing.T) {
	b := got(NewBuilder())(t)
	defer b.Close()
	texts := got(FormatRupiahMany([]int64{1}, nil, GroupingNone))(t) // a table without level or kode
	defer texts.Close()
	schema, array := arrowStructs()
	must(t, texts.ArrowExport(schema, array))
	defer ArrowRelease(schema, array)
	if err := b.ArrowImport(schema, array); !errors.Is(err, ErrBadStructure) {
		t.Errorf("rows without a level: %v", err)
	}
	stream := unsafe.Pointer(&make([]uint64, ArrowStreamSize/8)[0])
	must(t, texts.ArrowStream(stream))
	ArrowReleaseStream(stream)
	ArrowReleaseStream(stream)
	if err := texts.ArrowStream(nil); !errors.Is(err, ErrInvalidArgument) {
		t.Errorf("a stream to nowhere: %v", err)
	}
}

func TestRupiah(t *testing.T) {
	for text, wanted := range map[string]int64{
		"32,535,393": 3253539300, "32.535.393,00": 3253539300, "Rp. 1.544.000.000,-": 154400000000, "(1.000)": -100000,
	} {
		amount, state, err := ParseRupiah(text, NumbersAutomatic)
		must(t, err)
		equal(t, text, amount, wanted)
		equal(t, text, state, AmountValue)
	}
	amounts, states, err := ParseRupiahMany([]string{"1.234,50", "-", ""}, NumbersDotGroups)
	must(t, err)
	equal(t, "amounts", amounts, []int64{123450, 0, 0})
	equal(t, "states", states, []AmountState{AmountValue, AmountDash, AmountBlank})
	for _, none := range [][]string{nil, {""}, {"", ""}} {
		amounts, _, err := ParseRupiahMany(none, NumbersAutomatic)
		must(t, err)
		equal(t, "amounts of nothing", len(amounts), len(none))
	}
	equal(t, "dots", got(FormatRupiah(-9223372036854775808, GroupingDot))(t), "-92.233.720.368.547.758,08")
	equal(t, "plain", got(FormatRupiah(123450, GroupingNone))(t), "1234.50")
	table, err := FormatRupiahMany(amounts, states, GroupingComma)
	table = open(t, table, err)
	text := got(table.Text("text"))(t)
	equal(t, "texts", []string{text.At(0), text.At(1), text.At(2)}, []string{"1,234.50", "-", ""})
	equal(t, "a blank is missing", text.Valid(2), false)
	empty, err := FormatRupiahMany(nil, nil, GroupingNone)
	empty = open(t, empty, err)
	equal(t, "no rows", empty.Len(), 0)
}
