"""One form for everybody's answer, so that answers can be compared.

Groups, as CSV on standard output, in any order: key,rows,violations,pagu,tw1,tw2,tw3,tw4. The key is the code of a program; `rows` and
`violations` are those of the program and of what is below it; the amounts are those of its sub kegiatan, in whole sen.

Roots, as CSV in a file, in any order: rule,opd,kode,column,expected,found. R101, a sub kegiatan's pagu is not the sum of its triwulan; R102,
a total is not the sum of what is next below it. Amounts in whole sen. The R101 of a program or kegiatan follows from these: it counts
as a violation and is no root.
"""

import csv
import json
from decimal import Decimal

COLUMNS = ("pagu", "tw1", "tw2", "tw3", "tw4")


def sen(text):
    """Rupiah with or without decimals."""
    amount = Decimal(text or 0) * 100
    if amount != int(amount):
        raise ValueError(f"{text} is no amount of whole sen")
    return int(amount)


class Answer:
    """`groups`: {key: (rows, violations, (amounts))}. `roots`: a sorted list of tuples. `totals` of all groups, like one of them."""

    def __init__(self, groups, roots):
        self.groups = groups
        self.roots = sorted(roots)
        rows, violations, amounts = zip(*groups.values()) if groups else ((), (), ())
        self.totals = (sum(rows), sum(violations), tuple(map(sum, zip(*amounts))))

    def differences(self, other):
        """What a reader should be told, at most a few lines."""
        out = []
        for key in sorted(self.groups.keys() | other.groups.keys()):
            if self.groups.get(key) != other.groups.get(key):
                out.append(f"{key}: {self.groups.get(key)} and {other.groups.get(key)}")
        mine, theirs = set(self.roots), set(other.roots)
        if len(self.roots) != len(other.roots):
            out.append(f"{len(self.roots)} and {len(other.roots)} roots")
        out += [f"only the first has {root}" for root in sorted(mine - theirs)[:3]]
        out += [f"only the second has {root}" for root in sorted(theirs - mine)[:3]]
        return out[:10]


def read_plain(groups, roots):
    """The form above, from two files."""
    found = {}
    with open(groups, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["key"] in found:
                raise ValueError(f"{row['key']} stands twice")
            found[row["key"]] = (int(row["rows"]), int(row["violations"]), tuple(int(row[name]) for name in COLUMNS))
    return Answer(found, read_roots(roots, int))


def read_renaksi(groups, roots):
    """`renaksi rekap --by program --format json --roots FILE`: the same in Rupiah. What it says of all must fit what it says of each."""
    with open(groups, encoding="utf-8") as file:
        rekap = json.load(file)
    if rekap["schema"] != "renaksi-rekap/1":
        raise ValueError(f"an unknown schema: {rekap['schema']}")
    if rekap["errors"] != 0:
        raise ValueError(f"{rekap['errors']} rows could not be read")
    found = {g["key"]: (g["rows"], g["violations"], tuple(sen(g[name]) for name in COLUMNS)) for g in rekap["groups"]}
    answer = Answer(found, read_roots(roots, sen))
    totals = rekap["totals"]
    if (totals["rows"], totals["violations"], tuple(sen(totals[name]) for name in COLUMNS)) != answer.totals:
        raise ValueError("the groups do not add up to the totals")
    if rekap["roots"] != len(answer.roots):
        raise ValueError(f"{rekap['roots']} roots are counted and {len(answer.roots)} named")
    return answer


def read_roots(path, amount):
    found = []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            # The identity of a row is not one of a column.
            column = "pagu" if row["rule"] == "R101" else row["column"]
            found.append((row["rule"], row["opd"], row["kode"], column, amount(row["expected"]), amount(row["found"])))
    return found
