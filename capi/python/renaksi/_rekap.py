"""Rekap: totals and violated identities over the flat tables of many offices, as bytes that merge."""

from __future__ import annotations

import ctypes
import os
from typing import Any, Dict, Iterable, List, Optional, Tuple, Union

from . import _abi, _arrow, _frames
from ._library import bytes_of, call_for_handle, lib, pass_text, pass_texts
from .money import number_of
from .table import Table

PENUNJANG: Dict[str, int] = {"kept": _abi.RENAKSI_PENUNJANG_KEPT, "folded": _abi.RENAKSI_PENUNJANG_FOLDED}
_LANGUAGES: Dict[str, int] = {"id": _abi.RENAKSI_LANGUAGE_ID, "en": _abi.RENAKSI_LANGUAGE_EN}

Path = Union[str, "os.PathLike[str]"]
#: One path or several, the bytes of a table, or what holds columns: an object with `__arrow_c_stream__`, a pandas DataFrame.
Tables = Union[Path, Iterable[Path], bytes, bytearray, memoryview, Any]
#: A key as a list of its parts, or as one text with commas.
Key = Union[str, Iterable[str]]


def _blob(function: Any, *arguments: Any) -> bytes:
    blob = call_for_handle(lib.renaksi_blob_release, function, *arguments)
    return bytes_of(lib.renaksi_blob_bytes(blob.pointer))


class Rekap:
    """Totals of many offices; `renaksi.rekap` makes one. Immutable; it is its bytes, and so may be kept, sent and pickled.

    Equal rekaps have equal bytes. Once closed, those depend on the rows alone: not on their order, nor on how they were divided among files,
    parts, threads and machines. The rekap of a part of a table is open: an office that the part's edges may divide waits for its other rows.
    """

    __slots__ = ("_state",)

    def __init__(self, state: bytes) -> None:
        self._state = state

    @classmethod
    def from_state(cls, state: Union[bytes, bytearray, memoryview]) -> "Rekap":
        """A rekap from its bytes. Raises Error for bytes that are none, and for those of a later version."""
        return cls.merge([cls(bytes(state))])

    @staticmethod
    def merge(rekaps: Iterable["Rekap"]) -> "Rekap":
        """One rekap of all, in whatever order and nesting.

        Raises Error, with `row` for the one that does not fit: made by another key, or with rows of an office that has some elsewhere.
        """
        return Rekap(_merged(rekaps, False))

    def __or__(self, other: "Rekap") -> "Rekap":
        if not isinstance(other, Rekap):
            return NotImplemented
        return Rekap.merge([self, other])

    def close(self) -> "Rekap":
        """The rekap when no part is missing any more. Raises Error where the parts of a table do not join."""
        return Rekap(_merged([self], True))

    @property
    def state(self) -> bytes:
        """The bytes."""
        return self._state

    def __reduce__(self) -> Tuple[Any, ...]:
        return Rekap.from_state, (self._state,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rekap) and self._state == other._state

    def __hash__(self) -> int:
        return hash(self._state)

    def __len__(self) -> int:
        """How many groups there are."""
        return len(self.groups())

    def __repr__(self) -> str:
        return f"<renaksi.Rekap: {len(self._state)} bytes>"

    def _table(self, which: int) -> Table:
        state = self._state
        return Table(call_for_handle(lib.renaksi_table_release, lib.renaksi_rekap_table, state, len(state), which))

    def _written(self, form: int, lang: str) -> str:
        language = number_of(_LANGUAGES, lang, "lang")
        return _blob(lib.renaksi_rekap_write, self._state, len(self._state), form, language).decode("utf-8")

    def groups(self) -> Table:
        """The groups in the order of their keys: `key`, a column a part of it, `rows`, `violations`, `pagu`, `tw1` … `tw4`."""
        return self._table(_abi.RENAKSI_REKAP_GROUPS)

    def roots(self) -> Table:
        """Violated identities that follow from no other, with office, code and place."""
        return self._table(_abi.RENAKSI_REKAP_ROOTS)

    def errors(self) -> Table:
        """The first 100 rows that could not be read, with their places; they are in no total."""
        return self._table(_abi.RENAKSI_REKAP_ERRORS)

    def totals(self) -> Table:
        """One row: the whole, and how many offices, roots and errors there are."""
        return self._table(_abi.RENAKSI_REKAP_TOTALS)

    def sources(self) -> Table:
        """The tables that were read, or the parts of them."""
        return self._table(_abi.RENAKSI_REKAP_SOURCES)

    def to_json(self, lang: str = "en") -> str:
        """The rekap as renaksi-rekap/1."""
        return self._written(_abi.RENAKSI_REKAP_JSON, lang)

    def to_csv(self) -> str:
        """The groups, with a header record."""
        return self._written(_abi.RENAKSI_REKAP_CSV, "en")

    def roots_csv(self) -> str:
        """The roots, with a header record."""
        return self._written(_abi.RENAKSI_REKAP_ROOTS_CSV, "en")

    def to_text(self, lang: str = "id") -> str:
        """The rekap as text made to be read."""
        return self._written(_abi.RENAKSI_REKAP_TEXT, lang)


