#!/usr/bin/env python3
"""What plain.py does, with SQLite.

    sqlite_rekap.py TABLE ROOTS

A database in memory with amounts as whole sen, filled from Python's csv by one statement. (`.import` of the sqlite3 command and amounts
made out of texts in SQL afterwards were measured too: a third slower.)
"""

import csv
import sqlite3
import sys

COLUMNS = ("pagu", "tw1", "tw2", "tw3", "tw4")

# A code of a program has 7 characters, of a kegiatan 12, of a sub kegiatan 17.
STEPS = (
    "CREATE TABLE wrong (rule TEXT, opd TEXT, kode TEXT, name TEXT, expected INT, found INT, is_root INT)",
    """INSERT INTO wrong SELECT 'R101', opd, kode, 'pagu', tw1 + tw2 + tw3 + tw4, pagu, length(kode) = 17
       FROM plan WHERE pagu <> tw1 + tw2 + tw3 + tw4""",
    """CREATE TABLE below AS SELECT opd, substr(kode, 1, length(kode) - 5) AS kode, sum(pagu) AS pagu, sum(tw1) AS tw1, sum(tw2) AS tw2,
       sum(tw3) AS tw3, sum(tw4) AS tw4 FROM plan WHERE length(kode) > 7 GROUP BY 1, 2""",
    "CREATE UNIQUE INDEX below_place ON below (opd, kode)",
    """CREATE TABLE missed AS SELECT p.opd, p.kode, p.pagu, p.tw1, p.tw2, p.tw3, p.tw4, b.pagu AS b_pagu, b.tw1 AS b_tw1, b.tw2 AS b_tw2,
       b.tw3 AS b_tw3, b.tw4 AS b_tw4 FROM plan p JOIN below b ON p.opd = b.opd AND p.kode = b.kode
       WHERE length(p.kode) < 17 AND (p.pagu <> b.pagu OR p.tw1 <> b.tw1 OR p.tw2 <> b.tw2 OR p.tw3 <> b.tw3 OR p.tw4 <> b.tw4)""",
    *(f"INSERT INTO wrong SELECT 'R102', opd, kode, '{name}', b_{name}, {name}, 1 FROM missed WHERE {name} <> b_{name}" for name in COLUMNS),
)

GROUPS = """
SELECT key, rows, coalesce(violations, 0), pagu, tw1, tw2, tw3, tw4
FROM (SELECT substr(kode, 1, 7) AS key, count(*) AS rows, sum(pagu) FILTER (WHERE length(kode) = 17) AS pagu,
             sum(tw1) FILTER (WHERE length(kode) = 17) AS tw1, sum(tw2) FILTER (WHERE length(kode) = 17) AS tw2,
             sum(tw3) FILTER (WHERE length(kode) = 17) AS tw3, sum(tw4) FILTER (WHERE length(kode) = 17) AS tw4
      FROM plan GROUP BY 1)
LEFT JOIN (SELECT substr(kode, 1, 7) AS key, count(*) AS violations FROM wrong GROUP BY 1) USING (key)
"""


def sen(text):
    if "." in text:
        whole, part = text.split(".")
        return int(whole + (part + "0")[:2])
    return int(text) * 100 if text else 0


def fill(database, table):
    database.execute("CREATE TABLE plan (opd TEXT, kode TEXT, pagu INT, tw1 INT, tw2 INT, tw3 INT, tw4 INT)")
    with open(table, newline="", encoding="utf-8") as file:
        lines = csv.reader(file)
        if next(lines) != ["opd", "kode", "level", "nama", *COLUMNS]:
            sys.exit("not a table of renaksi_bench_national")
        cells = ((opd, kode, sen(p), sen(a), sen(b), sen(c), sen(d)) for opd, kode, _, _, p, a, b, c, d in lines)
        database.executemany("INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?)", cells)


def main(table, roots):
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA threads = 2")
    database.execute("BEGIN")
    fill(database, table)
    for step in STEPS:
        database.execute(step)
    with open(roots, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("rule", "opd", "kode", "column", "expected", "found"))
        out.writerows(database.execute("SELECT rule, opd, kode, name, expected, found FROM wrong WHERE is_root"))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("key", "rows", "violations", *COLUMNS))
    out.writerows(database.execute(GROUPS))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
