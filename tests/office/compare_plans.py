"""What two readings of one plan differ in.

compare_plans.py RENAKSI BEFORE AFTER [--without-frame] [--rules ID,...]

Compares what `show` and `check` say of two files, amounts as the strings that they are, and prints every difference. Lines are told as
the number of their row, since no two forms of a document number them alike; how a figure was written is left out, and so are findings
that a form of the document brings about (below). --without-frame: the second form has no title and no signature, and what follows from
those is left out too. --rules: these rules must have a finding, in BEFORE as in AFTER. Exit code 0: the same, 1: not, 77: there is no
such file.
"""

import argparse
import json
import os
import re
import subprocess
import sys

# What a form of the document brings about: headers that pages repeat, cells out of place in text, another encoding, text cut off at a
# page's end, the sheets beside the plan's. All other findings about the layout (text without a place, uncertain levels, columns and rows
# set aside, scaled amounts, hidden cells, formulas without a value) would mean that the form has lost or added something.
ABOUT_FORM = {"R010", "R011", "R013", "R015", "R020"}
# Findings that need a title or a signature.
ABOUT_FRAME = {"R302", "R303", "R304", "R305"}
LINES = re.compile(r"\b(lines?) (\d+(?:(?:, | and )\d+)*)")


def told(renaksi, command, path):
    run = subprocess.run([renaksi, command, "--lang", "en", "--format", "json", path], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"renaksi {command} {path}: exit code {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


class Rows:
    """Lines of a document as numbers of rows. A sasaran may share its line with the program beside it, which is the one with amounts."""

    def __init__(self, plan):
        self.first = {}
        self.last = {}
        for number, row in enumerate(plan["rows"], 1):
            self.first.setdefault(row["line"], number)
            self.last[row["line"]] = number
        if plan["jumlah"]:
            self.last[plan["jumlah"]["line"]] = "jumlah"

    def number(self, line, of_sasaran=False):
        known = self.first if of_sasaran else self.last
        return known.get(line, "elsewhere") if line else None

    def in_text(self, text):
        return LINES.sub(lambda found: found[1] + " " + re.sub(r"\d+", lambda line: f"<{self.number(int(line[0]))}>", found[2]), text)

    def told(self, value):
        """The same value with lines told as rows."""
        if isinstance(value, list):
            return [self.told(one) for one in value]
        if not isinstance(value, dict):
            return value
        out = {}
        for key, one in value.items():
            if key == "line":
                out[key] = self.number(one, value.get("level") == "sasaran")
            elif key == "parent_line":
                out[key] = self.number(one, value.get("level") == "program")
            elif key == "other_line":
                out[key] = self.number(one)
            elif key == "roots":
                out[key] = [self.number(line) for line in one]
            elif key == "message":
                out[key] = self.in_text(one)
            elif key != "written":
                out[key] = self.told(one)
        return out


def the_plan(renaksi, path, with_frame):
    plan = told(renaksi, "show", path)
    check = told(renaksi, "check", path)
    rows = Rows(plan)
    left_out = ABOUT_FORM if with_frame else ABOUT_FORM | ABOUT_FRAME
    findings = [one for one in rows.told(check["findings"]) if one["rule"] not in left_out]
    findings.sort(key=lambda one: json.dumps(one, sort_keys=True))
    out = {key: rows.told(plan[key]) for key in ("rows", "jumlah", "satuan_uang")}
    out["counts"] = check["plan"]["counts"]
    out["findings"] = findings
    out.update((key, rows.told(check[key])) for key in ("totals", "declared_totals", "identities", "mistakes"))
    if with_frame:
        out.update((key, rows.told(plan[key])) for key in ("judul", "perangkat_daerah", "tahun", "pengesahan"))
    return out


def differences(before, after, at=""):
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(set(before) | set(after)):
            yield from differences(before.get(key, "(nothing)"), after.get(key, "(nothing)"), f"{at}.{key}" if at else key)
    elif isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            yield f"{at}: {len(before)} before, {len(after)} after"
        for number, (one, other) in enumerate(zip(before, after)):
            yield from differences(one, other, f"{at}[{number}]")
    elif before != after:
        yield f"{at}: {before!r} before, {after!r} after"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("files", nargs=3)
    options.add_argument("--without-frame", action="store_true")
    options.add_argument("--rules", default="")
    asked = options.parse_args()
    renaksi, before, after = asked.files
    if not os.path.exists(after):
        print(f"{after} was not made")
        return 77
    plans = [the_plan(renaksi, path, not asked.without_frame) for path in (before, after)]
    found = list(differences(*plans))
    missing = set(filter(None, asked.rules.split(","))) - {one["rule"] for one in plans[0]["findings"]}
    found += [f"{before}: no finding of {rule}" for rule in sorted(missing)]
    most = 40
    for one in found[:most]:
        print(one)
    if len(found) > most:
        print(f"and {len(found) - most} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
