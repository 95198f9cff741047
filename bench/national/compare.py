#!/usr/bin/env python3
"""renaksi and others at the same job: totals of a national table by program, and every sum that does not hold.

Answers are compared before times are: where two differ this says where and ends with status 1. Prints a table in Markdown for each number of
rows. `compare.sh` finds what this needs; see there.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

from answer import read_plain, read_renaksi

HERE = os.path.dirname(os.path.abspath(__file__))
SLOW_SECONDS = 10  # one run of it says enough


class Contender:
    def __init__(self, name, label, command, read=read_plain, good=(0,), env=None):
        self.name, self.label, self.command, self.read, self.good = name, label, command, read, good
        self.env = {**os.environ, **(env or {})}


class Taken:
    """What one run took."""

    def __init__(self, line):
        wall, user, system, kib = map(int, line.split())
        self.wall, self.cpu, self.mib = wall / 1e9, (user + system) / 1e6, kib / 1024


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, action="append", metavar="N", help="rows of a table; may be repeated (default: 1000000)")
    parser.add_argument("--only", metavar="LIST", help="some of renaksi,duckdb,sqlite,pandas,plain")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each, in turns; the median is shown (default: 5)")
    parser.add_argument("--limit", type=int, default=120, metavar="S", help="leave out what would take more than S seconds (default: 120)")
    parser.add_argument("--scaling", action="store_true", help="renaksi alone at 10^6 and 10^7 rows")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    for program in ("renaksi", "national", "measure"):
        parser.add_argument(f"--{program}-program", required=True, metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--node-modules", metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--answers", metavar="FOLDER", help="where all write their answers (default: /dev/shm, so that no disk is in the times)")
    parser.add_argument("--folder", required=True, metavar="FOLDER", help="where tables are kept")
    options = parser.parse_args()
    if not options.answers:
        options.answers = "/dev/shm" if os.access("/dev/shm", os.W_OK) else options.folder
    if options.scaling:
        options.rows = [1_000_000, 10_000_000]
        options.only = "renaksi"
    options.rows = sorted(set(options.rows or [1_000_000]))
    if options.rows[0] < 1 or options.runs < 1:
        parser.error("there is nothing to run")
    return parser, options


def contenders(options):
    """Who runs, and for those who do not: why."""
    python = sys.executable
    out, absent = [], {}

    def renaksi(name, label, threads):
        def command(table, roots):
            return [options.renaksi_program, "rekap", table, "--by", "program", "--format", "json", "--roots", roots, "--threads", str(threads)]

        out.append(Contender(name, label, command, read_renaksi, (0, 1)))  # 1: there are violations

    def script(name, label, *words, env=None):
        out.append(Contender(name, label, lambda table, roots: [*words, table, roots], env=env))

    renaksi("renaksi", "renaksi, 2 threads", 2)
    renaksi("renaksi", "renaksi, 1 thread", 1)
    node = shutil.which("node")
    if node and options.node_modules:
        script("duckdb", "DuckDB, 2 threads", node, os.path.join(HERE, "duckdb_rekap.js"), env={"NODE_PATH": options.node_modules})
    else:
        absent["duckdb"] = "DuckDB needs node and npm"
    script("sqlite", "SQLite", python, os.path.join(HERE, "sqlite_rekap.py"))
    if pandas_version():
        script("pandas", "pandas", python, os.path.join(HERE, "pandas_rekap.py"))
    else:
        absent["pandas"] = f"pandas is not among the packages of {python}"
    script("plain", "Python's csv and decimal", python, os.path.join(HERE, "plain.py"))
    return out, absent


def pandas_version():
    """Of this interpreter's pandas; nothing where it has none."""
    try:
        return importlib.metadata.version("pandas")
    except importlib.metadata.PackageNotFoundError:
        return None


def make_table(options, rows):
    """The table, made once and kept for as long as the program that makes it stays the same."""
    path = os.path.join(options.folder, f"rows-{rows}-seed-{options.seed}.csv")
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(options.national_program):
        part = f"{path}.part"
        command = [options.national_program, "--rows", str(rows), "--seed", str(options.seed), "--output", part]
        subprocess.run(command, check=True)
        os.replace(part, path)
    return path


def into_page_cache(path):
    """Reads all of it; returns its rows without the header."""
    lines = 0
    with open(path, "rb") as file:
        while block := file.read(1 << 22):
            lines += block.count(b"\n")
    return lines - 1


