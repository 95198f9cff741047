"""Plans: reading them, and everything that is asked of them."""

from __future__ import annotations

import ctypes
import os
import stat
from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, Optional, Union

from . import _abi
from ._library import Handle, call, call_for_handle, lib, text_of
from .builder import Builder
from .money import NUMBERS, number_of
from .table import Table

_BY: Dict[str, int] = {
    "level": _abi.RENAKSI_BY_LEVEL,
    "sasaran": _abi.RENAKSI_BY_SASARAN,
    "program": _abi.RENAKSI_BY_PROGRAM,
    "kegiatan": _abi.RENAKSI_BY_KEGIATAN,
    "penanggung_jawab": _abi.RENAKSI_BY_PENANGGUNG_JAWAB,
}
_LANGUAGES: Dict[str, int] = {"id": _abi.RENAKSI_LANGUAGE_ID, "en": _abi.RENAKSI_LANGUAGE_EN}
_DEFAULT_LIMIT_BYTES = 256 * 1024 * 1024

Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview]


@dataclass(frozen=True)
class Pengesahan:
    """Who signed the plan, where and when, as written. The NIP is personal data and is left out of what is printed."""

    tempat: Optional[str]
    tanggal: Optional[str]
    jabatan: Optional[str]
    nama: Optional[str]
    nip: Optional[str] = field(repr=False)


@dataclass(frozen=True)
class Summary:
    """Figures about a plan, all rules applied. `jumlah_row` is None where the document has no Jumlah."""

    rows: int
    sasaran: int
    program: int
    kegiatan: int
    sub_kegiatan: int
    identities_checked: int
    identities_independent: int
    identities_violated: int
    errors: int
    warnings: int
    infos: int
    roots: int
    jumlah_row: Optional[int]


class Plan:
    """A plan: immutable, and shared by any number of threads. `renaksi.read` and `Plan.builder` make plans."""

    __slots__ = ("_handle",)

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    @classmethod
    def builder(cls) -> Builder:
        """An empty builder."""
        return Builder(cls)

    def _field(self, number: int) -> Optional[str]:
        text = _abi.renaksi_text()
        call(lib.renaksi_plan_field, self._handle.pointer, number, text)
        return text_of(text) or None

    @property
    def judul(self) -> Optional[str]:
        """The title, None where the document has none."""
        return self._field(_abi.RENAKSI_FIELD_JUDUL)

    @property
    def perangkat_daerah(self) -> Optional[str]:
        """The office."""
        return self._field(_abi.RENAKSI_FIELD_PERANGKAT_DAERAH)

    @property
    def tahun(self) -> Optional[int]:
        """The fiscal year."""
        year = self._field(_abi.RENAKSI_FIELD_TAHUN)
        return None if year is None else int(year)

    @property
    def pengesahan(self) -> Pengesahan:
        """The signature."""
        return Pengesahan(
            tempat=self._field(_abi.RENAKSI_FIELD_TEMPAT),
            tanggal=self._field(_abi.RENAKSI_FIELD_TANGGAL),
            jabatan=self._field(_abi.RENAKSI_FIELD_JABATAN),
            nama=self._field(_abi.RENAKSI_FIELD_NAMA),
            nip=self._field(_abi.RENAKSI_FIELD_NIP),
        )

    def __repr__(self) -> str:
        return f"<renaksi.Plan {self.judul!r}, {self.tahun}>"

    def _table(self, function: Any, *arguments: Any) -> Table:
        return Table(call_for_handle(lib.renaksi_table_release, function, self._handle.pointer, *arguments))

    def table(self) -> Table:
        """The rows, parents before children, Jumlah last."""
        return self._table(lib.renaksi_plan_rows)

    def indicators(self) -> Table:
        """The indicators of all rows; `row` is the position in `table()`."""
        return self._table(lib.renaksi_plan_indicators)

    def roll_up(self, by: str = "sasaran") -> Table:
        """Totals by "level", "sasaran", "program", "kegiatan" or "penanggung_jawab"; the last row, whose key is None, is the whole plan."""
        return self._table(lib.renaksi_plan_roll_up, number_of(_BY, by, "by"))

    def check(self, rules: Union[None, str, Iterable[str]] = None, lang: str = "en") -> Table:
        """Findings, by severity, roots first. rules: "R101,R1xx,-slug" or a list of such words, None for all; lang of the messages: "id", "en"."""
        options = _abi.renaksi_check_options(struct_size=ctypes.sizeof(_abi.renaksi_check_options))
        options.language = number_of(_LANGUAGES, lang, "lang")
        words = rules if rules is None or isinstance(rules, str) else ",".join(rules)
        data = ctypes.create_string_buffer((words or "").encode("utf-8", "surrogatepass"))
        options.rules = _abi.renaksi_text(ctypes.addressof(data), len(data) - 1)
        return self._table(lib.renaksi_plan_check, options)

    def mistakes(self) -> Table:
        """The mistakes behind all broken sums; `pulls` are the lines whose sums follow from each."""
        return self._table(lib.renaksi_plan_mistakes)

    def summary(self) -> Summary:
        """Figures about the plan, all rules applied."""
        figures = _abi.renaksi_summary(struct_size=ctypes.sizeof(_abi.renaksi_summary))
        call(lib.renaksi_plan_summary, self._handle.pointer, figures)
        values = {name: getattr(figures, name) for name in Summary.__dataclass_fields__}
        if values["jumlah_row"] < 0:
            values["jumlah_row"] = None
        return Summary(**values)

    def _written(self, form: int) -> str:
        blob = call_for_handle(lib.renaksi_blob_release, lib.renaksi_plan_write, self._handle.pointer, form)
        return text_of(lib.renaksi_blob_bytes(blob.pointer))

    def to_json(self) -> str:
        """The plan as renaksi-plan/1, which reads back without loss."""
        return self._written(_abi.RENAKSI_WRITE_PLAN_JSON)

    def check_json(self) -> str:
        """Findings, mistakes and what would mend them as renaksi-check/1."""
        return self._written(_abi.RENAKSI_WRITE_CHECK_JSON)

    def to_csv(self) -> str:
        """The plan as the flat table."""
        return self._written(_abi.RENAKSI_WRITE_PLAN_CSV)


