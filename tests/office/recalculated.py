"""Whether LibreOffice comes to the figures that a workbook's formulas stand for.

recalculated.py empty IN.xlsx OUT.xlsx     a copy whose formula cells have no stored value, so that only a calculation can fill them
recalculated.py compare IN.xlsx OUT.xlsx   every formula cell of IN has the same value in OUT, which LibreOffice calculated

Values are compared as decimal numbers, never as floating point. Exit code 0: the same, 1: not, 77: there is no such file.
"""

import decimal
import os
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(book):
    return sorted(name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))


def formula_cells(book, part):
    """Cell to (formula, stored value)."""
    out = {}
    for cell in tree.fromstring(book.read(part)).iter(MAIN + "c"):
        formula = cell.find(MAIN + "f")
        if formula is not None:
            value = cell.find(MAIN + "v")
            out[cell.get("r")] = (formula.text, None if value is None else value.text)
    return out


def values(book, part):
    out = {}
    for cell in tree.fromstring(book.read(part)).iter(MAIN + "c"):
        value = cell.find(MAIN + "v")
        out[cell.get("r")] = None if value is None else value.text
    return out


def empty(source, target):
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name in book.namelist():
            content = book.read(name)
            if name in sheets(book):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            out.writestr(name, content)
    return 0


def compare(source, target):
    if not os.path.exists(target):
        print(f"{target} was not made")
        return 77
    count = 0
    wrong = 0
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target) as after:
        for part in sheets(before):
            found = values(after, part)
            for place, (formula, value) in formula_cells(before, part).items():
                count += 1
                if found.get(place) is None or decimal.Decimal(found[place]) != decimal.Decimal(value):
                    wrong += 1
                    print(f"{part} {place} ={formula}: {value} written, {found.get(place)} calculated")
    print(f"{count} formulas, {wrong} come to another figure")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit({"empty": empty, "compare": compare}[sys.argv[1]](*sys.argv[2:]))
