"""What a table of many rows costs in Python: building the plan, and reading the whole table of its rows.

    RENAKSI_LIBRARY=…/librenaksi.so.0 /usr/bin/python3 bench/ffi/python_table.py [rows]

Prints nanoseconds a row, the best of several runs. Reading the whole table means: the call that makes it; every column of numbers as a numpy
array, and its sum, so that each value is really loaded; offsets and bytes of every column of texts as views. Ends with status 1 where that
costs 20 ns a row or more.
"""

import gc
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "capi", "python"))

import renaksi  # noqa: E402  (found by the line above)

BUDGET_NS = 20
MONEY = ("pagu", "tw1", "tw2", "tw3", "tw4")


def best_of(runs, work):
    """Shortest time in nanoseconds, and what the last run gave."""
    best, given = None, None
    for _ in range(runs):
        given = None
        gc.collect()
        start = time.perf_counter_ns()
        given = work()
        spent = time.perf_counter_ns() - start
        best = spent if best is None else min(best, spent)
    return best, given


def build(rows, quarters):
    """A program of ten kegiatan of ten sub kegiatan each, over and over; money by column."""
    levels = ["program"] + (["kegiatan"] + ["sub_kegiatan"] * 10) * 10
    with renaksi.Plan.builder() as builder:
        builder.set_fields(judul="RENCANA AKSI", tahun=2024)
        for row in range(rows):
            builder.add_row(levels[row % len(levels)], nama="Penyediaan Jasa Pelayanan Umum Kantor")
        builder.set_sen("pagu", 4 * quarters)
        for column in MONEY[1:]:
            builder.set_sen(column, quarters)
        return builder.finish()


def read_money(table):
    return sum(int(table[name].sen().sum()) for name in MONEY)


def read_whole(plan):
    table = plan.table()
    total = 0
    for name in table.columns:
        column = table[name]
        if column.type == "text":
            total += column.offsets()[-1] - len(column.memoryview())
        else:
            total += int(column.numpy().sum())
    return total


def load_texts(table, names):
    import numpy

    total = 0
    for name in names:
        total += int(numpy.frombuffer(table[name].offsets(), "int32").max())
        if table[name].memoryview():
            total += int(numpy.frombuffer(table[name].memoryview(), "uint8").max())
    return total


def main():
    import numpy

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    quarters = numpy.arange(rows, dtype=numpy.int64) * 100

    def report(what, spent):
        print(f"{what:<58}{spent / rows:10.2f} ns a row")
        return spent / rows

    spent, plan = best_of(3, lambda: build(rows, quarters))
    report(f"build {rows} rows: add_row, money by column, finish", spent)

    spent, total = best_of(20, lambda: read_whole(plan))
    cost = report("the whole table: make it, sum numbers, view texts", spent)

    table = plan.table()
    numbers = [name for name in table.columns if table[name].type != "text"]
    texts = [name for name in table.columns if table[name].type == "text"]
    spent, _ = best_of(20, plan.table)
    report("of that, make the table", spent)
    spent, _ = best_of(20, lambda: [table[name].numpy() for name in numbers])
    report(f"of that, get {len(numbers)} columns of numbers as numpy", spent)
    spent, _ = best_of(20, lambda: [(table[name].offsets(), table[name].memoryview()) for name in texts])
    report(f"of that, get offsets and bytes of {len(texts)} columns of texts", spent)

    spent, _ = best_of(20, lambda: plan.table().__arrow_c_array__())
    report("make the table and export it to Arrow", spent)
    spent, money = best_of(20, lambda: read_money(table))
    report("read the 5 columns of money as numpy and sum them", spent)
    spent, _ = best_of(20, lambda: load_texts(table, texts))
    report(f"load every offset and byte of {len(texts)} columns of texts", spent)
    spent, _ = best_of(3, lambda: table["nama"].to_list())
    report("read a column of texts as str", spent)
    spent, _ = best_of(3, lambda: table["pagu"].to_list())
    report("read a column of money as Decimal", spent)

    if money != 8 * int(quarters.sum()) or total < money:
        raise SystemExit("the sums are wrong")
    return 0 if cost < BUDGET_NS else 1


if __name__ == "__main__":
    sys.exit(main())
