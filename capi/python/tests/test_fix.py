"""Candidates, mended plans, the catalogue of rules, and the ways to say how to check."""

import gc
import json
import os
import pathlib
import unittest
from decimal import Decimal

from support import DATA, MONEY, SAMPLE, truth

import renaksi
from renaksi import Status

NAMES = os.path.join(DATA, "nomenklatur-koperasi.csv")


class Fixing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.truth = truth()
        cls.plan = renaksi.read(SAMPLE)

    def assert_refused(self, column, apply):
        with self.assertRaises(renaksi.Error) as caught:
            self.plan.fix(apply)
        self.assertEqual((caught.exception.code, caught.exception.column), (Status.INVALID_ARGUMENT, column))

    def test_the_first_candidates_are_those_of_the_truth(self):
        lines = {row["id"]: row["line"] for row in self.plan.mistakes()}
        first = [row for row in self.plan.candidates() if row["candidate"] == 1]
        found = {lines[row["mistake"]]: (row["column"], row["old"], row["new"]) for row in first if row["role"] == "change"}
        expected = {one["line"]: one["best"] for one in self.truth["repairs"]}
        self.assertEqual(found, {line: (best["column"], Decimal(best["old"]), Decimal(best["new"])) for line, best in expected.items()})
        chains = {line: sorted(row["line"] for row in first if row["role"] == "follows" and lines[row["mistake"]] == line) for line in found}
        self.assertEqual(chains, {one["line"]: sorted(one["chain_lines"]) for one in self.truth["repairs"]})

    def test_status_is_that_of_the_truth(self):
        found = {row["line"]: row["status"] for row in self.plan.mistakes()}
        self.assertEqual(found, {one["line"]: one["status"] for one in self.truth["repairs"]})

    def test_what_is_confident_is_applied_by_default(self):
        before = self.plan.to_json()
        fixed = self.plan.fix()
        self.assertIsInstance(fixed, renaksi.Fixed)
        doubtful = {one["line"] for one in self.truth["repairs"] if one["status"] != "confident"}
        self.assertEqual({row["line"] for row in fixed.plan.mistakes()}, doubtful)
        self.assertEqual(self.plan.to_json(), before)
        for same in (None, "confident", "2,3", ["2", "3:1"], iter(["3", "2"])):
            self.assertEqual(self.plan.fix(same).plan.to_json(), fixed.plan.to_json())

    def test_all_best_candidates_leave_nothing_broken(self):
        plan, changes = self.plan.fix("all")
        self.assertEqual((len(plan.mistakes()), len(plan.candidates()), plan.summary().identities_violated), (0, 0, 0))
        self.assertEqual(len(changes), 12)
        rows = list(plan.table())
        for change in changes:
            row = rows[change["row"]]
            self.assertEqual((row["line"], row[change["column"]]), (change["line"], change["new"]))
            self.assertEqual(row[f"{change['column']}_written"], change["new_written"])
        self.assertEqual(sorted(change["line"] for change in changes if change["role"] == "change"), [53, 68, 106])
        jumlah = [rows[-1][name] for name in MONEY]
        self.assertEqual(jumlah[0], sum(jumlah[1:]))

    def test_plan_and_changes_live_apart(self):
        changes = renaksi.read(SAMPLE).fix("all").changes
        view = changes["new"].memoryview()
        plan = renaksi.read(SAMPLE).fix("all").plan
        gc.collect()
        self.assertEqual(view.tolist(), self.plan.fix("all").changes["new"].memoryview().tolist())
        self.assertEqual(plan.judul, self.plan.judul)

    def test_lists_that_are_none_have_a_column(self):
        self.assert_refused(1, "sure")
        self.assert_refused(3, "2,4")
        self.assert_refused(5, ["2", "1:99"])
        self.assert_refused(3, "2,2")

    def test_a_list_of_nothing_applies_nothing_by_accident(self):
        for nothing in ("", [], iter(())):
            self.assert_refused(1, nothing)


