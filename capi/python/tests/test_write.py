"""Documents in and out: formats, sheets, workbooks, the page, and what a form cannot hold."""

import tempfile
import unittest
from pathlib import Path

from support import SAMPLE

import renaksi
from renaksi import Status

HEAD = "No\tSasaran\tIndikator\tSatuan\tTarget\tI\tII\tIII\tIV\tProgram/Kegiatan\tAnggaran\tI\tII\tIII\tIV\tPenanggung Jawab\n"
ROW = "\t\tJumlah dokumen\tDokumen\t4\t1\t1\t1\t1\tPROGRAM SATU\t1.000\t250\t250\t250\t250\tSekretaris\n"
SECOND = "\t\tJumlah laporan\tLaporan\t4\t1\t1\t1\t1\tKegiatan kedua\t400\t100\t100\t100\t100\tSekretaris\n"
BOOK = f"### SHEET Satu\n{HEAD}{ROW}### SHEET Dua\n{HEAD}{ROW}{SECOND}".encode()


class Writing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = renaksi.read(SAMPLE)

    def test_what_is_written_reads_back_as_the_same_plan(self):
        forms = {"json": self.plan.to_json().encode(), "xlsx": self.plan.to_xlsx(), "text": self.plan.to_text().encode()}
        for form, content in forms.items():
            with self.subTest(form):
                self.assertEqual(list(self.plan.losses(renaksi.read(content))), [])
                self.assertEqual(renaksi.read(content).summary().identities_violated, self.plan.summary().identities_violated)

    def test_the_flat_table_has_no_title(self):
        lost = {row["field"]: row for row in self.plan.losses(renaksi.read(self.plan.to_csv().encode()))}
        self.assertEqual(lost["judul"]["before"], self.plan.judul)
        self.assertFalse({"nama", "pagu", "tw1", "level"} & set(lost))

    def test_a_workbook_is_a_file_like_any_other(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rencana.xlsx"
            path.write_bytes(self.plan.to_xlsx(rules="R101"))
            self.assertEqual(renaksi.read(path).judul, self.plan.judul)

    def test_the_page_is_in_the_language_that_was_asked_for(self):
        page = self.plan.report("en")
        self.assertIn('lang="en"', page)
        self.assertIn('lang="id"', self.plan.report())
        self.assertNotIn("http://", page.replace("http://www.w3.org", ""))
        self.assertLess(len(page.encode()), 500_000)
        with self.assertRaises(renaksi.Error) as caught:
            self.plan.report(rules="R999")
        self.assertEqual(caught.exception.code, Status.UNKNOWN_RULE)


class Reading(unittest.TestCase):
    def test_a_sheet_by_name_or_number(self):
        self.assertEqual([len(renaksi.read(BOOK, sheet=sheet).table()) for sheet in ("Satu", 1, "dua", 2, None)], [1, 1, 2, 2, 2])
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.read(BOOK, sheet="Tiga")
        self.assertEqual(caught.exception.code, Status.NOT_FOUND)

    def test_a_format_that_is_named_is_held_to(self):
        self.assertEqual(len(renaksi.read((HEAD + ROW).encode(), format="tsv").table()), 1)
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.read((HEAD + ROW).encode(), format="xlsx")
        self.assertEqual(caught.exception.code, Status.DAMAGED_FILE)
        with self.assertRaises(ValueError):
            renaksi.read(b"x", format="pdf")

    def test_choices_that_are_none(self):
        for wrong in ({"tahap": "awal"}, {"tahun": 0}, {"tahun": 12345}, {"limit_unpacked": 0}):
            with self.subTest(wrong), self.assertRaises(ValueError):
                renaksi.read(BOOK, **wrong)

    def test_a_packed_document_has_a_limit_of_its_own(self):
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.read(renaksi.read(SAMPLE).to_xlsx(), limit_unpacked=1000)
        self.assertEqual(caught.exception.code, Status.LIMIT_EXCEEDED)


if __name__ == "__main__":
    unittest.main()
