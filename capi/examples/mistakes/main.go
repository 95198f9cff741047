// Prints the mistakes behind the broken sums of a plan, and its totals by sasaran. Usage: mistakes PLAN
package main

import (
	"fmt"
	"os"

	"renaksi"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: mistakes PLAN")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(path string) error {
	plan, err := renaksi.ReadFile(path, nil)
	if err != nil {
		return err
	}
	defer plan.Close()
	if err := printMistakes(plan); err != nil {
		return err
	}
	return printTotals(plan)
}

func printMistakes(plan *renaksi.Plan) error {
	mistakes, err := plan.Mistakes()
	if err != nil {
		return err
	}
	defer mistakes.Close()
	lines, err := mistakes.Int64("line")
	if err != nil {
		return err
	}
	differences, err := mistakes.Money("difference")
	if err != nil {
		return err
	}
	nama, err := mistakes.Text("nama")
	if err != nil {
		return err
	}
	fmt.Println("Mistakes: line, difference, name")
	for row, line := range lines {
		difference, err := renaksi.FormatRupiah(differences[row], renaksi.GroupingDot)
		if err != nil {
			return err
		}
		fmt.Printf("%5d%15s  %s\n", line, difference, nama.At(row))
	}
	return nil
}

func printTotals(plan *renaksi.Plan) error {
	totals, err := plan.RollUp(renaksi.BySasaran)
	if err != nil {
		return err
	}
	defer totals.Close()
	key, err := totals.Text("key")
	if err != nil {
		return err
	}
	var money [5][]int64
	for i, column := range []string{"pagu", "tw1", "tw2", "tw3", "tw4"} {
		if money[i], err = totals.Money(column); err != nil {
			return err
		}
	}
	fmt.Println("Totals by sasaran: pagu, tw1, tw2, tw3, tw4")
	whole := totals.Len() - 1
	for row := 0; row <= whole; row++ {
		for i := range money {
			amount, err := renaksi.FormatRupiah(money[i][row], renaksi.GroupingDot)
			if err != nil {
				return err
			}
			fmt.Printf("%15s", amount)
		}
		switch {
		case key.Valid(row):
			fmt.Printf("  %s\n", key.At(row))
		case row == whole:
			fmt.Println("  Jumlah")
		default:
			fmt.Println("  -")
		}
	}
	return nil
}
