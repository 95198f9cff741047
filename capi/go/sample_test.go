package renaksi

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strconv"
	"testing"
)

const (
	samplePath = "../../tests/data/lombok-tengah-2022.txt"
	truthPath  = "../../tests/data/lombok-tengah-2022.truth.json"
)

// truth is what people found in the sample plan by hand.
type truth struct {
	Violations []struct {
		Line   int64  `json:"line"`
		Cause  string `json:"cause"`
		Differ string `json:"pagu_minus_tw"`
	} `json:"violations"`
	BySasaran map[string][]string `json:"by_sasaran"`
	Jumlah    struct {
		Line int64    `json:"line"`
		Pagu string   `json:"pagu"`
		TW   []string `json:"tw"`
	} `json:"jumlah"`
}

func readTruth(t testing.TB) truth {
	t.Helper()
	var out truth
	data, err := os.ReadFile(truthPath)
	must(t, err)
	must(t, json.Unmarshal(data, &out))
	return out
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// got passes a result on and ends the test on an error.
func got[T any](value T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return value
	}
}

func equal(t testing.TB, what string, found, wanted any) {
	t.Helper()
	if !reflect.DeepEqual(found, wanted) {
		t.Errorf("%s: found %v, wanted %v", what, found, wanted)
	}
}

func sample(t testing.TB) *Plan {
	t.Helper()
	plan := got(ReadFile(samplePath, nil))(t)
	t.Cleanup(func() { plan.Close() })
	return plan
}

func open(t testing.TB, table *Table, err error) *Table {
	t.Helper()
	must(t, err)
	t.Cleanup(func() { table.Close() })
	return table
}

func sen(t testing.TB, rupiah string) int64 {
	t.Helper()
	whole, err := strconv.ParseInt(rupiah, 10, 64)
	must(t, err)
	return whole * 100
}

func TestMistakesOfTheSample(t *testing.T) {
	table, err := sample(t).Mistakes()
	table = open(t, table, err)
	var lines, differences []int64
	for _, violation := range readTruth(t).Violations {
		if violation.Cause == "root" {
			lines = append(lines, violation.Line)
			differences = append(differences, sen(t, violation.Differ))
		}
	}
	equal(t, "lines of the truth", lines, []int64{53, 68, 106})
	equal(t, "lines", got(table.Int64("line"))(t), lines)
	equal(t, "differences", got(table.Money("difference"))(t), differences)
	nama := got(table.Text("nama"))(t)
	equal(t, "nama", nama.At(0), "Pemberdayaan melalui Kemitraan Usaha Mikro")
	pulls := got(table.Lists("pulls"))(t)
	equal(t, "pulls", [][]int64{pulls.At(0), pulls.At(1), pulls.At(2)}, [][]int64{{50, 51, 109}, {66, 67, 109}, {66, 98, 109}})
	offsets, values := pulls.Raw()
	equal(t, "raw offsets", offsets, []int32{0, 3, 6, 9})
	equal(t, "raw values", values[offsets[1]:offsets[2]], []int64{66, 67, 109})
}

func TestTotalsBySasaranOfTheSample(t *testing.T) {
	table, err := sample(t).RollUp(BySasaran)
	table = open(t, table, err)
	want := readTruth(t)
	for c, column := range []string{"pagu", "tw1", "tw2", "tw3", "tw4"} {
		var amounts []int64
		for no := 1; no <= len(want.BySasaran); no++ {
			amounts = append(amounts, sen(t, want.BySasaran[strconv.Itoa(no)][c]))
		}
		whole := append([]string{want.Jumlah.Pagu}, want.Jumlah.TW...)
		equal(t, column, got(table.Money(column))(t), append(amounts, sen(t, whole[c])))
	}
	key := got(table.Text("key"))(t)
	equal(t, "key", key.At(0), "Terwujudnya koperasi berkualitas")
	equal(t, "the whole has a key", key.Valid(3), false)
	equal(t, "rows", got(table.Int64("rows"))(t), []int64{19, 9, 25, 53})
}

