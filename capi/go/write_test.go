package renaksi

import (
	"bytes"
	"errors"
	"testing"
)

const (
	head   = "No\tSasaran\tIndikator\tSatuan\tTarget\tI\tII\tIII\tIV\tProgram/Kegiatan\tAnggaran\tI\tII\tIII\tIV\tPenanggung Jawab\n"
	first  = "\t\tJumlah dokumen\tDokumen\t4\t1\t1\t1\t1\tPROGRAM SATU\t1.000\t250\t250\t250\t250\tSekretaris\n"
	second = "\t\tJumlah laporan\tLaporan\t4\t1\t1\t1\t1\tKegiatan kedua\t400\t100\t100\t100\t100\tSekretaris\n"
	book   = "### SHEET Satu\n" + head + first + "### SHEET Dua\n" + head + first + second
)

func readBytes(t testing.TB, data []byte, options *Options) *Plan {
	t.Helper()
	plan := got(Read(data, options))(t)
	t.Cleanup(func() { plan.Close() })
	return plan
}

func lossesOf(t testing.TB, before, after *Plan) *Table {
	t.Helper()
	table, err := before.Losses(after)
	return open(t, table, err)
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	plan := sample(t)
	for name, content := range map[string][]byte{
		"json": got(plan.JSON())(t),
		"xlsx": got(plan.XLSX(nil))(t),
		"text": got(plan.Text())(t),
	} {
		equal(t, name, lossesOf(t, plan, readBytes(t, content, nil)).Len(), 0)
	}
	lost := lossesOf(t, plan, readBytes(t, got(plan.CSV())(t), nil))
	fields := got(lost.Text("field"))(t)
	if fields.Len() == 0 || fields.At(0) != "judul" {
		t.Fatalf("the flat table holds no title, and %d losses do not begin with it", fields.Len())
	}
}

func TestPageIsInTheLanguageThatWasAskedFor(t *testing.T) {
	plan := sample(t)
	for language, tag := range map[Language]string{LanguageID: `lang="id"`, LanguageEN: `lang="en"`} {
		page := got(plan.Page(&CheckOptions{Language: language}))(t)
		if !bytes.Contains(page, []byte(tag)) {
			t.Errorf("the page has no %s", tag)
		}
	}
	_, err := plan.Page(&CheckOptions{Rules: "R999"})
	equal(t, "an unknown rule", errors.Is(err, ErrUnknownRule), true)
	_, err = plan.XLSX(&CheckOptions{Settings: "["})
	equal(t, "settings that are none", err != nil, true)
}

func TestLossesNeedTwoOpenPlans(t *testing.T) {
	plan, closed := sample(t), got(ReadFile(samplePath, nil))(t)
	must(t, closed.Close())
	for _, pair := range [][2]*Plan{{plan, closed}, {closed, plan}, {plan, nil}} {
		_, err := pair[0].Losses(pair[1])
		equal(t, "a closed plan", errors.Is(err, ErrInvalidArgument), true)
	}
	equal(t, "with itself", lossesOf(t, plan, plan).Len(), 0)
}

func TestSheetsAndFormats(t *testing.T) {
	for sheet, rows := range map[string]int{"": 2, "Satu": 1, "1": 1, "dua": 2} {
		table, err := readBytes(t, []byte(book), &Options{Sheet: sheet}).Table()
		equal(t, sheet, open(t, table, err).Len(), rows)
	}
	for _, one := range []struct {
		data    string
		options Options
		wanted  Status
	}{
		{book, Options{Sheet: "Tiga"}, ErrNotFound},
		{head + first, Options{Format: FormatXLSX}, ErrDamagedFile},
		{head + first, Options{Format: 99}, ErrInvalidArgument},
		{head + first, Options{Tahap: 2}, ErrInvalidArgument},
		{string(got(sample(t).XLSX(nil))(t)), Options{LimitUnpacked: 1000}, ErrLimitExceeded},
	} {
		_, err := Read([]byte(one.data), &one.options)
		equal(t, one.wanted.String(), errors.Is(err, one.wanted), true)
	}
}
