// Prints the mistakes behind the broken sums of a plan, and its totals by sasaran. Usage: mistakes PLAN
package main

import (
	"fmt"
	"log"
	"os"

	"renaksi"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func rupiah(sen int64) string { return must(renaksi.FormatRupiah(sen, renaksi.GroupingDot)) }

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: mistakes PLAN")
	}
	plan := must(renaksi.ReadFile(os.Args[1], nil))
	defer plan.Close()

	mistakes := must(plan.Mistakes())
	defer mistakes.Close()
	differences, nama := must(mistakes.Money("difference")), must(mistakes.Text("nama"))
	fmt.Println("Mistakes: line, difference, name")
	for row, line := range must(mistakes.Int64("line")) {
		fmt.Printf("%5d%15s  %s\n", line, rupiah(differences[row]), nama.At(row))
	}

	totals := must(plan.RollUp(renaksi.BySasaran))
	defer totals.Close()
	key, columns := must(totals.Text("key")), [5][]int64{}
	for i, name := range []string{"pagu", "tw1", "tw2", "tw3", "tw4"} {
		columns[i] = must(totals.Money(name))
	}
	fmt.Println("Totals by sasaran: pagu, tw1, tw2, tw3, tw4")
	for row := 0; row < totals.Len(); row++ {
		label := "Jumlah"
		if row+1 < totals.Len() {
			label = key.At(row)
		}
		for _, sen := range columns {
			fmt.Printf("%15s", rupiah(sen[row]))
		}
		fmt.Printf("  %s\n", label)
	}
}