func TestRowsOfTheSample(t *testing.T) {
	table, err := sample(t).Table()
	table = open(t, table, err)
	equal(t, "rows", table.Len(), 57)
	lines, parents := got(table.Int64("line"))(t), got(table.Int32("parent"))(t)
	pagu, states := got(table.Money("pagu"))(t), got(table.Uint8("pagu_state"))(t)
	want := readTruth(t)
	last := table.Len() - 1
	equal(t, "line of Jumlah", lines[last], want.Jumlah.Line)
	equal(t, "pagu of Jumlah", pagu[last], sen(t, want.Jumlah.Pagu))
	equal(t, "state of a sasaran", AmountState(states[0]), AmountBlank)
	equal(t, "pagu of a sasaran", got(table.Valid("pagu", 0))(t), false)
	equal(t, "pagu of a program", got(table.Valid("pagu", 1))(t), true)
	equal(t, "parent of a program", parents[1], int32(0))
	for i := range lines {
		if parent, valid := parents[i], got(table.Valid("parent", i))(t); valid && int(parent) >= i {
			t.Errorf("row %d stands before its parent %d", i, parent)
		}
		if valid := got(table.Valid("pagu", i))(t); valid != (AmountState(states[i]) == AmountValue) {
			t.Errorf("row %d: validity and state differ", i)
		}
	}
	written := got(table.Text("tw4_written"))(t)
	equal(t, "a dash as written", written.At(1), "-")
	offsets, data := written.Raw()
	equal(t, "raw text", string(data[offsets[1]:offsets[2]]), "-")
}

func TestColumnsSayWhatTheyAre(t *testing.T) {
	plan := sample(t)
	table, err := plan.Table()
	table = open(t, table, err)
	columns := table.Columns()
	equal(t, "first", columns[0], Column{"id", TypeInt64, 57, 0})
	equal(t, "columns", len(columns), 25)
	indicators, err := plan.Indicators()
	indicators = open(t, indicators, err)
	target := got(indicators.Text("target"))(t)
	equal(t, "target", target.At(0), "16%")
	if _, err := indicators.Int64("row"); err == nil {
		t.Error("a column of int32 was given as int64")
	}
}

func TestFindingsOfTheSample(t *testing.T) {
	plan := sample(t)
	for _, language := range []struct {
		language Language
		message  string
	}{{LanguageID, "selisih Rp6.349.833"}, {LanguageEN, "difference"}} {
		table, err := plan.Check(&CheckOptions{Language: language.language, Rules: "R101"})
		table = open(t, table, err)
		equal(t, "findings of R101", table.Len(), 9)
		equal(t, "line", got(table.Int64("line"))(t)[0], int64(53))
		message := got(table.Text("message"))(t).At(0)
		if !bytes.Contains([]byte(message), []byte(language.message)) {
			t.Errorf("message %q without %q", message, language.message)
		}
	}
	summary := got(plan.Summary())(t)
	equal(t, "roots", summary.Roots, int64(3))
	equal(t, "identities", []int64{summary.IdentitiesChecked, summary.IdentitiesIndependent, summary.IdentitiesViolated}, []int64{169, 146, 9})
	equal(t, "levels", []int64{summary.Sasaran, summary.Program, summary.Kegiatan, summary.SubKegiatan}, []int64{3, 8, 14, 31})
	equal(t, "row of Jumlah", summary.JumlahRow, int64(56))
	table, err := plan.Check(nil)
	table = open(t, table, err)
	equal(t, "all findings", int64(table.Len()), summary.Errors+summary.Warnings+summary.Infos)
}

func TestFieldsOfTheSample(t *testing.T) {
	plan := sample(t)
	for field, wanted := range map[Field]string{
		FieldJudul:   "RENCANA AKSI KINERJA DINAS KOPERASI KABUPATEN LOMBOK TENGAH",
		FieldTahun:   "2022",
		FieldTempat:  "Praya",
		FieldTanggal: "Maret 2022",
		FieldNama:    "IKSAN, S.Hut",
		FieldNIP:     "196707271995031006",
	} {
		equal(t, "field", got(plan.Field(field))(t), wanted)
	}
}

func TestWritingTheSample(t *testing.T) {
	plan := sample(t)
	for _, one := range []struct {
		write func() ([]byte, error)
		key   string
		value string
	}{{plan.JSON, "schema", "renaksi-plan/1"}, {plan.CheckJSON, "schema", "renaksi-check/1"}} {
		text := got(one.write())(t)
		var object map[string]any
		must(t, json.Unmarshal(text, &object))
		equal(t, "schema", object[one.key], one.value)
		equal(t, "the second time", got(one.write())(t), text)
	}
	csv := got(plan.CSV())(t)
	equal(t, "lines of csv", bytes.Count(csv, []byte("\n")) > 50, true)
	equal(t, "format", FormatVersion(), headerFormatVersion)
}
