package renaksi

import (
	"errors"
	"io"
	"runtime"
	"sync"
	"testing"
)

var (
	_ io.Closer = (*Plan)(nil)
	_ io.Closer = (*Table)(nil)
	_ io.Closer = (*Builder)(nil)
)

func TestTableOutlivesItsPlan(t *testing.T) {
	plan := got(ReadFile(samplePath, nil))(t)
	table := got(plan.Table())(t)
	defer table.Close()
	pagu := got(table.Money("pagu"))(t)
	nama := got(table.Text("nama"))(t)
	must(t, plan.Close())
	again := got(ReadFile(samplePath, nil))(t) // may take the memory, if any was freed
	defer again.Close()
	equal(t, "pagu after the plan's end", pagu[56], int64(936166477400))
	equal(t, "nama after the plan's end", nama.At(1), "PROGRAM PELAYANAN IZIN USAHA SIMPAN PINJAM")
}

func TestCloseTwiceAndUseAfter(t *testing.T) {
	plan := got(ReadFile(samplePath, nil))(t)
	table := got(plan.Table())(t)
	builder := got(NewBuilder())(t)
	for i := 0; i < 2; i++ {
		must(t, table.Close())
		must(t, plan.Close())
		must(t, builder.Close())
	}
	var noPlan *Plan
	var noTable *Table
	var noBuilder *Builder
	for _, closer := range []io.Closer{noPlan, noTable, noBuilder} {
		must(t, closer.Close())
	}
	errs := map[string]error{}
	_, errs["check"] = plan.Check(nil)
	_, errs["candidates"] = plan.Candidates()
	_, _, errs["fix"] = plan.Fix("all")
	_, errs["summary"] = plan.Summary()
	_, errs["json"] = plan.JSON()
	_, errs["field"] = plan.Field(FieldJudul)
	_, errs["column"] = table.Money("pagu")
	_, errs["valid"] = table.Valid("pagu", 0)
	errs["export"] = table.ArrowExport(nil, nil)
	_, errs["add"] = builder.AddRow(Row{})
	_, errs["finish"] = builder.Finish()
	for call, err := range errs {
		if !errors.Is(err, ErrInvalidArgument) {
			t.Errorf("%s after Close: %v", call, err)
		}
	}
	equal(t, "rows after Close", table.Len(), 0)
	equal(t, "columns after Close", len(table.Columns()), 0)
}

func TestFinishUsesTheBuilderUp(t *testing.T) {
	builder := got(NewBuilder())(t)
	plan := got(builder.Finish())(t)
	defer plan.Close()
	if _, err := builder.Finish(); !errors.Is(err, ErrInvalidArgument) {
		t.Errorf("a second Finish: %v", err)
	}
	must(t, builder.Close())
}

// What nobody refers to any more is freed, except under slices that the collector cannot see.
func TestGarbageCollection(t *testing.T) {
	var slices [][]int64
	for i := 0; i < 50; i++ {
		plan := got(ReadFile(samplePath, nil))(t)
		table := got(plan.Table())(t)
		lines := got(table.Int64("line"))(t)
		slices = append(slices, lines)
		dropped := got(plan.Mistakes())(t)
		column := got(dropped.Text("nama"))(t)
		runtime.GC()
		equal(t, "text of a table that only the column refers to", column.At(2), "Penyediaan Jasa Pelayanan Umum Kantor")
		if i == 0 {
			t.Cleanup(func() { table.Close() })
		}
	}
	runtime.GC()
	runtime.GC()
	for _, lines := range slices {
		equal(t, "line of Jumlah", lines[56], int64(109))
	}
}

func TestManyReaders(t *testing.T) {
	plan := sample(t)
	table, err := plan.Table()
	table = open(t, table, err)
	var group sync.WaitGroup
	for worker := 0; worker < 8; worker++ {
		group.Add(1)
		go func(worker int) {
			defer group.Done()
			for i := 0; i < 20; i++ {
				mistakes, err := plan.Mistakes()
				if err != nil {
					t.Error(err)
					return
				}
				lines, err := mistakes.Int64("line")
				if err != nil || len(lines) != 3 || lines[worker%3] != []int64{53, 68, 106}[worker%3] {
					t.Errorf("%v, %v", lines, err)
				}
				mistakes.Close()
				pagu, err := table.Money("pagu")
				if err != nil || pagu[56] != 936166477400 {
					t.Errorf("%v, %v", pagu, err)
				}
			}
		}(worker)
	}
	group.Wait()
}

// Whoever calls while another closes gets an answer or an error, never freed memory.
func TestCloseWhileOthersCall(t *testing.T) {
	for round := 0; round < 20; round++ {
		plan := got(ReadFile(samplePath, nil))(t)
		var group sync.WaitGroup
		for worker := 0; worker < 4; worker++ {
			group.Add(1)
			go func(worker int) {
				defer group.Done()
				if worker == 0 {
					plan.Close()
					return
				}
				table, err := plan.RollUp(ByLevel)
				if err != nil {
					if !errors.Is(err, ErrInvalidArgument) {
						t.Error(err)
					}
					return
				}
				if table.Len() == 0 {
					t.Error("no rows")
				}
				table.Close()
			}(worker)
		}
		group.Wait()
	}
}