def _merged(rekaps: Iterable[Rekap], close: bool) -> bytes:
    states: List[bytes] = []
    for one in rekaps:
        if not isinstance(one, Rekap):
            raise TypeError(f"a Rekap is wanted, not {type(one).__name__}")
        states.append(one.state)
    if not states:
        raise ValueError("nothing to merge")
    return _blob(lib.renaksi_rekap_merge, pass_texts(states), len(states), close)


def options_of(
    by: Key,
    *,
    penunjang: str = "kept",
    threads: int = 0,
    strict: bool = False,
    scattered: bool = False,
    begin: Optional[int] = None,
    end: Optional[int] = None,
    roots_limit: Optional[int] = None,
    name: str = "",
) -> _abi.renaksi_rekap_options:
    """The library's options; raises ValueError for those that make no sense."""
    options = _abi.renaksi_rekap_options(struct_size=ctypes.sizeof(_abi.renaksi_rekap_options))
    key = by if isinstance(by, str) else ",".join(by)
    # Only the library's own default is an empty text: a key that came out empty must not group by what it does not name.
    pass_text(options, "by", key or " ")
    pass_text(options, "name", name)
    options.penunjang = number_of(PENUNJANG, penunjang, "penunjang")
    if not 0 <= threads < 2**31:
        raise ValueError(f"threads must not be {threads}")
    options.threads = threads
    options.strict = bool(strict)
    options.scattered = bool(scattered)
    for what, value in (("begin", begin), ("end", end), ("roots_limit", roots_limit)):
        if value is not None:
            if not (0 if what == "begin" else 1) <= value < 2**63:
                raise ValueError(f"{what} must not be {value}")
            setattr(options, what, value)
    if end is not None and end < options.begin:
        raise ValueError(f"end {end} is before begin {begin}")
    return options


def _paths(tables: Any) -> List[bytes]:
    if isinstance(tables, (str, os.PathLike)):
        tables = [tables]
    try:
        paths = list(tables)
    except TypeError:
        raise TypeError(f"{type(tables).__name__} is no path, list of paths, bytes, or anything with __arrow_c_stream__") from None
    for path in paths:
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError(f"a path is wanted, not {type(path).__name__}")
    if not paths:
        raise ValueError("no path")
    return [os.fsencode(path) for path in paths]


def rekap(
    paths: Tables,
    by: Key = ("program",),
    *,
    penunjang: str = "kept",
    threads: int = 0,
    strict: bool = False,
    scattered: bool = False,
    begin: Optional[int] = None,
    end: Optional[int] = None,
    roots_limit: Optional[int] = None,
    name: str = "",
) -> Rekap:
    """Totals and violated identities of flat tables: CSV files of any size, the bytes of one, or columns.

    paths: one path or several; bytes; an object with `__arrow_c_stream__`, or a pandas DataFrame, with the columns opd, kode, level as text
    and pagu, tw1 … tw4 as int64 sen, decimals in Rupiah, or text (never floating point).
    by: of "urusan", "bidang", "program", "kegiatan", "sub_kegiatan", "opd", "provinsi", "kabupaten", "level", in the order that groups are
    sorted by. penunjang: "kept", or "folded" for program 01 of every bidang as X.XX.01. threads: 0 for all of the machine.
    strict: the first row that cannot be read raises; otherwise such rows are counted, and in no total. scattered: rows of an office may
    stand anywhere, at the cost of memory. begin, end: a part of one table, in bytes of a file and rows of columns; its rekap is open.
    roots_limit: so many roots are named. name: what bytes and columns are called in `sources()`.
    Raises Error for what cannot be read, with `by:` in the message for a key that is none.
    """
    options = options_of(
        by,
        penunjang=penunjang,
        threads=threads,
        strict=strict,
        scattered=scattered,
        begin=begin,
        end=end,
        roots_limit=roots_limit,
        name=name,
    )
    if isinstance(paths, (bytes, bytearray, memoryview)):
        content = bytes(paths)
        return Rekap(_blob(lib.renaksi_rekap_bytes, content, len(content), options))
    if hasattr(paths, "__arrow_c_stream__"):
        stream, _capsule = _arrow.take_stream(paths)
        return Rekap(_blob(lib.renaksi_rekap_stream, stream, options))
    if _frames.is_frame(paths):
        rows = _frames.RowStream(paths)
        return Rekap(_blob(lib.renaksi_rekap_stream, rows.stream, options))
    texts = _paths(paths)
    return Rekap(_blob(lib.renaksi_rekap_files, pass_texts(texts), len(texts), options))
