package renaksi

import (
	"encoding/json"
	"os"
	"sync"
	"testing"
)

const namesPath = "../../tests/data/nomenklatur-koperasi.csv"

// repair is what the truth says of a mistake.
type repair struct {
	Line   int64  `json:"line"`
	Status string `json:"status"`
	Best   struct {
		Column string `json:"column"`
		Old    string `json:"old"`
		New    string `json:"new"`
	} `json:"best"`
}

// repairsOfTheTruth are by line.
func repairsOfTheTruth(t testing.TB) map[int64]repair {
	t.Helper()
	var content struct {
		Repairs []repair `json:"repairs"`
	}
	must(t, json.Unmarshal(got(os.ReadFile(truthPath))(t), &content))
	out := map[int64]repair{}
	for _, one := range content.Repairs {
		out[one.Line] = one
	}
	return out
}

func fix(t testing.TB, plan *Plan, apply string) (*Plan, *Table) {
	t.Helper()
	mended, changes, err := plan.Fix(apply)
	must(t, err)
	t.Cleanup(func() { mended.Close(); changes.Close() })
	return mended, changes
}

// brokenLines are the lines of sums that do not hold.
func brokenLines(t testing.TB, plan *Plan) []int64 {
	t.Helper()
	table, err := plan.Check(&CheckOptions{Rules: "R101,R102"})
	table = open(t, table, err)
	return got(table.Int64("line"))(t)
}

func TestCandidatesOfTheSample(t *testing.T) {
	table, err := sample(t).Candidates()
	table = open(t, table, err)
	truth := repairsOfTheTruth(t)
	lines, oldSen, newSen := got(table.Int64("line"))(t), got(table.Money("old"))(t), got(table.Money("new"))(t)
	role, column := got(table.Text("role"))(t), got(table.Text("column"))(t)
	seen := 0
	for i, number := range got(table.Int32("candidate"))(t) {
		if number != 1 || role.At(i) != "change" {
			continue
		}
		best, has := truth[lines[i]]
		if !has {
			t.Errorf("a mistake in line %d", lines[i])
			continue
		}
		seen++
		equal(t, "column", column.At(i), best.Best.Column)
		equal(t, "old and new", []int64{oldSen[i], newSen[i]}, []int64{sen(t, best.Best.Old), sen(t, best.Best.New)})
	}
	equal(t, "mistakes", seen, len(truth))
}

func TestFixingTheSample(t *testing.T) {
	plan := sample(t)
	before := got(plan.JSON())(t)
	mended, _ := fix(t, plan, "")
	equal(t, "what stays broken", brokenLines(t, mended), []int64{53, 50, 51, 109})
	chosen := got(mended.JSON())(t)
	for _, same := range []string{"confident", "2,3", "3:1, 2"} {
		again, _ := fix(t, plan, same)
		equal(t, same, got(again.JSON())(t), chosen)
	}
	mended, changes := fix(t, plan, "all")
	equal(t, "broken sums", len(brokenLines(t, mended)), 0)
	equal(t, "changes", changes.Len(), 12)
	rows, err := mended.Table()
	rows = open(t, rows, err)
	column, text := got(changes.Text("column"))(t), got(changes.Text("new_written"))(t)
	newSen := got(changes.Money("new"))(t)
	for i, row := range got(changes.Int32("row"))(t) {
		equal(t, "amount", got(rows.Money(column.At(i)))(t)[row], newSen[i])
		equal(t, "text", got(rows.Text(column.At(i)+"_written"))(t).At(int(row)), text.At(i))
	}
	equal(t, "the plan itself", got(plan.JSON())(t), before)
}

func TestAMendedPlanOutlivesItsOrigin(t *testing.T) {
	plan := got(ReadFile(samplePath, nil))(t)
	mended, changes := fix(t, plan, "all")
	must(t, plan.Close())
	equal(t, "field", got(mended.Field(FieldTahun))(t), "2022")
	must(t, mended.Close())
	equal(t, "changes", len(got(changes.Int64("line"))(t)), 12)
}

func TestManyFixers(t *testing.T) {
	plan := sample(t)
	var group sync.WaitGroup
	for worker := 0; worker < 4; worker++ {
		group.Add(1)
		go func(apply string, wanted int) {
			defer group.Done()
			for i := 0; i < 5; i++ {
				mended, changes, err := plan.Fix(apply)
				if err != nil {
					t.Error(err)
					return
				}
				if changes.Len() != wanted {
					t.Errorf("%s: %d changes", apply, changes.Len())
				}
				mended.Close()
				changes.Close()
			}
		}([]string{"all", "2"}[worker%2], []int{12, 4}[worker%2])
	}
	group.Wait()
}

func TestTheCatalogueOfRules(t *testing.T) {
	table, err := Rules(LanguageEN)
	table = open(t, table, err)
	numbers, id, slug := got(table.Int32("rule"))(t), got(table.Text("id"))(t), got(table.Text("slug"))(t)
	for i, number := range numbers {
		if number == 101 {
			equal(t, "R101", []string{id.At(i), slug.At(i)}, []string{"R101", "year-differs-from-triwulan"})
			return
		}
	}
	t.Error("no R101")
}

func TestHowToCheck(t *testing.T) {
	plan := sample(t)
	names := string(got(os.ReadFile(namesPath))(t))
	count := func(options CheckOptions) int {
		t.Helper()
		table, err := plan.Check(&options)
		return open(t, table, err).Len()
	}
	equal(t, "R101 off", count(CheckOptions{Rules: "R101", Severities: "R101=off"}), 0)
	equal(t, "settings", count(CheckOptions{Settings: `{"select": "R101"}`}), 9)
	equal(t, "rules before settings", count(CheckOptions{Rules: "R304", Settings: `{"select": "R101"}`}), 1)
	if without, with := count(CheckOptions{Rules: "R0xx"}), count(CheckOptions{Rules: "R0xx", Nomenklatur: names}); with <= without {
		t.Errorf("%d findings with a list of names, %d without", with, without)
	}
	read := got(ReadFile(samplePath, &Options{Nomenklatur: names}))(t)
	defer read.Close()
	equal(t, "levels", got(read.Summary())(t).SubKegiatan, got(plan.Summary())(t).SubKegiatan)
}
