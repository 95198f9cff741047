"""Plans: reading them, and everything that is asked of them."""

from __future__ import annotations

import ctypes
import json
import os
import stat
from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, Mapping, NamedTuple, Optional, Union

from . import _abi
from ._library import Handle, bytes_of, call, call_for_handle, lib, pass_text, text_of
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
_FORMATS: Dict[str, int] = {
    "auto": _abi.RENAKSI_FORMAT_AUTOMATIC,
    "tsv": _abi.RENAKSI_FORMAT_TSV,
    "csv": _abi.RENAKSI_FORMAT_CSV,
    "json": _abi.RENAKSI_FORMAT_JSON,
    "xlsx": _abi.RENAKSI_FORMAT_XLSX,
    "ods": _abi.RENAKSI_FORMAT_ODS,
    "xls": _abi.RENAKSI_FORMAT_XLS,
    "docx": _abi.RENAKSI_FORMAT_DOCX,
    "html": _abi.RENAKSI_FORMAT_HTML,
}
_TAHAP: Dict[str, int] = {"perubahan": _abi.RENAKSI_TAHAP_PERUBAHAN, "murni": _abi.RENAKSI_TAHAP_MURNI}
_DEFAULT_LIMIT_BYTES = 256 * 1024 * 1024

Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview]


#: A list of names or numbers as one text, or each alone.
Words = Union[None, str, Iterable[str]]


def _words(words: Words) -> str:
    return words or "" if words is None or isinstance(words, str) else ",".join(words)


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


class Fixed(NamedTuple):
    """What `Plan.fix` gives."""

    #: the mended plan
    plan: "Plan"
    #: what changed, a row a cell
    changes: Table


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

    def check(
        self,
        rules: Words = None,
        lang: str = "en",
        *,
        severities: Union[None, str, Mapping[str, str]] = None,
        settings: Union[None, str, bytes, Mapping[str, Any]] = None,
        nomenklatur: Optional[Source] = None,
    ) -> Table:
        """Findings, by severity, roots first.

        rules: "R101,R1xx,-slug" or a list of such words, None for what the settings select, else all. lang of the messages: "id", "en".
        severities: {"R106": "warning", "R2xx": "off"}, or as a text "R106=warning,R2xx=off".
        settings: the object of a settings file, or its JSON. nomenklatur: a list of official names, as `read` takes it.
        """
        return self._table(lib.renaksi_plan_check, _check_options(lang, rules, severities, settings, nomenklatur))

    def mistakes(self) -> Table:
        """The mistakes behind all broken sums; `pulls` are the lines whose sums follow from each."""
        return self._table(lib.renaksi_plan_mistakes)

    def candidates(self) -> Table:
        """What would mend each mistake, best first, a row a cell. `role` is "change", "follows" (a total that changes along), or "row"."""
        return self._table(lib.renaksi_plan_candidates)

    def fix(self, apply: Words = "confident") -> Fixed:
        """A mended plan and what changed; this plan stays as it is.

        apply: "confident"; "all", the first candidate of each mistake; or "2,3:2" or a list of such words, by `id` of `mistakes()` and
        `candidate` of `candidates()`. Raises Error for what is none of these, and for a missing row, which a person has to look up.
        """
        options = _abi.renaksi_fix_options(struct_size=ctypes.sizeof(_abi.renaksi_fix_options))
        words = "confident" if apply is None else _words(apply)
        # Only the library's own default is an empty text: a list that came out empty must not apply what it does not name.
        pass_text(options, "apply", words or " ")
        mended, changes = ctypes.c_void_p(), ctypes.c_void_p()
        call(lib.renaksi_plan_fix, self._handle.pointer, options, mended, changes)
        return Fixed(Plan(Handle(mended.value, lib.renaksi_plan_release)), Table(Handle(changes.value, lib.renaksi_table_release)))

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

    def _written_with(self, form: int, options: _abi.renaksi_check_options) -> bytes:
        blob = call_for_handle(lib.renaksi_blob_release, lib.renaksi_plan_write_with, self._handle.pointer, form, options)
        return bytes_of(lib.renaksi_blob_bytes(blob.pointer))

    def to_json(self) -> str:
        """The plan as renaksi-plan/1, which reads back without loss."""
        return self._written(_abi.RENAKSI_WRITE_PLAN_JSON)

    def check_json(self) -> str:
        """Findings, mistakes and what would mend them as renaksi-check/1."""
        return self._written(_abi.RENAKSI_WRITE_CHECK_JSON)

    def to_csv(self) -> str:
        """The plan as the flat table. What it cannot hold: `plan.losses(renaksi.read(plan.to_csv().encode()))`."""
        return self._written(_abi.RENAKSI_WRITE_PLAN_CSV)

    def to_text(self) -> str:
        """The plan as text with tabs, in the official form."""
        return self._written(_abi.RENAKSI_WRITE_PLAN_TEXT)

    def to_xlsx(
        self,
        lang: str = "id",
        *,
        rules: Words = None,
        severities: Union[None, str, Mapping[str, str]] = None,
        settings: Union[None, str, bytes, Mapping[str, Any]] = None,
        nomenklatur: Optional[Source] = None,
    ) -> bytes:
        """The plan as a workbook in the official form, with the findings as comments and as a sheet of their own; arguments as of `check`."""
        return self._written_with(_abi.RENAKSI_WRITE_PLAN_XLSX, _check_options(lang, rules, severities, settings, nomenklatur))

    def report(
        self,
        lang: str = "id",
        *,
        rules: Words = None,
        severities: Union[None, str, Mapping[str, str]] = None,
        settings: Union[None, str, bytes, Mapping[str, Any]] = None,
        nomenklatur: Optional[Source] = None,
    ) -> str:
        """One HTML page that needs nothing else: tree, findings, charts; arguments as of `check`."""
        options = _check_options(lang, rules, severities, settings, nomenklatur)
        return self._written_with(_abi.RENAKSI_WRITE_PAGE, options).decode("utf-8")

    def losses(self, after: "Plan") -> Table:
        """What a reader of `after` does not learn that a reader of this plan does, by field; no row where both are the same plan."""
        return self._table(lib.renaksi_plan_losses, after._handle.pointer)


