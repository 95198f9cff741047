package renaksi

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unsafe"
)

// Two offices; a sub kegiatan of the first has 10.00 more in the year than in its triwulan.
const nationalTable = "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4\n" +
	"52.02.1,2.17.02,program,\"Satu, dua\",300,75,75,75,75\n" +
	"52.02.1,2.17.02.2.01,kegiatan,Kegiatan,300,75,75,75,75\n" +
	"52.02.1,2.17.02.2.01.0001,sub_kegiatan,Satu,100,25,25,25,25\n" +
	"52.02.1,2.17.02.2.01.0002,sub_kegiatan,Dua,200,50,50,50,40\n" +
	"73.01.5,1.02.01,program,Penunjang,500.50,500.50,,,\n"

func nationalFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "nasional.csv")
	must(t, os.WriteFile(path, []byte(nationalTable), 0o600))
	return path
}

func TestRekapOfFilesAndBytes(t *testing.T) {
	path := nationalFile(t)
	state := got(Rekap([]string{path}, nil))(t)
	table, err := state.Groups()
	groups := open(t, table, err)
	equal(t, "keys", []string{got(groups.Text("key"))(t).At(0), got(groups.Text("key"))(t).At(1)}, []string{"1.02.01", "2.17.02"})
	equal(t, "pagu", got(groups.Money("pagu"))(t), []int64{50050, 30000})
	equal(t, "violations", got(groups.Int64("violations"))(t), []int64{0, 2})
	inMemory := got(RekapBytes([]byte(nationalTable), &RekapOptions{Name: path, Threads: 1}))(t)
	equal(t, "state of bytes", inMemory.State(), state.State())
	folded := got(RekapBytes([]byte(nationalTable), &RekapOptions{By: []string{"provinsi", "program"}, Penunjang: PenunjangFolded}))(t)
	table, err = folded.Groups()
	key := got(open(t, table, err).Text("program"))(t)
	equal(t, "penunjang", key.At(1), "X.XX.01")
	table, err = state.Totals()
	equal(t, "offices", got(open(t, table, err).Int64("offices"))(t), []int64{2})
	table, err = state.Roots()
	equal(t, "a root", got(open(t, table, err).Text("opd"))(t).At(0), "52.02.1")
	table, err = state.Errors()
	equal(t, "errors", open(t, table, err).Len(), 0)
	table, err = state.Sources()
	equal(t, "source", got(open(t, table, err).Text("file"))(t).At(0), path)
}

func TestRekapOfPartsIsThatOfTheWhole(t *testing.T) {
	whole := got(RekapBytes([]byte(nationalTable), nil))(t)
	for cut := uint64(1); cut < uint64(len(nationalTable)); cut += 37 {
		first := got(RekapBytes([]byte(nationalTable), &RekapOptions{End: cut}))(t)
		second := got(RekapBytes([]byte(nationalTable), &RekapOptions{Begin: cut}))(t)
		merged := got(MergeRekap(second, got(RekapFromState(first.State()))(t)))(t)
		equal(t, "closed", got(merged.Closed())(t).State(), whole.State())
	}
	half := got(RekapBytes([]byte(nationalTable), &RekapOptions{End: 200}))(t)
	_, err := half.Groups()
	equal(t, "a part alone", errors.Is(err, ErrBadStructure), true)
}

func TestRekapOfAnArrowStream(t *testing.T) {
	// The groups of one rekap are columns as another takes them.
	table, err := got(RekapBytes([]byte(nationalTable), &RekapOptions{By: []string{"opd", "level"}}))(t).Groups()
	groups := open(t, table, err)
	stream := make([]uint64, ArrowStreamSize/8)
	must(t, groups.ArrowStream(unsafe.Pointer(&stream[0])))
	state := got(RekapStream(unsafe.Pointer(&stream[0]), &RekapOptions{By: []string{"opd"}, Name: "groups"}))(t)
	table, err = state.Groups()
	again := open(t, table, err)
	equal(t, "keys", got(again.Text("key"))(t).At(1), "73.01.5")
	equal(t, "pagu", got(again.Money("pagu"))(t), []int64{30000, 50050})
	must(t, groups.ArrowStream(unsafe.Pointer(&stream[0])))
	_, err = RekapStream(unsafe.Pointer(&stream[0]), &RekapOptions{By: []string{"kota"}})
	equal(t, "an unknown key", errors.Is(err, ErrInvalidArgument), true)
	_, err = RekapStream(unsafe.Pointer(&stream[0]), nil)
	equal(t, "a stream that was released", errors.Is(err, ErrInvalidArgument), true)
}

func TestRekapIsWritten(t *testing.T) {
	state := got(RekapBytes([]byte(nationalTable), nil))(t)
	for name, one := range map[string]struct {
		content []byte
		holds   string
	}{
		"json":  {got(state.JSON(LanguageEN))(t), `"renaksi-rekap/1"`},
		"csv":   {got(state.CSV())(t), "2.17.02,4,2,300"},
		"roots": {got(state.RootsCSV())(t), "52.02.1"},
		"text":  {got(state.Text(LanguageID))(t), "2.17.02"},
	} {
		equal(t, name, bytes.Contains(one.content, []byte(one.holds)), true)
	}
}

func TestRekapThatCannotBe(t *testing.T) {
	data := []byte(nationalTable)
	state := got(RekapBytes(data, nil))(t)
	for name, one := range map[string]struct {
		do     func() error
		wanted Status
	}{
		"no file":  {func() error { _, err := Rekap([]string{"/no/such/file"}, nil); return err }, ErrNotFound},
		"no path":  {func() error { _, err := Rekap(nil, nil); return err }, ErrInvalidArgument},
		"no key":   {func() error { _, err := RekapBytes(data, &RekapOptions{By: []string{"kota"}}); return err }, ErrInvalidArgument},
		"no table": {func() error { _, err := RekapBytes(nil, nil); return err }, ErrEmptyInput},
		"a strict reader": {func() error {
			_, err := RekapBytes([]byte(nationalTable+"1,abc,,,1,,,,\n"), &RekapOptions{Strict: true})
			return err
		}, ErrBadKode},
		"no stream":      {func() error { _, err := RekapStream(nil, nil); return err }, ErrInvalidArgument},
		"no state":       {func() error { _, err := RekapFromState([]byte("opd,kode")); return err }, ErrUnknownFormat},
		"half a state":   {func() error { _, err := RekapFromState(state.State()[:40]); return err }, ErrDamagedFile},
		"nothing":        {func() error { _, err := MergeRekap(); return err }, ErrInvalidArgument},
		"a nil state":    {func() error { _, err := MergeRekap(state, nil); return err }, ErrInvalidArgument},
		"the same twice": {func() error { _, err := MergeRekap(state, state); return err }, ErrBadStructure},
		"the zero state": {func() error { _, err := new(RekapState).Groups(); return err }, ErrUnknownFormat},
		"no language":    {func() error { _, err := state.JSON(7); return err }, ErrInvalidArgument},
	} {
		if err := one.do(); !errors.Is(err, one.wanted) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
