#!/usr/bin/env python3
"""The totals of a flat table by program, and every sum that does not hold, with Python's csv and decimal and nothing else.

    plain.py TABLE ROOTS

What it prints and what it writes is described in answer.py. It takes tables in which each row's parent is there and each level prints its
amounts, which those of renaksi_bench_national are.
"""

import csv
import sys
from decimal import Decimal

COLUMNS = ("pagu", "tw1", "tw2", "tw3", "tw4")
NOTHING = Decimal(0)


def sen(amount):
    return int(amount * 100)


def parent_of(kode):
    """2.17.02.2.01.0001 is part of 2.17.02.2.01, that of 2.17.02, that of nothing."""
    groups = kode.split(".")
    return ".".join(groups[: {6: 5, 5: 3}.get(len(groups), 0)])


def new_group():
    return [0, 0, [NOTHING] * 5]


class Answer:
    def __init__(self, roots):
        self.groups = {}
        self.roots = csv.writer(roots, lineterminator="\n")
        self.roots.writerow(("rule", "opd", "kode", "column", "expected", "found"))

    def take(self, opd, rows):
        """Holds the sums of one office against its rows, {kode: amounts}."""
        below = {}
        for kode, amounts in rows.items():
            parent = parent_of(kode)
            if parent:
                below[parent] = [a + b for a, b in zip(below[parent], amounts)] if parent in below else amounts
        for kode, amounts in rows.items():
            group = self.groups.setdefault(".".join(kode.split(".")[:3]), new_group())
            group[0] += 1
            expected = sum(amounts[1:])
            is_leaf = kode not in below
            if is_leaf:
                group[2] = [a + b for a, b in zip(group[2], amounts)]
            if amounts[0] != expected:
                group[1] += 1
                if is_leaf:  # of a total it follows from what is wrong below it or with its own sums
                    self.roots.writerow(("R101", opd, kode, "pagu", sen(expected), sen(amounts[0])))
            if is_leaf:
                continue
            for name, found, parts in zip(COLUMNS, amounts, below[kode]):
                if found != parts:
                    group[1] += 1
                    self.roots.writerow(("R102", opd, kode, name, sen(parts), sen(found)))

    def write(self, out):
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("key", "rows", "violations", *COLUMNS))
        for key, group in sorted(self.groups.items()):
            rows.writerow((key, group[0], group[1], *map(sen, group[2])))


def main(table, roots):
    with open(table, newline="", encoding="utf-8") as file, open(roots, "w", newline="", encoding="utf-8") as wrong:
        answer = Answer(wrong)
        lines = csv.reader(file)
        places = {name: i for i, name in enumerate(next(lines))}
        opd_at, kode_at, money_at = places["opd"], places["kode"], [places[name] for name in COLUMNS]
        office, rows = None, {}
        for line in lines:
            if line[opd_at] != office:
                answer.take(office, rows)
                office, rows = line[opd_at], {}
            rows[line[kode_at]] = [Decimal(line[at]) if line[at] else NOTHING for at in money_at]
        answer.take(office, rows)
        answer.write(sys.stdout)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
