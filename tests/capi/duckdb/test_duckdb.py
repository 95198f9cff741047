"""DuckDB reads the Arrow stream of a plan's rows and comes to the totals of the truth file.

Needs `npm ci` in this folder, or a libduckdb named in DUCKDB_LIBRARY; skipped without.
"""

import ctypes
import gc
import glob
import json
import os
import sys
import unittest
from ctypes import POINTER, byref, c_char_p, c_int, c_uint64, c_void_p

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
DATA = os.environ.get("RENAKSI_TEST_DATA", os.path.join(ROOT, "tests", "data"))
sys.path.insert(0, os.path.join(ROOT, "capi", "python"))

import renaksi  # noqa: E402  (found by the line above)

COLUMNS = ("pagu", "tw1", "tw2", "tw3", "tw4")


def find_duckdb():
    named = os.environ.get("DUCKDB_LIBRARY")
    return [named] if named else glob.glob(os.path.join(HERE, "node_modules", "@duckdb", "node-bindings-*", "libduckdb.*"))


class duckdb_result(ctypes.Structure):
    _fields_ = [
        ("deprecated_column_count", c_uint64),
        ("deprecated_row_count", c_uint64),
        ("deprecated_rows_changed", c_uint64),
        ("deprecated_columns", c_void_p),
        ("deprecated_error_message", c_char_p),
        ("internal_data", c_void_p),
    ]


class Database:
    """What the test needs of DuckDB's C interface."""

    def __init__(self, path):
        self._lib = lib = ctypes.CDLL(path)
        result = POINTER(duckdb_result)
        for name, restype, argtypes in (
            ("duckdb_open", c_int, [c_char_p, POINTER(c_void_p)]),
            ("duckdb_connect", c_int, [c_void_p, POINTER(c_void_p)]),
            ("duckdb_arrow_scan", c_int, [c_void_p, c_char_p, c_void_p]),
            ("duckdb_query", c_int, [c_void_p, c_char_p, result]),
            ("duckdb_result_error", c_char_p, [result]),
            ("duckdb_column_count", c_uint64, [result]),
            ("duckdb_row_count", c_uint64, [result]),
            ("duckdb_value_varchar", c_void_p, [result, c_uint64, c_uint64]),
            ("duckdb_free", None, [c_void_p]),
            ("duckdb_destroy_result", None, [result]),
            ("duckdb_disconnect", None, [POINTER(c_void_p)]),
            ("duckdb_close", None, [POINTER(c_void_p)]),
        ):
            function = getattr(lib, name)
            function.restype, function.argtypes = restype, argtypes
        self._database, self._connection = c_void_p(), c_void_p()
        if lib.duckdb_open(None, byref(self._database)) or lib.duckdb_connect(self._database, byref(self._connection)):
            raise OSError("DuckDB does not open")

    def close(self):
        self._lib.duckdb_disconnect(byref(self._connection))
        self._lib.duckdb_close(byref(self._database))

    def load(self, name, stream):
        """Makes a table of a capsule's stream.

        All columns at once: duckdb_arrow_scan pushes projections and filters down to the stream, which has no way to hear of them, so that
        a query for some columns of its view reads the first ones instead.
        """
        pointer = ctypes.PYFUNCTYPE(c_void_p, ctypes.py_object, c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
        if self._lib.duckdb_arrow_scan(self._connection, b"stream", pointer(stream, b"arrow_array_stream")):
            raise OSError("DuckDB refuses the stream")
        self.query(f"CREATE TABLE {name} AS SELECT * FROM stream")

    def query(self, sql):
        result = duckdb_result()
        try:
            if self._lib.duckdb_query(self._connection, sql.encode(), byref(result)):
                raise OSError(self._lib.duckdb_result_error(byref(result)).decode())
            rows, columns = self._lib.duckdb_row_count(byref(result)), self._lib.duckdb_column_count(byref(result))
            return [[self._value(result, column, row) for column in range(columns)] for row in range(rows)]
        finally:
            self._lib.duckdb_destroy_result(byref(result))

    def _value(self, result, column, row):
        text = self._lib.duckdb_value_varchar(byref(result), column, row)
        if not text:
            return None
        try:
            return ctypes.string_at(text).decode()
        finally:
            self._lib.duckdb_free(text)


@unittest.skipUnless(find_duckdb(), "no libduckdb: run npm ci in this folder")
class ArrowStream(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = renaksi.read(os.path.join(DATA, "lombok-tengah-2022.txt"))
        with open(os.path.join(DATA, "lombok-tengah-2022.truth.json"), encoding="utf-8") as file:
            cls.truth = json.load(file)

    def setUp(self):
        self.database = Database(find_duckdb()[0])
        self.addCleanup(self.database.close)

    def sen_of(self, amounts):
        return [str(int(amount) * 100) for amount in amounts]

    def test_sums_of_the_lowest_level_are_the_truth_files(self):
        stream = self.plan.table().__arrow_c_stream__()
        gc.collect()
        self.database.load("plan", stream)
        sums = ", ".join(f"sum({column})" for column in COLUMNS)
        found = self.database.query(f"SELECT {sums} FROM plan WHERE level = 'sub_kegiatan'")
        by_sasaran = self.truth["by_sasaran"].values()
        totals = [sum(int(amounts[i]) for amounts in by_sasaran) for i in range(len(COLUMNS))]
        self.assertEqual(found, [self.sen_of(totals)])

    def test_texts_nulls_and_small_integers_arrive(self):
        table = self.plan.table()
        self.database.load("plan", table.__arrow_c_stream__())
        found = self.database.query("SELECT line, level, parent, nama, pagu, tw4, tw4_state, tw4_written FROM plan")
        names = ("line", "level", "parent", "nama", "pagu", "tw4", "tw4_state", "tw4_written")
        expected = []
        for row in table.rows():
            row["pagu"] = None if row["pagu"] is None else int(row["pagu"] * 100)
            row["tw4"] = None if row["tw4"] is None else int(row["tw4"] * 100)
            expected.append([None if row[name] is None else str(row[name]) for name in names])
        self.assertEqual(found, expected)

    def test_lists_arrive(self):
        stream = self.plan.mistakes().__arrow_c_stream__()
        self.database.load("mistakes", stream)
        found = self.database.query("SELECT line, unnest(pulls) FROM mistakes")
        expected = [(repair["line"], line) for repair in self.truth["repairs"] for line in repair["chain_lines"]]
        self.assertEqual(sorted((int(a), int(b)) for a, b in found), sorted(expected))

    def test_totals_by_sasaran_join_with_what_duckdb_sums(self):
        self.database.load("totals", self.plan.roll_up(by="sasaran").__arrow_c_stream__())
        found = self.database.query(f"SELECT {', '.join(COLUMNS)} FROM totals WHERE key IS NOT NULL ORDER BY line")
        self.assertEqual(found, [self.sen_of(amounts) for _, amounts in sorted(self.truth["by_sasaran"].items())])


if __name__ == "__main__":
    unittest.main()
