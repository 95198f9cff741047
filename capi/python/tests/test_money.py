"""Amounts are exact in both directions."""

import decimal
import random
import unittest
from decimal import Decimal

from support import HAS_NUMPY, SAMPLE

import renaksi
from renaksi import Status


class Money(unittest.TestCase):
    def test_texts_as_documents_write_them(self):
        for text, expected in (
            ("32,535,393", Decimal(32535393)),
            ("32.535.393,00", Decimal(32535393)),
            ("Rp. 1.544.000.000,-", Decimal(1544000000)),
            ("(1.000)", Decimal(-1000)),
            ("0,50", Decimal("0.5")),
            ("-", None),
            ("", None),
        ):
            self.assertEqual(renaksi.parse_rupiah(text), expected, text)

    def test_style_decides_what_reads_in_two_ways(self):
        self.assertEqual(renaksi.parse_rupiah("1.250", style="dot_groups"), Decimal(1250))
        with self.assertRaises(renaksi.Error):
            renaksi.parse_rupiah("1.250", style="comma_groups")

    def test_many_amounts_keep_their_three_states(self):
        read = renaksi.parse_rupiah_many(["1.000", "-", None, "", "2,50"])
        self.assertEqual(list(read), [Decimal(1000), None, None, None, Decimal("2.5")])
        self.assertEqual(read.memoryview().tolist(), [100000, 0, 0, 0, 250])
        self.assertEqual(read.states().tolist(), [2, 1, 0, 0, 2])
        self.assertEqual((read[0], read[-1], read[1:3]), (Decimal(1000), Decimal("2.5"), [None, None]))
        self.assertEqual(list(renaksi.parse_rupiah_many([])), [])
        with self.assertRaises(TypeError):
            renaksi.parse_rupiah_many("1.000")
        with self.assertRaises(TypeError):
            renaksi.parse_rupiah_many([1])

    def test_many_amounts_out_of_arrow(self):
        table = renaksi.read(SAMPLE).table()
        read = renaksi.parse_rupiah_many(table["pagu_written"])
        self.assertEqual(list(read), table["pagu"].to_list())
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.parse_rupiah_many(table["line"])
        self.assertEqual(caught.exception.code, Status.BAD_STRUCTURE)

    @unittest.skipUnless(HAS_NUMPY, "no numpy")
    def test_many_amounts_as_numpy(self):
        self.assertEqual(renaksi.parse_rupiah_many(["1", "2"]).sen().tolist(), [100, 200])
        self.assertEqual(renaksi.parse_rupiah_many([]).sen().tolist(), [])

    def test_formats(self):
        self.assertEqual(renaksi.format_rupiah(1544000000), "1.544.000.000")
        self.assertEqual(renaksi.format_rupiah(1544000000, grouping="comma"), "1,544,000,000")
        self.assertEqual(renaksi.format_rupiah(1544000000, grouping="none"), "1544000000")
        self.assertEqual(renaksi.format_rupiah_many([1000, None, "-", Decimal("0.5")]), ["1.000", None, "-", "0,50"])
        self.assertEqual(renaksi.format_rupiah_many(renaksi.parse_rupiah_many(["2.000", "-"])), ["2.000", "-"])
        self.assertEqual(renaksi.format_rupiah_many([]), [])

    def test_any_amount_survives_the_way_out_and_back(self):
        chosen = random.Random(1)
        sen = [0, 1, -1, 99, 100, -100, 2**63 - 1, -(2**63)] + [chosen.randrange(-(2**63), 2**63) >> chosen.randrange(60) for _ in range(2000)]
        amounts = [Decimal(f"{value}E-2") for value in sen]
        # A narrow context must not round what passes through it.
        with decimal.localcontext(decimal.Context(prec=3)):
            texts = renaksi.format_rupiah_many(amounts)
            self.assertEqual(list(renaksi.parse_rupiah_many(texts, style="dot_groups")), amounts)
            self.assertEqual([renaksi.parse_rupiah(renaksi.format_rupiah(a), style="dot_groups") for a in amounts[:50]], amounts[:50])

    def test_amounts_that_are_none(self):
        for value, code in (
            (Decimal("0.001"), Status.TOO_MANY_DECIMALS),
            (Decimal("1E-999999"), Status.TOO_MANY_DECIMALS),
            (Decimal("1.2345"), Status.TOO_MANY_DECIMALS),
            (Decimal("1E+999999"), Status.OVERFLOW),
            (Decimal(2**63) / 100 + 1, Status.OVERFLOW),
            (2**63, Status.OVERFLOW),
            (Decimal("NaN"), Status.BAD_NUMBER),
            (Decimal("-Infinity"), Status.BAD_NUMBER),
        ):
            with self.assertRaises(renaksi.Error) as caught:
                renaksi.format_rupiah(value)
            self.assertEqual(caught.exception.code, code, value)
        for value in (1.5, True, b"1", None):
            with self.assertRaises(TypeError):
                renaksi.format_rupiah(value)
        self.assertEqual(renaksi.format_rupiah(Decimal("0E-999999")), "0")
        self.assertEqual(renaksi.format_rupiah(Decimal("1.500000")), "1,50")


if __name__ == "__main__":
    unittest.main()