class Checking(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = renaksi.read(SAMPLE)

    def assert_refused(self, code, message, **options):
        with self.assertRaises(renaksi.Error) as caught:
            self.plan.check(**options)
        self.assertEqual(caught.exception.code, code)
        self.assertTrue(caught.exception.message.startswith(message), caught.exception.message)
        return caught.exception

    def test_the_catalogue(self):
        english, indonesian = renaksi.rules(), renaksi.rules("id")
        self.assertEqual(english.columns, ("rule", "id", "slug", "severity", "title_id", "title_en", "basis", "looks_at"))
        rules = {row["id"]: row for row in english}
        self.assertEqual(rules["R101"]["slug"], "year-differs-from-triwulan")
        self.assertNotEqual(english["looks_at"].to_list(), indonesian["looks_at"].to_list())
        self.assertLessEqual(set(self.plan.check()["rule"]), set(rules))
        with self.assertRaises(ValueError):
            renaksi.rules("fr")

    def test_severities_as_text_and_as_a_mapping(self):
        as_text = self.plan.check(severities="R101=info,R208=off")
        self.assertEqual({row["severity"] for row in as_text if row["rule"] == "R101"}, {"info"})
        self.assertNotIn("R208", as_text["rule"].to_list())
        self.assertIn("R208", self.plan.check()["rule"].to_list())
        self.assertEqual(list(self.plan.check(severities={"R101": "info", "R208": "off"})), list(as_text))
        self.assertEqual(len(self.plan.check(severities={})), len(self.plan.check()))
        self.assertEqual(self.assert_refused(Status.UNKNOWN_RULE, "severities: ", severities="R101=info,R999=off").column, 11)
        self.assert_refused(Status.INVALID_ARGUMENT, "severities: ", severities={"R101": "grave"})

    def test_settings_as_json_and_as_an_object(self):
        settings = {"select": "R106", "rules": {"R106": "error"}, "settings": {"largest_triwulan_percent": 60}}
        found = list(self.plan.check(settings=settings))
        self.assertGreater(len(found), len(self.plan.check(rules="R106")))
        self.assertEqual({(row["rule"], row["severity"]) for row in found}, {("R106", "error")})
        for same in (json.dumps(settings), json.dumps(settings).encode()):
            self.assertEqual(list(self.plan.check(settings=same)), found)
        self.assertEqual(set(self.plan.check(rules="R101", settings=settings)["rule"]), {"R101"})
        error = self.assert_refused(Status.UNKNOWN_RULE, "settings: ", settings='{\n "rules": {"R999": "off"}}')
        self.assertEqual((error.line, error.column), (2, 12))

    def test_a_list_of_official_names(self):
        with open(NAMES, "rb") as file:
            content = file.read()
        found = list(self.plan.check(rules="R0xx", nomenklatur=NAMES))
        self.assertGreater(len(found), len(self.plan.check(rules="R0xx")))
        for same in (pathlib.Path(NAMES), content, memoryview(content)):
            self.assertEqual(list(self.plan.check(rules="R0xx", nomenklatur=same)), found)
        self.assert_refused(Status.NO_TABLE, "nomenklatur: ", nomenklatur=b"nama;umur\nBudi;30\n")
        self.assert_refused(Status.EMPTY_INPUT, "nomenklatur: ", nomenklatur=b"")
        with self.assertRaises(FileNotFoundError):
            self.plan.check(nomenklatur="no-such-list.csv")

    def test_reading_with_a_list_of_official_names(self):
        with_names = renaksi.read(SAMPLE, nomenklatur=NAMES)
        self.assertEqual(with_names.table()["level"].to_list(), self.plan.table()["level"].to_list())
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.read(SAMPLE, nomenklatur=b"no list")
        self.assertEqual(caught.exception.code, Status.NO_TABLE)
        self.assertTrue(caught.exception.message.startswith("nomenklatur: "))


if __name__ == "__main__":
    unittest.main()
