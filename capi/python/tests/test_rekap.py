"""Flat tables of many offices: files, bytes and columns, parts that merge, and what is asked of the result."""

import os
import pickle
import tempfile
import threading
import unittest
from decimal import Decimal

from support import HAS_PANDAS

import renaksi
from renaksi import Status

HEAD = "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4\n"
# A sub kegiatan of the first office has 10.00 more in the year than in its triwulan.
FIRST = (
    '52.02.1,2.17.02,program,"Satu, ""dua""",300,75,75,75,75\n'
    "52.02.1,2.17.02.2.01,kegiatan,Kegiatan,300,75,75,75,75\n"
    "52.02.1,2.17.02.2.01.0001,sub_kegiatan,Satu,100,25,25,25,25\n"
    "52.02.1,2.17.02.2.01.0002,sub_kegiatan,Dua,200,50,50,50,40\n"
)
SECOND = "73.01.5,1.02.01,program,Penunjang,500.50,500.50,,,\n"
TABLE = (HEAD + FIRST + SECOND).encode()


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path


class Totals(Folder):
    def test_groups_totals_roots_errors_and_sources(self):
        path = self.file("nasional.csv", TABLE)
        made = renaksi.rekap(path)
        rows = list(made.groups())
        self.assertEqual([(row["key"], row["rows"], row["violations"]) for row in rows], [("1.02.01", 1, 0), ("2.17.02", 4, 2)])
        self.assertEqual([row["pagu"] for row in rows], [Decimal("500.50"), Decimal(300)])
        self.assertEqual(len(made), 2)
        (totals,) = made.totals()
        self.assertEqual((totals["offices"], totals["errors"], totals["pagu"]), (2, 0, Decimal("800.50")))
        self.assertEqual({row["opd"] for row in made.roots()}, {"52.02.1"})
        self.assertEqual(totals["roots"], len(made.roots()))
        self.assertEqual(list(made.errors()), [])
        self.assertEqual([row["file"] for row in made.sources()], [path])

    def test_keys(self):
        by_both = renaksi.rekap(TABLE, by=["provinsi", "program"])
        self.assertEqual(by_both, renaksi.rekap(TABLE, by="provinsi,program"))
        self.assertEqual(by_both.groups()["provinsi"].to_list(), ["52", "73"])
        folded = renaksi.rekap(TABLE, penunjang="folded")
        self.assertEqual(folded.groups()["key"].to_list(), ["2.17.02", "X.XX.01"])

    def test_files_in_any_order(self):
        from pathlib import Path

        first, second = self.file("1.csv", HEAD + FIRST), self.file("2.csv", HEAD + SECOND)
        both = renaksi.rekap([first, Path(second)], by=["opd"])
        self.assertEqual(both, renaksi.rekap((second, first), by=["opd"], threads=1))
        self.assertEqual(both, (renaksi.rekap(second, by=["opd"]) | renaksi.rekap(first, by=["opd"])).close())
        self.assertEqual(len({both, renaksi.rekap(iter([first, second]), by=["opd"])}), 1)

    def test_parts_of_a_table_make_the_whole(self):
        whole = renaksi.rekap(TABLE, by=["opd", "level"])
        for cut in range(1, len(TABLE), 29):
            parts = [renaksi.rekap(TABLE, by=["opd", "level"], begin=begin, end=end) for begin, end in ((cut, None), (None, cut))]
            self.assertEqual(renaksi.Rekap.merge(parts).close(), whole)
        with self.assertRaises(renaksi.Error) as caught:
            parts[0].groups()
        self.assertEqual(caught.exception.code, Status.BAD_STRUCTURE)
        self.assertEqual(len(parts[0].sources()), 1)

    def test_a_rekap_is_its_bytes(self):
        made = renaksi.rekap(TABLE)
        self.assertEqual(pickle.loads(pickle.dumps(made)), made)
        self.assertEqual(renaksi.Rekap.from_state(bytearray(made.state)).to_csv(), made.to_csv())
        self.assertIn("bytes", repr(made))

    def test_what_is_written(self):
        made = renaksi.rekap(TABLE)
        self.assertIn('"renaksi-rekap/1"', made.to_json())
        self.assertIn("2.17.02,4,2,300,75,75,75,65", made.to_csv())
        self.assertIn("52.02.1", made.roots_csv())
        self.assertNotEqual(made.to_text(), made.to_text("en"))

    def test_threads_of_python_may_share_one(self):
        made, found = renaksi.rekap(TABLE), []
        threads = [threading.Thread(target=lambda: found.append(made.to_csv() + renaksi.rekap(TABLE).to_csv())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(set(found), {2 * made.to_csv()})


class Refusals(Folder):
    def assert_refused(self, code, *arguments, **options):
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.rekap(*arguments, **options)
        self.assertEqual(caught.exception.code, code)
        return caught.exception

    def test_what_is_no_table(self):
        self.assert_refused(Status.NOT_FOUND, os.path.join(self.folder, "none.csv"))
        self.assert_refused(Status.NOT_A_FILE, self.folder)
        self.assert_refused(Status.EMPTY_INPUT, b"")
        self.assert_refused(Status.BAD_STRUCTURE, b"kode,pagu\n")

    def test_keys_that_are_none(self):
        self.assertEqual(self.assert_refused(Status.INVALID_ARGUMENT, TABLE, by=["program", "kota"]).column, 9)
        self.assert_refused(Status.INVALID_ARGUMENT, TABLE, by=[])
        self.assert_refused(Status.INVALID_ARGUMENT, TABLE, by="program,program")

    def test_rows_that_cannot_be_read(self):
        table = TABLE + b"73.01.5,1.02.02,,,12x,,,,\n"
        (error,) = renaksi.rekap(table).errors()
        self.assertEqual((error["line"], error["column"], error["code"]), (7, 5, Status.BAD_NUMBER))
        strict = self.assert_refused(Status.BAD_NUMBER, table, strict=True)
        self.assertEqual((strict.line, strict.column), (7, 5))

    def test_wrong_use(self):
        for wrong in (7, None, object(), [b"bytes in a list"], [3]):
            with self.subTest(wrong), self.assertRaises(TypeError):
                renaksi.rekap(wrong)
        for wrong in ({"penunjang": "both"}, {"threads": -1}, {"begin": -1}, {"end": 0}, {"begin": 9, "end": 8}, {"roots_limit": 0}):
            with self.subTest(wrong), self.assertRaises(ValueError):
                renaksi.rekap(TABLE, **wrong)
        with self.assertRaises(ValueError):
            renaksi.rekap([])
        with self.assertRaises(ValueError):
            renaksi.Rekap.merge([])
        with self.assertRaises(TypeError):
            renaksi.Rekap.merge([TABLE])
        with self.assertRaises(TypeError):
            renaksi.rekap(TABLE) | TABLE
        with self.assertRaises(ValueError):
            renaksi.rekap(TABLE).to_json("fr")

    def test_states_that_do_not_fit(self):
        made = renaksi.rekap(TABLE)
        with self.assertRaises(renaksi.Error) as caught:
            made | renaksi.rekap(TABLE, by="urusan")
        self.assertEqual((caught.exception.code, caught.exception.row), (Status.INVALID_ARGUMENT, 2))
        with self.assertRaises(renaksi.Error) as caught:
            made | renaksi.rekap(TABLE, name="again")
        self.assertEqual((caught.exception.code, caught.exception.row), (Status.BAD_STRUCTURE, 2))
        for state, code in ((b"", Status.UNKNOWN_FORMAT), (made.state[:-1], Status.DAMAGED_FILE), (TABLE, Status.UNKNOWN_FORMAT)):
            with self.assertRaises(renaksi.Error) as caught:
                renaksi.Rekap.from_state(state)
            self.assertEqual(caught.exception.code, code)


class Columns(unittest.TestCase):
    def test_an_arrow_stream(self):
        groups = renaksi.rekap(TABLE, by=["opd", "level"]).groups()
        again = renaksi.rekap(groups, by="opd", name="groups")
        self.assertEqual(again.groups()["key"].to_list(), ["52.02.1", "73.01.5"])
        self.assertEqual(again.groups()["pagu"].to_list(), [300, Decimal("500.50")])
        self.assertEqual([row["file"] for row in again.sources()], ["groups"])

    def test_an_arrow_stream_without_the_columns(self):
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.rekap(renaksi.rules())
        self.assertEqual(caught.exception.code, Status.BAD_STRUCTURE)

    @unittest.skipUnless(HAS_PANDAS, "no pandas")
    def test_a_frame_of_pandas(self):
        import io

        import pandas

        texts = pandas.read_csv(io.BytesIO(TABLE), dtype=str)
        expected = renaksi.rekap(TABLE, by=["opd", "program"])
        forms = {
            "texts": texts,
            "decimals": texts.assign(pagu=[Decimal(value) for value in texts["pagu"]]),
            "mixed": texts.assign(pagu=["300", 300, Decimal(100), "200", Decimal("500.50")]),
            "sen": texts.assign(pagu=[int(100 * Decimal(value)) for value in texts["pagu"]]),
            "nullable": texts.assign(
                tw2=pandas.array([None if pandas.isna(value) else int(100 * Decimal(value)) for value in texts["tw2"]], "Int64")
            ),
            "categories": texts.assign(opd=texts["opd"].astype("category"), level=texts["level"].astype("string")),
        }
        for form, frame in forms.items():
            with self.subTest(form):
                self.assertEqual(renaksi.rekap(frame, by=["opd", "program"]).to_csv(), expected.to_csv())
        parts = [renaksi.rekap(texts[:3], begin=0, end=3), renaksi.rekap(texts[3:], begin=3)]
        self.assertEqual(renaksi.Rekap.merge(parts).close(), renaksi.rekap(texts))
        blank = texts.assign(tw4=[float("nan")] * len(texts))
        self.assertEqual(renaksi.rekap(blank).groups()["tw4"].to_list(), [0, 0])

    @unittest.skipUnless(HAS_PANDAS, "no pandas")
    def test_a_frame_with_what_no_amount_is(self):
        import pandas

        good = {"opd": ["1"], "kode": ["1.02.01"]}
        for wrong in ({"pagu": [0.5]}, {"pagu": [True]}, {"pagu": [object()]}, {"pagu": ["1"], "kode": [2.17]}):
            with self.subTest(wrong), self.assertRaises(TypeError):
                renaksi.rekap(pandas.DataFrame({**good, **wrong}))
        for wrong, code in (({"pagu": [Decimal("0.001")]}, Status.TOO_MANY_DECIMALS), ({"nama": ["x"]}, Status.BAD_STRUCTURE)):
            with self.subTest(wrong), self.assertRaises(renaksi.Error) as caught:
                renaksi.rekap(pandas.DataFrame({**good, **wrong}))
            self.assertEqual(caught.exception.code, code)
        twice = pandas.DataFrame([["1", "1.02.01", "1", "2"]], columns=["opd", "kode", "pagu", "pagu"])
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.rekap(twice)
        self.assertEqual(caught.exception.code, Status.BAD_STRUCTURE)


if __name__ == "__main__":
    unittest.main()