def _content(source: Source, limit: int) -> bytes:
    if isinstance(source, bytes):
        return source
    if not isinstance(source, (str, os.PathLike)):
        return bytes(memoryview(source))
    with open(source, "rb") as file:
        about = os.fstat(file.fileno())
        if stat.S_ISREG(about.st_mode) and about.st_size <= limit:
            return file.read()
        # One byte more than may be, so that the library refuses it; not all of it, because it may never end.
        return file.read(limit + 1)


def read(
    source: Source,
    *,
    numbers: str = "automatic",
    limit_bytes: Optional[int] = None,
    limit_rows: Optional[int] = None,
    limit_columns: Optional[int] = None,
    limit_cell_bytes: Optional[int] = None,
) -> Plan:
    """Reads a plan: a str or path names a file, bytes are the document itself.

    numbers: "automatic", "dot_groups" (1.234,50), "comma_groups" (1,234.50) or "plain" (1234.50). Limits that are None are the library's
    own. A messy document is not an error: what it looks like becomes findings.
    Raises OSError for a file that cannot be opened, and Error for what is no plan.
    """
    options = _abi.renaksi_read_options(struct_size=ctypes.sizeof(_abi.renaksi_read_options))
    options.numbers = number_of(NUMBERS, numbers, "numbers")
    limits = {"limit_rows": limit_rows, "limit_columns": limit_columns, "limit_cell_bytes": limit_cell_bytes}
    for name, limit in dict(limits, limit_bytes=_DEFAULT_LIMIT_BYTES if limit_bytes is None else limit_bytes).items():
        if limit is not None:
            if not 0 < limit < 2**63:
                raise ValueError(f"{name} must be positive, not {limit}")
            setattr(options, name, limit)
    content = _content(source, options.limit_bytes)
    return Plan(call_for_handle(lib.renaksi_plan_release, lib.renaksi_plan_read, content, len(content), options))
