"""Whether LibreOffice comes to the plan's figures by the formulas of a workbook.

recalculated.py spoil IN.xlsx OUT.xlsx                 a copy whose formula cells hold a wrong figure, so that only a calculation mends them
recalculated.py compare PLAN.json IN.xlsx SPOILT.xlsx OUT.xlsx
    IN is the workbook of PLAN (`show --format json`), OUT what LibreOffice made of SPOILT: every formula cell of IN holds the wrong
    figure in SPOILT and in OUT the plan's, and every total of PLAN that holds is a formula

A sheet has the plan's rows in their order with the Jumlah row behind them, and formulas in five columns: the pagu and the four triwulan.
Figures are compared as decimal numbers, never as floating point. Exit code 0: the same, 1: not, 77: there is no such file.
"""

import decimal
import json
import os
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
AMOUNTS = ("pagu", "tw1", "tw2", "tw3", "tw4")
SHEET = "xl/worksheets/sheet1.xml"
WRONG = b"1"


def cells(path):
    """Cell to (formula, stored value)."""
    out = {}
    with zipfile.ZipFile(path) as book:
        for cell in tree.fromstring(book.read(SHEET)).iter(MAIN + "c"):
            formula, value = cell.find(MAIN + "f"), cell.find(MAIN + "v")
            out[cell.get("r")] = (None if formula is None else formula.text, None if value is None else value.text)
    return out


def spoil(source, target):
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in book.namelist():
            content = book.read(name)
            if name == SHEET:
                content = re.sub(rb"(</f><v>)[^<]*(</v>)", rb"\g<1>" + WRONG + rb"\g<2>", content)
            out.writestr(name, content)
    return 0


def figure(row, column):
    return None if row[column] is None else decimal.Decimal(row[column])


def holding_totals(rows):
    """(row, column) of every total that its parts add up to: rows below, or the triwulan of a row that has none below."""
    out = set()
    for number, row in enumerate(rows):
        if row["computed"]:
            parts = {column: decimal.Decimal(row["computed"][column]) for column in AMOUNTS}
        else:
            parts = {"pagu": sum(figure(row, column) or 0 for column in AMOUNTS[1:])}
        out |= {(number, column) for column, due in parts.items() if figure(row, column) == due}
    return out


def places_of(written, rows):
    """Cell to (row, column): the Jumlah row, which is the last, is the last with a formula."""
    with_formula = [place for place, (formula, _) in written.items() if formula]
    letters = sorted({re.sub(r"\d", "", place) for place in with_formula})
    assert len(letters) == len(AMOUNTS), f"formulas in the columns {letters}"
    first = max(int(re.sub(r"\D", "", place)) for place in with_formula) - len(rows) + 1
    columns = list(zip(letters, AMOUNTS))
    return {letter + str(first + number): (number, column) for number in range(len(rows)) for letter, column in columns}


def compare(plan_path, source, spoilt_path, target):
    if not os.path.exists(target):
        print(f"{target} was not made")
        return 77
    with open(plan_path, encoding="utf-8") as file:
        plan = json.load(file)
    rows = [*plan["rows"], plan["jumlah"]]
    written, spoilt, calculated = cells(source), cells(spoilt_path), cells(target)
    places = places_of(written, rows)
    formulas = {place: formula for place, (formula, _) in written.items() if formula}
    wrong = []
    for place, formula in formulas.items():
        number, column = places[place]
        due = figure(rows[number], column)
        found = calculated.get(place, (None, None))[1]
        if due is None or found is None or decimal.Decimal(found) != due:
            wrong.append(f"{place} ={formula}: {due} is due, {found} calculated")
        if spoilt[place][1] != WRONG.decode():
            wrong.append(f"{place}: was not spoilt")
    without = holding_totals(rows) - {places[place] for place in formulas}
    wrong += [f"row {number + 1}, {column}: a total that holds, but no formula" for number, column in sorted(without)]
    print("\n".join(wrong) or f"{len(formulas)} formulas")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit({"spoil": spoil, "compare": compare}[sys.argv[1]](*sys.argv[2:]))
