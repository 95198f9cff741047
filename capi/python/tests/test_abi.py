"""The package against the header and against the list of the ABI."""

import ctypes
import glob
import os
import re
import unittest

from support import GOLDEN, HEADER, PACKAGE

import renaksi
from renaksi import _abi


def header_functions():
    with open(HEADER, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)
    return re.findall(r"^RENAKSI_API\b[^;(]*?\b(renaksi_\w+)\s*\(([^;]*?)\)\s*;", text, flags=re.MULTILINE | re.DOTALL)


def golden_lines():
    with open(GOLDEN, encoding="utf-8") as file:
        for line in file:
            words = line.split()
            if words and not line.startswith("#"):
                yield words


class Header(unittest.TestCase):
    def test_every_function_is_bound_or_left_out_with_a_reason(self):
        functions = {name for name, _ in header_functions()}
        self.assertGreater(len(functions), 30)
        self.assertEqual(functions, set(_abi.PROTOTYPES) | set(_abi.LEFT_OUT))
        self.assertFalse(set(_abi.PROTOTYPES) & set(_abi.LEFT_OUT))
        for name, reason in _abi.LEFT_OUT.items():
            self.assertGreater(len(reason), 20, name)

    def test_what_is_bound_is_used(self):
        source = ""
        for path in glob.glob(os.path.join(PACKAGE, "renaksi", "*.py")):
            if os.path.basename(path) != "_abi.py":
                with open(path, encoding="utf-8") as file:
                    source += file.read()
        self.assertEqual([name for name in _abi.PROTOTYPES if f"lib.{name}" not in source and f"library.{name}" not in source], [])

    def test_every_function_takes_as_many_arguments_as_the_header_says(self):
        for name, parameters in header_functions():
            if name in _abi.PROTOTYPES:
                count = 0 if parameters.strip() == "void" else parameters.count(",") + 1
                self.assertEqual(len(_abi.PROTOTYPES[name][1]), count, name)


class Golden(unittest.TestCase):
    def test_constants(self):
        expected = {name: int(value) for kind, name, value in golden_lines() if kind == "const"}
        ours = {name: value for name, value in vars(_abi).items() if re.match(r"(RENAKSI|ARROW)_[A-Z]", name)}
        self.assertGreater(len(expected), 50)
        self.assertEqual({name: value for name, value in ours.items() if name.startswith("RENAKSI_") or name in expected}, expected)

    def test_sizes(self):
        expected = {name: int(value) for kind, name, value in golden_lines() if kind == "size"}
        self.assertLessEqual({name for name in _abi.STRUCTS if name.startswith("renaksi_")}, set(expected))
        self.assertEqual({name: ctypes.sizeof(_abi.STRUCTS[name]) for name in expected}, expected)

    def test_offsets(self):
        expected = {name: int(value) for kind, name, value in golden_lines() if kind == "offset"}
        structs = {name.split(".")[0] for name in expected}
        ours = {f"{name}.{field[0]}": getattr(_abi.STRUCTS[name], field[0]).offset for name in structs for field in _abi.STRUCTS[name]._fields_}
        self.assertEqual(ours, expected)

    def test_every_line_is_of_a_kind_that_is_compared(self):
        self.assertLessEqual({words[0] for words in golden_lines()}, {"const", "size", "offset"})


class Versions(unittest.TestCase):
    def test_library_and_package_agree(self):
        self.assertEqual(renaksi.version()[0], _abi.RENAKSI_VERSION_MAJOR)
        self.assertGreaterEqual(renaksi.version(), (_abi.RENAKSI_VERSION_MAJOR, _abi.RENAKSI_VERSION_MINOR, _abi.RENAKSI_VERSION_PATCH))
        self.assertEqual(renaksi.format_version(), _abi.RENAKSI_FORMAT_VERSION)
        self.assertTrue(renaksi.__version__.startswith(f"{_abi.RENAKSI_VERSION_MAJOR}.{_abi.RENAKSI_VERSION_MINOR}."))

    def test_every_status_has_the_librarys_name(self):
        from renaksi._library import lib

        for status in renaksi.Status:
            self.assertEqual(lib.renaksi_status_name(status).decode(), status.name.lower())


if __name__ == "__main__":
    unittest.main()