def _check_options(
    lang: str,
    rules: Words,
    severities: Union[None, str, Mapping[str, str]],
    settings: Union[None, str, bytes, Mapping[str, Any]],
    nomenklatur: Optional[Source],
) -> _abi.renaksi_check_options:
    options = _abi.renaksi_check_options(struct_size=ctypes.sizeof(_abi.renaksi_check_options))
    options.language = number_of(_LANGUAGES, lang, "lang")
    pass_text(options, "rules", _words(rules))
    if isinstance(severities, Mapping):
        severities = ",".join(f"{rule}={severity}" for rule, severity in severities.items())
    pass_text(options, "severities", severities or "")
    if settings is not None:
        pass_text(options, "settings", settings if isinstance(settings, (str, bytes)) else json.dumps(settings))
    if nomenklatur is not None:
        pass_text(options, "nomenklatur", _list_of_names(nomenklatur, _DEFAULT_LIMIT_BYTES))
    return options


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


def _list_of_names(source: Source, limit: int) -> bytes:
    """The bytes of a list; without any it is no list, and the library takes no bytes for none given."""
    return _content(source, limit) or b" "


def rules(lang: str = "en") -> Table:
    """The catalogue of rules: number, id, slug, severity, titles, legal basis, what each looks at. lang of `looks_at`: "id", "en"."""
    return Table(call_for_handle(lib.renaksi_table_release, lib.renaksi_rules, number_of(_LANGUAGES, lang, "lang")))


def read(
    source: Source,
    *,
    nomenklatur: Optional[Source] = None,
    numbers: str = "automatic",
    format: str = "auto",
    sheet: Union[None, str, int] = None,
    tahun: Optional[int] = None,
    tahap: str = "perubahan",
    limit_bytes: Optional[int] = None,
    limit_rows: Optional[int] = None,
    limit_columns: Optional[int] = None,
    limit_cell_bytes: Optional[int] = None,
    limit_unpacked: Optional[int] = None,
) -> Plan:
    """Reads a plan: a str or path names a file, bytes are the document itself.

    numbers: "automatic", "dot_groups" (1.234,50), "comma_groups" (1,234.50) or "plain" (1234.50). Limits that are None are the library's
    own; limit_unpacked is that of all parts of a packed document together. nomenklatur: a list of official names as CSV, a file or its
    bytes, which tells levels from names. format: "auto" (told from the content), "tsv", "csv", "json", "xlsx", "ods", "xls", "docx", "html".
    sheet: name or number from 1 of the sheet or table to read, None for the one that reads best. tahun: which year of a document with a column
    a year. tahap: "perubahan" or "murni" where amounts stand before and after a change. A messy document is not an error: what it looks
    like becomes findings.
    Raises OSError for a file that cannot be opened, and Error for what is no plan.
    """
    options = _abi.renaksi_read_options(struct_size=ctypes.sizeof(_abi.renaksi_read_options))
    options.numbers = number_of(NUMBERS, numbers, "numbers")
    options.format = number_of(_FORMATS, format, "format")
    options.tahap = number_of(_TAHAP, tahap, "tahap")
    if tahun is not None:
        if not 0 < tahun < 10000:
            raise ValueError(f"tahun must be a year, not {tahun}")
        options.tahun = tahun
    if sheet is not None:
        pass_text(options, "sheet", str(sheet))
    limits = {
        "limit_rows": limit_rows,
        "limit_columns": limit_columns,
        "limit_cell_bytes": limit_cell_bytes,
        "limit_unpacked": limit_unpacked,
    }
    for name, limit in dict(limits, limit_bytes=_DEFAULT_LIMIT_BYTES if limit_bytes is None else limit_bytes).items():
        if limit is not None:
            if not 0 < limit < 2**63:
                raise ValueError(f"{name} must be positive, not {limit}")
            setattr(options, name, limit)
    if nomenklatur is not None:
        pass_text(options, "nomenklatur", _list_of_names(nomenklatur, options.limit_bytes))
    content = _content(source, options.limit_bytes)
    return Plan(call_for_handle(lib.renaksi_plan_release, lib.renaksi_plan_read, content, len(content), options))
