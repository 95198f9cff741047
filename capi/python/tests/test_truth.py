"""The sample plan gives the figures of the truth file."""

import json
import pathlib
import unittest
from decimal import Decimal

from support import HAS_NUMPY, HAS_PANDAS, MONEY, SAMPLE, truth

import renaksi


def amounts(texts):
    return [Decimal(text) for text in texts]


class SamplePlan(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.truth = truth()
        cls.plan = renaksi.read(SAMPLE)

    def test_what_the_document_says_besides_its_rows(self):
        self.assertEqual(self.plan.judul, self.truth["judul"])
        self.assertEqual(self.plan.tahun, self.truth["tahun"])
        signed = self.plan.pengesahan
        self.assertEqual(signed.tempat, self.truth["pengesahan"]["tempat"])
        self.assertEqual(signed.jabatan, self.truth["pengesahan"]["jabatan"])
        self.assertEqual(signed.nama, self.truth["pengesahan"]["nama"])
        self.assertEqual(signed.nip.replace(" ", ""), self.truth["pengesahan"]["nip"])

    def test_the_nip_is_not_printed(self):
        self.assertNotIn(self.plan.pengesahan.nip, repr(self.plan.pengesahan))

    def test_summary(self):
        summary, counts, identities = self.plan.summary(), self.truth["counts"], self.truth["identities"]
        self.assertEqual((summary.program, summary.kegiatan, summary.sub_kegiatan), (counts["program"], counts["kegiatan"], counts["sub_kegiatan"]))
        self.assertEqual(summary.identities_checked, identities["checked"])
        self.assertEqual(summary.identities_independent, identities["independent"])
        self.assertEqual(summary.identities_violated, identities["row_violated"] + identities["column_violated"])
        self.assertEqual(summary.roots, sum(1 for violation in self.truth["violations"] if violation["cause"] == "root"))
        self.assertEqual(summary.rows, len(self.plan.table()))
        self.assertEqual(self.plan.table()["level"][summary.jumlah_row], "jumlah")

    def test_rows(self):
        table = self.plan.table()
        jumlah = [row for row in table.rows() if row["level"] == "jumlah"]
        self.assertEqual([row["line"] for row in jumlah], [self.truth["jumlah"]["line"]])
        expected = amounts([self.truth["jumlah"]["pagu"], *self.truth["jumlah"]["tw"]])
        self.assertEqual([jumlah[0][name] for name in MONEY], expected)
        blanks = {str(row["line"]): [name for name in MONEY if row[f"{name}_state"] == 0] for row in table.rows() if row["level"] != "sasaran"}
        self.assertEqual({line: names for line, names in blanks.items() if names}, self.truth["lints"]["blank_amounts"])

    def test_missing_money_is_none_and_nothing_else(self):
        for row in self.plan.table():
            for name in MONEY:
                self.assertEqual(row[name] is None, row[f"{name}_state"] != 2)

    def test_parents_come_before_children_and_the_top_has_none(self):
        for number, row in enumerate(self.plan.table()):
            if row["parent"] is not None:
                self.assertLess(row["parent"], number)

    def test_roll_up_by_sasaran(self):
        table = self.plan.roll_up(by="sasaran")
        groups = list(table.rows())
        found = [[group[name] for name in MONEY] for group in groups]
        expected = [amounts(texts) for _, texts in sorted(self.truth["by_sasaran"].items())]
        self.assertEqual(found[:-1], expected)
        self.assertIsNone(groups[-1]["key"])
        self.assertEqual(found[-1], [sum(column) for column in zip(*expected)])

    def test_roll_up_by_penanggung_jawab(self):
        table = self.plan.roll_up(by="penanggung_jawab")
        found = sorted([group[name] for name in MONEY] for group in table.rows() if group["line"] != 0)
        self.assertEqual(found, sorted(amounts(texts) for texts in self.truth["by_penanggung_jawab_as_written"].values()))

    def test_findings_of_broken_sums(self):
        table = self.plan.check(rules="R101")
        found = {(row["line"], row["cause"], row["difference_sen"], tuple(sorted(row["roots"]))) for row in table.rows()}
        expected = {
            (violation["line"], violation["cause"], Decimal(violation["pagu_minus_tw"]), tuple(violation["roots"]))
            for violation in self.truth["violations"]
        }
        self.assertEqual(found, expected)
        self.assertEqual(set(table["rule"]), {"R101"})

    def test_rules_as_a_list_and_in_both_languages(self):
        self.assertEqual(len(self.plan.check(rules=["R101", "R102", "-R101"])), self.truth["identities"]["column_violated"])
        self.assertNotEqual(self.plan.check(lang="id")["message"].to_list(), self.plan.check(lang="en")["message"].to_list())

    def test_mistakes(self):
        found = {row["line"]: (row["difference"], sorted(row["pulls"])) for row in self.plan.mistakes().rows()}
        differences = {violation["line"]: Decimal(violation["pagu_minus_tw"]) for violation in self.truth["violations"]}
        expected = {repair["line"]: (differences[repair["line"]], sorted(repair["chain_lines"])) for repair in self.truth["repairs"]}
        self.assertEqual(found, expected)

    def test_indicators_point_to_their_rows(self):
        table, lines = self.plan.indicators(), self.plan.table()["line"].to_list()
        targets = {lines[row]: target for row, target in zip(table["row"], table["target"])}
        for line, target in self.truth["lints"]["predicate_target"].items():
            self.assertEqual(targets[int(line)], target)

    def test_written_forms(self):
        plan = json.loads(self.plan.to_json())
        self.assertEqual(plan["schema"], "renaksi-plan/1")
        self.assertEqual(plan["jumlah"]["pagu"], self.truth["jumlah"]["pagu"])
        check = json.loads(self.plan.check_json())
        self.assertEqual(check["identities"]["violated"], self.truth["identities"]["row_violated"])
        header, *rows = self.plan.to_csv().splitlines()
        self.assertIn("pagu", header.split(","))
        self.assertGreaterEqual(len(rows), self.truth["counts"]["budget_rows"])

    def test_every_way_to_name_a_document(self):
        with open(SAMPLE, "rb") as file:
            content = file.read()
        for source in (pathlib.Path(SAMPLE), content, bytearray(content), memoryview(content)):
            self.assertEqual(renaksi.read(source).to_json(), self.plan.to_json())

    def test_columns_give_the_same_by_list_by_index_and_by_row(self):
        for table in (self.plan.table(), self.plan.check(), self.plan.mistakes(), self.plan.roll_up()):
            rows = list(table.rows())
            self.assertEqual(len(rows), len(table))
            for name in table.columns:
                column = table[name]
                values = column.to_list()
                self.assertEqual([column[i] for i in range(len(column))], values)
                self.assertEqual([row[name] for row in rows], values)
                self.assertEqual(values.count(None), column.null_count)

    def test_columns_refuse_what_they_do_not_have(self):
        table = self.plan.table()
        with self.assertRaises(KeyError):
            table["anggaran"]
        with self.assertRaises(IndexError):
            table["pagu"][len(table)]
        self.assertEqual(table["line"][-1], self.truth["jumlah"]["line"])
        with self.assertRaises(TypeError):
            table["pagu"].offsets()

    def test_memory_is_not_copied_and_cannot_be_written(self):
        column = self.plan.table()["pagu"]
        view = column.memoryview()
        self.assertEqual(view.format, "q")
        with self.assertRaises(TypeError):
            view[0] = 1
        self.assertEqual(view[-1], int(self.truth["jumlah"]["pagu"]) * 100)

    @unittest.skipUnless(HAS_NUMPY, "no numpy")
    def test_numpy(self):
        import numpy

        table = self.plan.table()
        column = table["pagu"]
        sen = column.sen()
        self.assertEqual(sen.dtype, numpy.int64)
        self.assertEqual(sen.__array_interface__["data"][0], table["pagu"].numpy().__array_interface__["data"][0])
        with self.assertRaises(ValueError):
            sen[0] = 1
        with self.assertRaises(ValueError):
            sen.flags.writeable = True
        self.assertEqual(column.mask().tolist(), [value is None for value in column])
        lowest = numpy.array([level == "sub_kegiatan" for level in table["level"]])
        totals = [int(table[name].sen()[lowest].sum()) for name in MONEY]
        expected = [sum(int(texts[i]) * 100 for texts in self.truth["by_sasaran"].values()) for i in range(len(MONEY))]
        self.assertEqual(totals, expected)
        for name in ("nama", "level"):
            with self.assertRaises(TypeError):
                table[name].numpy()
        with self.assertRaises(TypeError):
            table["line"].sen()

    @unittest.skipUnless(HAS_PANDAS, "no pandas")
    def test_pandas(self):
        table = self.plan.table()
        frame = table.to_pandas()
        self.assertEqual(list(frame.columns), list(table.columns))
        self.assertEqual(frame["pagu"].iloc[-1], Decimal(self.truth["jumlah"]["pagu"]))
        self.assertEqual(frame["parent"].isna().sum(), table["parent"].null_count)
        lowest = table.to_pandas(money="sen").query("level == 'sub_kegiatan'")
        self.assertEqual(int(lowest["tw2"].sum()), sum(int(texts[2]) * 100 for texts in self.truth["by_sasaran"].values()))
        self.assertEqual(list(self.plan.mistakes().to_pandas()["pulls"]), self.plan.mistakes()["pulls"].to_list())


if __name__ == "__main__":
    unittest.main()
