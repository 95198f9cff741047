package renaksi

import (
	"fmt"
	"testing"
	"time"
)

const benchRows = 200_000

// large is a plan of 200,000 rows: programs of four kegiatan with five sub kegiatan each.
func large(b *testing.B) *Plan {
	b.Helper()
	builder := got(NewBuilder())(b)
	pagu, quarter := make([]int64, benchRows), make([]int64, benchRows)
	for i := range pagu {
		level, amount := LevelSubKegiatan, int64(400)
		switch {
		case i%25 == 0:
			level, amount = LevelProgram, 400*20
		case i%25%6 == 1:
			level, amount = LevelKegiatan, 400*5
		}
		got(builder.AddRow(Row{Level: level, Line: int64(i) + 1, Nama: fmt.Sprint("Baris ", i)}))(b)
		pagu[i], quarter[i] = amount, amount/4
	}
	must(b, builder.SetMoney(0, ColumnYear, pagu, nil))
	for column := ColumnTW1; column <= ColumnTW4; column++ {
		must(b, builder.SetMoney(0, column, quarter, nil))
	}
	plan := got(builder.Finish())(b)
	b.Cleanup(func() { plan.Close() })
	return plan
}

// allColumns are the 25 columns of the rows, as slices of the library's memory.
type allColumns struct {
	int64s  [][]int64
	int32s  [][]int32
	uint8s  [][]uint8
	offsets [][]int32 // of texts
	bytes   [][]byte  // of texts
}

func readColumns(b *testing.B, table *Table) (c allColumns) {
	text := func(name string) {
		offsets, bytes := got(table.Text(name))(b).Raw()
		c.offsets, c.bytes = append(c.offsets, offsets), append(c.bytes, bytes)
	}
	for _, name := range []string{"id", "line"} {
		c.int64s = append(c.int64s, got(table.Int64(name))(b))
	}
	for _, name := range []string{"pagu", "tw1", "tw2", "tw3", "tw4"} {
		c.int64s = append(c.int64s, got(table.Money(name))(b))
		c.uint8s = append(c.uint8s, got(table.Uint8(name+"_state"))(b))
		text(name + "_written")
	}
	for _, name := range []string{"parent", "subtree_end"} {
		c.int32s = append(c.int32s, got(table.Int32(name))(b))
	}
	for _, name := range []string{"level", "no", "kode", "sasaran", "nama", "penanggung_jawab"} {
		text(name)
	}
	return c
}

// benchSum keeps the sums from being optimised away.
var benchSum int64

// BenchmarkReadTable reads the whole table of 200,000 rows: the call that makes it, and getting all 25 columns as slices. Beside it stand the
// parts, and what the caller's own loops over the slices cost.
func BenchmarkReadTable(b *testing.B) {
	plan := large(b)
	// timed repeats the work and reports what it costs for each row.
	timed := func(name string, work func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			start := time.Now()
			for i := 0; i < b.N; i++ {
				work(b)
			}
			b.ReportMetric(float64(time.Since(start).Nanoseconds())/float64(b.N)/benchRows, "ns/row")
		})
	}
	timed("whole", func(b *testing.B) {
		table := got(plan.Table())(b)
		readColumns(b, table)
		table.Close()
	})
	timed("table", func(b *testing.B) { got(plan.Table())(b).Close() })
	table := got(plan.Table())(b)
	defer table.Close()
	timed("columns", func(b *testing.B) { readColumns(b, table) })
	columns := readColumns(b, table)
	if n := len(columns.int64s) + len(columns.int32s) + len(columns.uint8s) + len(columns.bytes); n != len(table.Columns()) {
		b.Fatalf("%d of %d columns are read", n, len(table.Columns()))
	}
	timed("sum-one-column", func(b *testing.B) {
		for _, sen := range columns.int64s[2] {
			benchSum += sen
		}
	})
	timed("sum-all-numbers", func(b *testing.B) { sumAll(&columns) })
}

func sumAll(c *allColumns) {
	var sum int64
	for _, column := range c.int64s {
		for _, value := range column {
			sum += value
		}
	}
	for _, column := range c.int32s {
		for _, value := range column {
			sum += int64(value)
		}
	}
	for _, column := range c.uint8s {
		for _, value := range column {
			sum += int64(value)
		}
	}
	benchSum += sum
}
