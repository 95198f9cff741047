#!/usr/bin/env python3
"""What plain.py does, with pandas.

    pandas_rekap.py TABLE ROOTS

Codes and offices become small numbers before anything is grouped or joined, which is several times faster than to group by texts (and texts
that are numbered afterwards are faster than columns read as categories). Amounts are read as float64, in which a number of two decimals
below 10^13 is nearest to its own sen, and are whole sen in int64 from there on.
"""

import sys

import numpy as np
import pandas as pd

COLUMNS = ["pagu", "tw1", "tw2", "tw3", "tw4"]


def read(table):
    """The rows with opd and kode as numbers, and what the numbers stand for."""
    rows = pd.read_csv(table, usecols=["opd", "kode", *COLUMNS], dtype={name: "float64" for name in COLUMNS}, engine="c")
    names = []
    for column in ("opd", "kode"):
        rows[column], values = pd.factorize(rows[column])
        names.append(values.to_numpy())
    for name in COLUMNS:
        rows[name] = (rows[name].fillna(0.0) * 100).round().astype("int64")
    return rows, names[0], names[1]


def describe(kodes):
    """Of each distinct code: whether it is a sub kegiatan, number of its program, number of the code above it (-1: none); and the programs.

    A code of a program has 7 characters, of a kegiatan 12, of a sub kegiatan 17.
    """
    numbers = {kode: number for number, kode in enumerate(kodes)}
    above = np.array([numbers[kode[:-5]] if len(kode) > 7 else -1 for kode in kodes])
    is_leaf = np.array([len(kode) == 17 for kode in kodes])
    program, programs = pd.factorize(np.array([kode[:7] for kode in kodes], dtype="object"))
    return is_leaf, program, above, programs


def violations(rows, leaf, below, names):
    """Number of violated identities a row, and the roots."""
    opds, kodes = names
    expected = rows["tw1"] + rows["tw2"] + rows["tw3"] + rows["tw4"]
    off = (rows["pagu"] != expected).to_numpy()
    count = off.astype("int64")
    lists = []

    def add(rule, where, column, expected, found):
        at = rows.iloc[where]
        lists.append(pd.DataFrame({"rule": rule, "opd": opds[at["opd"]], "kode": kodes[at["kode"]], "column": column,
                                   "expected": expected, "found": found}))

    where = np.flatnonzero(off & leaf)
    add("R101", where, "pagu", expected.to_numpy()[where], rows["pagu"].to_numpy()[where])
    inner = np.flatnonzero(~leaf)
    parts = below.loc[rows["node"].to_numpy()[inner]]
    for name in COLUMNS:
        found, of_parts = rows[name].to_numpy()[inner], parts[name].to_numpy()
        missed = found != of_parts
        count[inner[missed]] += 1
        add("R102", inner[missed], name, of_parts[missed], found[missed])
    return count, pd.concat(lists)


def main(table, roots):
    rows, opds, kodes = read(table)
    is_leaf, program, above, programs = describe(kodes)
    code = rows["kode"].to_numpy()
    rows["node"] = rows["opd"] * len(kodes) + code
    rows["program"] = program[code]
    leaf = is_leaf[code]

    is_part = above[code] >= 0
    parent = (rows["opd"].to_numpy() * len(kodes) + above[code])[is_part]
    below = rows.loc[is_part, COLUMNS].groupby(parent, sort=False).sum()
    rows["violations"], wrong = violations(rows, leaf, below, (opds, kodes))
    wrong.to_csv(roots, index=False)

    by = rows.groupby("program", sort=False)
    leaves = rows.loc[leaf, ["program", *COLUMNS]]
    out = pd.DataFrame({"rows": by.size(), "violations": by["violations"].sum()}).join(leaves.groupby("program", sort=False).sum())
    # Sums of int64 wrap in silence; floats that come out small show that these did not.
    if leaves[COLUMNS].to_numpy().sum(axis=0, dtype="float64").max() > 9e18:
        sys.exit("the sums do not fit int64")
    out.index = pd.Index(programs[out.index], name="key")
    out.to_csv(sys.stdout)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
