"""What goes wrong is said with its code and its place."""

import os
import pickle
import subprocess
import sys
import tempfile
import unittest

from support import PACKAGE, SAMPLE

import renaksi
from renaksi import Status


class Errors(unittest.TestCase):
    def assert_fails(self, code, function, *arguments, **options):
        with self.assertRaises(renaksi.Error) as caught:
            function(*arguments, **options)
        self.assertEqual(caught.exception.code, code)
        self.assertEqual(caught.exception.name, code.name.lower())
        self.assertIn(code.name.lower(), str(caught.exception))
        return caught.exception

    def test_documents_that_are_no_plan(self):
        self.assert_fails(Status.EMPTY_INPUT, renaksi.read, b"")
        self.assert_fails(Status.EMPTY_INPUT, renaksi.read, b" \n ")
        self.assert_fails(Status.NO_TABLE, renaksi.read, b"Lorem ipsum\n")
        self.assert_fails(Status.BINARY_INPUT, renaksi.read, b"\x7fELF\0\0\0\0" * 8)

    def test_limits(self):
        with open(SAMPLE, "rb") as file:
            content = file.read()
        self.assert_fails(Status.LIMIT_EXCEEDED, renaksi.read, content, limit_bytes=1000)
        self.assert_fails(Status.LIMIT_EXCEEDED, renaksi.read, SAMPLE, limit_bytes=1000)
        self.assert_fails(Status.LIMIT_EXCEEDED, renaksi.read, content, limit_rows=10)
        self.assertEqual(renaksi.read(content, limit_bytes=len(content)).tahun, 2022)
        self.assertEqual(renaksi.read(SAMPLE, limit_bytes=len(content)).tahun, 2022)
        for wrong in (0, -1, 2**64):
            with self.assertRaises(ValueError):
                renaksi.read(content, limit_bytes=wrong)

    @unittest.skipUnless(os.path.exists("/dev/zero"), "no endless file")
    def test_a_file_without_end_is_not_read_to_its_end(self):
        self.assert_fails(Status.LIMIT_EXCEEDED, renaksi.read, "/dev/zero", limit_bytes=1000)

    def test_files_that_cannot_be_opened_are_os_errors(self):
        with self.assertRaises(FileNotFoundError):
            renaksi.read(os.path.join(PACKAGE, "no-such-file.txt"))
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(IsADirectoryError):
            renaksi.read(folder)
        with self.assertRaises(TypeError):
            renaksi.read(3)

    def test_the_place_in_a_text(self):
        error = self.assert_fails(Status.BAD_NUMBER, renaksi.parse_rupiah, "12x")
        self.assertEqual((error.line, error.column, error.row), (None, 3, None))

    def test_the_place_in_an_array(self):
        error = self.assert_fails(Status.BAD_NUMBER, renaksi.parse_rupiah_many, ["1", None, "-", "7Z"])
        self.assertEqual((error.row, error.column), (4, 2))

    def test_the_place_in_a_list_of_rules(self):
        plan = renaksi.read(SAMPLE)
        error = self.assert_fails(Status.UNKNOWN_RULE, plan.check, rules="R101,R999")
        self.assertEqual(error.column, 6)

    def test_words_that_are_none_are_value_errors(self):
        plan = renaksi.read(SAMPLE)
        for call in (
            lambda: plan.roll_up(by="kepala"),
            lambda: plan.check(lang="fr"),
            lambda: renaksi.read(SAMPLE, numbers="roman"),
            lambda: renaksi.parse_rupiah("1", style="roman"),
            lambda: renaksi.format_rupiah(1, grouping="space"),
            lambda: plan.table().to_pandas(money="float"),
        ):
            with self.assertRaises((ValueError, ImportError)):
                call()

    def test_errors_travel_between_processes(self):
        error = self.assert_fails(Status.BAD_NUMBER, renaksi.parse_rupiah_many, ["1", "x"])
        copy = pickle.loads(pickle.dumps(error))
        self.assertEqual((str(copy), copy.code, copy.row), (str(error), error.code, error.row))

    def test_a_library_that_is_not_there_is_named(self):
        environment = dict(os.environ, RENAKSI_LIBRARY="/no/such/librenaksi.so.0", PYTHONPATH=os.pathsep.join(sys.path))
        ran = subprocess.run([sys.executable, "-c", "import renaksi"], env=environment, capture_output=True, text=True)
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("ImportError", ran.stderr)
        self.assertIn("/no/such/librenaksi.so.0", ran.stderr)


if __name__ == "__main__":
    unittest.main()
