"""Plans that Python builds."""

import array
import threading
import unittest
from decimal import Decimal

from support import HAS_NUMPY, MONEY, SAMPLE

import renaksi
from renaksi import Status


class Rows:
    """An Arrow producer that gives what it was made of."""

    def __init__(self, producer):
        self._capsules = producer.__arrow_c_array__()

    def __arrow_c_array__(self, requested_schema=None):
        return self._capsules


class Stream:
    def __init__(self, producer):
        self._capsule = producer.__arrow_c_stream__()

    def __arrow_c_stream__(self, requested_schema=None):
        return self._capsule


def fill(builder):
    builder.add_row("sasaran", no="1", sasaran="Koperasi tumbuh")
    builder.add_row("program", nama="Program", pagu=300, tw1=Decimal("100.50"), tw2="199,50", tw3="-", line=12)
    builder.add_row("kegiatan", nama="Kegiatan – ekonomi", pagu=300, tw1=Decimal("100.50"), tw2="199,50", tw3="-")
    builder.add_row("sub_kegiatan", nama="Sub", pagu=300, tw1=Decimal("100.50"), tw2="199,50", tw3="-", indikator="Jumlah", satuan="Orang", target="12")
    return builder.add_row("jumlah", pagu=300)


class Building(unittest.TestCase):
    def test_rows_with_all_that_they_say(self):
        with renaksi.Plan.builder() as builder:
            builder.set_fields(judul="RENCANA AKSI", tahun=2024, nama="Budi")
            self.assertEqual(fill(builder), 4)
            self.assertEqual(len(builder), 5)
            plan = builder.finish()
        self.assertEqual((plan.judul, plan.tahun, plan.pengesahan.nama, plan.perangkat_daerah), ("RENCANA AKSI", 2024, "Budi", None))
        table = plan.table()
        self.assertEqual(table["level"].to_list(), ["sasaran", "program", "kegiatan", "sub_kegiatan", "jumlah"])
        self.assertEqual(table["nama"].to_list()[1:4], ["Program", "Kegiatan – ekonomi", "Sub"])
        self.assertEqual(table["pagu"].to_list(), [None, 300, 300, 300, 300])
        self.assertEqual(table["tw1"].to_list()[1], Decimal("100.5"))
        self.assertEqual(table["tw2"].to_list()[1], Decimal("199.5"))
        self.assertEqual(table["tw3_state"].to_list(), [0, 1, 1, 1, 0])
        self.assertEqual(table["line"].to_list()[1], 12)
        self.assertEqual(plan.indicators()["target"].to_list(), ["12"])
        self.assertEqual(plan.summary().identities_violated, 0)

    def test_columns(self):
        with renaksi.Plan.builder() as builder:
            for number in range(3):
                builder.add_row("sub_kegiatan", nama=f"Sub {number}")
            builder.set_money("pagu", [1, "2,50", None])
            builder.set_money("tw1", ["-", Decimal(3)], first=1)
            builder.set_sen("tw2", array.array("q", [5, 6, 7]), states=bytes([2, 1, 0]))
            builder.set_targets("target", ["1", None, "B"])
            builder.set_targets("tw4", ["2"], first=2)
            plan = builder.finish()
        table = plan.table()
        self.assertEqual(table["pagu"].to_list(), [1, Decimal("2.5"), None])
        self.assertEqual(table["tw1"].to_list(), [None, None, 3])
        self.assertEqual(table["tw1_state"].to_list(), [0, 1, 2])
        self.assertEqual(table["tw2"].to_list(), [Decimal("0.05"), None, None])
        targets = {row["row"]: (row["target"], row["tw4"]) for row in plan.indicators()}
        self.assertEqual((targets[0], targets[2]), (("1", None), ("B", "2")))

    @unittest.skipUnless(HAS_NUMPY, "no numpy")
    def test_columns_out_of_numpy(self):
        import numpy

        with renaksi.Plan.builder() as builder:
            for _ in range(100):
                builder.add_row("sub_kegiatan", nama="Sub")
            builder.set_sen("pagu", numpy.arange(200, dtype=numpy.int64)[::2], states=numpy.full(100, 2, numpy.uint8))
            with self.assertRaises(TypeError):
                builder.set_sen("tw1", numpy.arange(100, dtype=numpy.float64))
            plan = builder.finish()
        self.assertEqual(plan.table()["pagu"].sen().tolist(), list(range(0, 200, 2)))

    def test_a_plan_comes_back_through_arrow(self):
        source = renaksi.read(SAMPLE).table()
        for producer in (source, Rows(source), Stream(source)):
            with renaksi.Plan.builder() as builder:
                builder.import_arrow(producer)
                self.assertEqual(len(builder), len(source))
                found = builder.finish().table()
            for name in ("line", "level", "parent", "nama", "sasaran", "penanggung_jawab", *MONEY):
                self.assertEqual(found[name].to_list(), source[name].to_list(), name)

    def test_arrow_that_does_not_fit(self):
        plan = renaksi.read(SAMPLE)
        with renaksi.Plan.builder() as builder:
            builder.add_row("program", nama="Program")
            with self.assertRaises(renaksi.Error) as caught:
                builder.import_arrow(plan.indicators())
            self.assertEqual(caught.exception.code, Status.BAD_STRUCTURE)
            findings = plan.check()
            with self.assertRaises(renaksi.Error) as caught:
                builder.import_arrow(findings)
            self.assertEqual((caught.exception.code, caught.exception.row), (Status.BAD_STRUCTURE, 2 + findings["level"].to_list().index(None)))
            with self.assertRaises(TypeError):
                builder.import_arrow([1, 2])
            used = Stream(plan.table())
            builder.import_arrow(used)
            with self.assertRaises(ValueError):
                builder.import_arrow(used)
            self.assertEqual(len(builder), 1 + len(plan.table()))

    def test_a_row_that_fails_is_not_added(self):
        with renaksi.Plan.builder() as builder:
            builder.add_row("program", nama="Program")
            for code, options in (
                (Status.BAD_ENCODING, {"nama": "\ud800"}),
                (Status.BAD_NUMBER, {"pagu": "tiga"}),
                (Status.TOO_MANY_DECIMALS, {"tw4": Decimal("0.001")}),
                (Status.OVERFLOW, {"tw1": 10**30}),
            ):
                with self.assertRaises(renaksi.Error) as caught:
                    builder.add_row("program", **options)
                self.assertEqual(caught.exception.code, code)
            with self.assertRaises(ValueError):
                builder.add_row("subprogram")
            for line in (2**63, -1):
                with self.assertRaises(ValueError):
                    builder.add_row("program", line=line)
            for options in ({"line": None}, {"line": 1.5}, {"nama": 1}, {"nama": b"x"}, {"pagu": 1.5}):
                with self.assertRaises(TypeError):
                    builder.add_row("program", **options)
            self.assertEqual(len(builder), 1)
            self.assertEqual(builder.finish().table()["nama"].to_list(), ["Program"])

    def test_a_column_that_fails_changes_nothing(self):
        with renaksi.Plan.builder() as builder:
            for _ in range(2):
                builder.add_row("sub_kegiatan", nama="Sub", pagu=1)
            with self.assertRaises(renaksi.Error) as caught:
                builder.set_money("pagu", [5, "x"])
            self.assertEqual((caught.exception.code, caught.exception.row), (Status.BAD_NUMBER, 2))
            for values, first in (([5, 5, 5], 0), ([5], 2), ([5], -1)):
                with self.assertRaises(renaksi.Error) as caught:
                    builder.set_money("pagu", values, first=first)
                self.assertEqual(caught.exception.code, Status.INVALID_ARGUMENT)
            with self.assertRaises(renaksi.Error) as caught:
                builder.set_targets("target", ["1", "\ud800"])
            self.assertEqual((caught.exception.code, caught.exception.row), (Status.BAD_ENCODING, 2))
            with self.assertRaises(ValueError):
                builder.set_sen("pagu", array.array("q", [1, 2]), states=bytes([2]))
            with self.assertRaises(TypeError):
                builder.set_sen("pagu", [1, 2])
            self.assertEqual(builder.finish().table()["pagu"].to_list(), [1, 1])

    def test_a_builder_that_cannot_finish_can_go_on(self):
        builder = renaksi.Plan.builder()
        builder.add_row("jumlah", pagu=1)
        builder.add_row("jumlah", pagu=1)
        for _ in range(2):
            with self.assertRaises(renaksi.Error) as caught:
                builder.finish()
            self.assertEqual(caught.exception.code, Status.BAD_STRUCTURE)
        builder.close()
        builder.close()

    def test_a_builder_is_used_up(self):
        builder = renaksi.Plan.builder()
        fill(builder)
        builder.finish()
        for call in (builder.finish, lambda: fill(builder), lambda: builder.set_money("pagu", []), lambda: builder.set_fields(judul="x")):
            with self.assertRaises(ValueError):
                call()
        builder.close()

    def test_an_empty_plan(self):
        with renaksi.Plan.builder() as builder:
            plan = builder.finish()
        self.assertEqual(len(plan.table()), 0)
        self.assertEqual(plan.table()["pagu"].to_list(), [])
        self.assertEqual(plan.table()["nama"].to_list(), [])
        self.assertEqual(plan.table()["pagu"].memoryview().tolist(), [])
        if HAS_NUMPY:
            self.assertEqual(plan.table()["pagu"].sen().tolist(), [])
            self.assertEqual(plan.table()["pagu"].mask().tolist(), [])

    def test_threads_wait_for_one_another(self):
        builder = renaksi.Plan.builder()
        threads = [threading.Thread(target=lambda: [builder.add_row("program", pagu="1") for _ in range(500)]) for _ in range(4)]
        threads.append(threading.Thread(target=lambda: [builder.set_targets("target", []) for _ in range(500)]))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(builder.finish().table()["pagu"].to_list(), [1] * 2000)


if __name__ == "__main__":
    unittest.main()