class Comparison:
    """One table, all who run over it."""

    def __init__(self, options, asked, answers):
        self.options = options
        self.asked = asked
        self.answers = answers
        self.table = make_table(options, asked)
        self.rows = into_page_cache(self.table)
        self.taken = {}  # by contender: its runs
        self.left_out = {}
        self.answer = None  # that of the first to answer, and who that was
        self.first = None
        self.wrong = []

    def run(self, who):
        files = [os.path.join(self.answers, name) for name in ("groups", "roots.csv", "taken", "complaint")]
        groups, roots, taken, complaint = files
        for file in files:
            if os.path.exists(file):
                os.remove(file)
        with open(groups, "wb") as out, open(complaint, "wb") as err:
            command = [self.options.measure_program, taken, *who.command(self.table, roots)]
            code = subprocess.run(command, stdout=out, stderr=err, env=who.env, check=False).returncode
        if code not in who.good:
            with open(complaint, encoding="utf-8", errors="replace") as err:
                raise RuntimeError(f"{who.label} ended with status {code}: {err.read().strip()[-2000:]}")
        with open(taken, encoding="utf-8") as file:
            self.taken.setdefault(who, []).append(Taken(file.read()))
        return groups, roots

    def first_run(self, who):
        try:
            answer = who.read(*self.run(who))
        except (RuntimeError, ValueError, KeyError, OSError) as why:
            self.wrong.append(f"{who.label}: {why}")
            self.taken.pop(who, None)
            return
        if self.answer is None:
            self.answer, self.first = answer, who
            return
        for difference in self.answer.differences(answer):
            self.wrong.append(f"{self.first.label} and {who.label}: {difference}")

    def run_all(self, field, earlier):
        for who in field:
            expected = seconds_expected(who, self.rows, earlier)
            if expected > self.options.limit:
                self.left_out[who] = f"about {expected:.0f} s"
                continue
            tell(f"{self.asked} rows: {who.label}")
            self.first_run(who)
        if self.wrong:
            return
        for turn in range(1, self.options.runs):
            tell(f"{self.asked} rows: run {turn + 1}")
            for who in field:
                if who in self.taken and self.taken[who][0].wall < SLOW_SECONDS:
                    self.run(who)

    def wall(self, who):
        return statistics.median(run.wall for run in self.taken[who])

    def print_table(self, field):
        rows, violations, _ = self.answer.totals
        size = os.path.getsize(self.table)
        print(f"\n**{rows:,} rows**, {size / 1e6:,.0f} MB: {len(self.answer.groups)} programs, {violations:,} sums that do not hold, "
              f"{len(self.answer.roots):,} of them roots; {'all answers are the same' if len(self.taken) > 1 else 'one answer'}\n")
        print("| | wall time | of runs | ns a row | CPU time | memory at most | as long as the first |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        base = next(iter(self.taken))
        for who in field:
            if who in self.left_out:
                print(f"| {who.label} | left out: {self.left_out[who]} | | | | | |")
                continue
            runs, wall = self.taken[who], self.wall(who)
            cpu = statistics.median(run.cpu for run in runs)
            times = wall / self.wall(base)
            print(f"| {who.label} | {seconds(wall)} | {len(runs)} | {wall / self.rows * 1e9:,.0f} | {seconds(cpu)} | "
                  f"{max(run.mib for run in runs):,.0f} MiB | {times:.{0 if times >= 10 else 1}f} |")


def seconds_expected(who, rows, earlier):
    for smaller in reversed(earlier):
        if who in smaller.taken:
            return smaller.wall(who) * rows / smaller.rows
        if who in smaller.left_out:
            return float("inf")
    return 0


def seconds(time):
    return f"{time:.3f} s" if time < 1 else f"{time:.2f} s" if time < 10 else f"{time:.1f} s"


def tell(text):
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def print_scaling(done):
    own = [who for who in done[-1].taken if who.name == "renaksi"]
    for small, large in zip(done, done[1:]):
        for who in own:
            if who in small.taken:
                print(f"- {who.label}: {large.rows / small.rows:.2f} times the rows take {large.wall(who) / small.wall(who):.2f} times as long.")
    if len(own) == 2:
        for one in done:
            two, single = (one.wall(who) for who in own)
            print(f"- {one.rows:,} rows: 2 threads are {single / two:.2f} times as fast as 1.")


def machine(options):
    model = "an unnamed processor"
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), model)
    except OSError:
        pass
    versions = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    if options.node_modules:
        with open(os.path.join(options.node_modules, "@duckdb", "node-api", "package.json"), encoding="utf-8") as file:
            versions.append(f"DuckDB {json.load(file)['version']}")
    if pandas := pandas_version():
        versions.append(f"pandas {pandas}")
    return f"{os.cpu_count()} cores ({model}), load {os.getloadavg()[0]:.1f} at the start; {', '.join(versions)}."


def main():
    parser, options = read_arguments()
    field, absent = contenders(options)
    if options.only:
        names = options.only.split(",")
        known = {who.name for who in field} | absent.keys()
        for name in names:
            if name not in known:
                parser.error(f"'{name}' is none of {', '.join(sorted(known))}")
        field = [who for who in field if who.name in names]
        absent = {name: why for name, why in absent.items() if name in names}
    if not field:
        parser.error("; ".join(absent.values()))
    os.makedirs(options.folder, exist_ok=True)
    print(machine(options))
    for why in absent.values():
        print(f"Left out: {why}.")
    done = []
    with tempfile.TemporaryDirectory(dir=options.answers) as answers:
        for rows in options.rows:
            comparison = Comparison(options, rows, answers)
            comparison.run_all(field, done)
            if comparison.wrong:
                sys.exit("\n".join(comparison.wrong))
            if comparison.taken:
                comparison.print_table(field)
                done.append(comparison)
            else:
                print(f"\n**{comparison.rows:,} rows**: all left out, as none would end within {options.limit} s")
    if done and any(who.name == "renaksi" for who in done[-1].taken):
        print()
        print_scaling(done)


if __name__ == "__main__":
    main()
