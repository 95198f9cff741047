"""A plan with totals that do not hold: that of a kegiatan, of a program, and of the Jumlah row, each in a column of its own.

wrong_totals.py < plan.json > wrong.json

Reads and writes what `show --format json` prints.
"""

import json
import sys


def put_wrong(row, column, difference):
    row[column] = str(int(row[column]) + difference)
    row["written"][column] = f"{int(row[column]):,}"


def main():
    plan = json.load(sys.stdin)
    with_parts = {row["parent_line"] for row in plan["rows"]}
    totals = [row for row in plan["rows"] if row["line"] in with_parts]
    put_wrong(next(row for row in totals if row["level"] == "kegiatan" and row["tw2"]), "tw2", 1)
    put_wrong([row for row in totals if row["level"] == "program" and row["tw3"]][-1], "tw3", -250_000)
    put_wrong(plan["jumlah"], "pagu", 10_000_000)
    json.dump(plan, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
