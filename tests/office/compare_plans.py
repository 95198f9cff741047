"""What two readings of one plan differ in.

compare_plans.py RENAKSI BEFORE AFTER [--without-frame]

Compares what `show` and `check` say of two files, amounts as the strings that they are, and prints every difference. Lines are told as the
number of their row, since no two forms of a document number them alike; findings about the reading itself (repeated headers, cells out of
place, encodings, other sheets) are left out, and so is how a figure was written. --without-frame: the second form has no title and no
signature, and what follows from those is left out too. Exit code 0: the same, 1: not, 77: there is no such file.
"""

import json
import os
import subprocess
import sys

# Findings about a form of the document, not about the plan.
ABOUT_READING = {"R010", "R011", "R012", "R013", "R014", "R015", "R017", "R018", "R019", "R020", "R021", "R022", "R023", "R024", "R025", "R026"}
# Findings that need a title or a signature.
ABOUT_FRAME = {"R301", "R302", "R303", "R304", "R305", "R306", "R307", "R308", "R309", "R310"}
AMOUNTS = ("pagu", "tw1", "tw2", "tw3", "tw4")


def told(renaksi, command, path):
    run = subprocess.run([renaksi, command, "--format", "json", path], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"renaksi {command} {path}: exit code {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


def rows_by_line(plan):
    """Line to the number of its first row; the Jumlah row counts as the last, the signature is behind it."""
    numbers = {}
    for number, row in enumerate(plan["rows"], 1):
        numbers.setdefault(row["line"], number)
    if plan["jumlah"]:
        numbers.setdefault(plan["jumlah"]["line"], "jumlah")
    return numbers


def in_rows(value, numbers):
    """The same value with lines told as rows."""
    if isinstance(value, list):
        return [in_rows(one, numbers) for one in value]
    if not isinstance(value, dict):
        return value
    out = {}
    for key, one in value.items():
        if key == "written":
            continue
        if key in ("line", "parent_line"):
            out[key] = numbers.get(one, "elsewhere" if one else None)
        elif key == "roots":
            out[key] = sorted((numbers.get(line, "elsewhere") for line in one), key=str)
        else:
            out[key] = in_rows(one, numbers)
    return out


def the_plan(renaksi, path, with_frame):
    plan = told(renaksi, "show", path)
    check = told(renaksi, "check", path)
    numbers = rows_by_line(plan)
    left_out = ABOUT_READING if with_frame else ABOUT_READING | ABOUT_FRAME
    findings = [one for one in in_rows(check["findings"], numbers) if one["rule"] not in left_out]
    findings.sort(key=lambda one: json.dumps(one, sort_keys=True))
    out = {
        "counts": check["plan"]["counts"],
        "rows": in_rows(plan["rows"], numbers),
        "jumlah": in_rows(plan["jumlah"], numbers),
        "totals": check["totals"],
        "declared_totals": check["declared_totals"],
        "identities": check["identities"],
        "findings": findings,
        "mistakes": in_rows(check["mistakes"], numbers),
    }
    if with_frame:
        for key in ("judul", "perangkat_daerah", "tahun", "pengesahan"):
            out[key] = plan[key]
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
    with_frame = "--without-frame" not in sys.argv
    renaksi, before, after = [one for one in sys.argv[1:] if not one.startswith("--")]
    if not os.path.exists(after):
        print(f"{after} was not made")
        return 77
    found = list(differences(the_plan(renaksi, before, with_frame), the_plan(renaksi, after, with_frame)))
    most = 40
    for one in found[:most]:
        print(one)
    if len(found) > most:
        print(f"and {len(found) - most} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
