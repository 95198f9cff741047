"""Building plans: rows are gathered in Python and handed to the library in bulk."""

from __future__ import annotations

import ctypes
import operator
import threading
from array import array
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, List, Optional, Tuple, Type

from . import _abi, _arrow
from ._library import call, call_for_handle, failure, lib
from .errors import Error
from .money import Amount, address_of, encode_texts, layout_of, number_of, sen_of, text_layout

if TYPE_CHECKING:
    from types import TracebackType

    from .plan import Plan

LEVELS: Dict[str, int] = {
    "jumlah": _abi.RENAKSI_LEVEL_JUMLAH,
    "sasaran": _abi.RENAKSI_LEVEL_SASARAN,
    "program": _abi.RENAKSI_LEVEL_PROGRAM,
    "kegiatan": _abi.RENAKSI_LEVEL_KEGIATAN,
    "sub_kegiatan": _abi.RENAKSI_LEVEL_SUB_KEGIATAN,
}
MONEY: Dict[str, int] = {
    "pagu": _abi.RENAKSI_COLUMN_YEAR,
    "tw1": _abi.RENAKSI_COLUMN_TW1,
    "tw2": _abi.RENAKSI_COLUMN_TW2,
    "tw3": _abi.RENAKSI_COLUMN_TW3,
    "tw4": _abi.RENAKSI_COLUMN_TW4,
}
TARGETS: Dict[str, int] = {
    "target": _abi.RENAKSI_COLUMN_YEAR,
    "tw1": _abi.RENAKSI_COLUMN_TW1,
    "tw2": _abi.RENAKSI_COLUMN_TW2,
    "tw3": _abi.RENAKSI_COLUMN_TW3,
    "tw4": _abi.RENAKSI_COLUMN_TW4,
}
FIELDS: Dict[str, int] = {
    "judul": _abi.RENAKSI_FIELD_JUDUL,
    "perangkat_daerah": _abi.RENAKSI_FIELD_PERANGKAT_DAERAH,
    "tahun": _abi.RENAKSI_FIELD_TAHUN,
    "tempat": _abi.RENAKSI_FIELD_TEMPAT,
    "tanggal": _abi.RENAKSI_FIELD_TANGGAL,
    "jabatan": _abi.RENAKSI_FIELD_JABATAN,
    "nama": _abi.RENAKSI_FIELD_NAMA,
    "nip": _abi.RENAKSI_FIELD_NIP,
}
_TEXTS = ("level", "no", "kode", "sasaran", "nama", "penanggung_jawab", "indikator", "satuan")
_TARGET_COLUMNS = ("target", "target_tw1", "target_tw2", "target_tw3", "target_tw4")

_NO_AMOUNTS = (None,) * len(MONEY)
_NO_MONEY = ((0,) * len(MONEY),) * 2

# The library only reads what it imports, so nothing has to happen; Arrow says that a struct without a release is not there.
_not_needed = _abi.ArrowRelease(lambda _struct: None)


class StructArray:
    """A struct array in Arrow's layout over memory of Python."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._kept: List[Any] = []
        self._schemas: List[_abi.ArrowSchema] = []
        self._arrays: List[_abi.ArrowArray] = []

    def add(self, name: str, form: bytes, *buffers: Any, validity: Optional[bytes] = None, null_count: int = 0) -> None:
        schema = _abi.ArrowSchema(format=form, name=name.encode(), release=_not_needed)
        pointers = (ctypes.c_void_p * (len(buffers) + 1))(
            None if validity is None else address_of(validity), *(address_of(buffer) for buffer in buffers)
        )
        holder = ctypes.cast(pointers, ctypes.POINTER(ctypes.c_void_p))
        child = _abi.ArrowArray(
            length=self._length, null_count=null_count, n_buffers=len(pointers), buffers=holder, release=_not_needed
        )
        self._schemas.append(schema)
        self._arrays.append(child)
        self._kept += [buffers, pointers, validity]

    def finish(self) -> _arrow.Import:
        count = len(self._schemas)
        schemas = (ctypes.c_void_p * count)(*map(ctypes.addressof, self._schemas))
        arrays = (ctypes.c_void_p * count)(*map(ctypes.addressof, self._arrays))
        none = (ctypes.c_void_p * 1)(None)
        pointer = ctypes.POINTER(ctypes.c_void_p)
        schema = _abi.ArrowSchema(format=b"+s", name=b"", n_children=count, children=ctypes.cast(schemas, pointer), release=_not_needed)
        rows = _abi.ArrowArray(
            length=self._length,
            n_buffers=1,
            n_children=count,
            buffers=ctypes.cast(none, pointer),
            children=ctypes.cast(arrays, pointer),
            release=_not_needed,
        )
        return _arrow.Import(schema, rows, (self, schemas, arrays, none))


class Builder:
    """A plan in the making. Rows come in document order, parents before children.

    As a context manager it frees what was not finished. Calls from several threads wait for one another.
    """

    def __init__(self, plan_of: "Callable[[Any], Plan]") -> None:
        self._plan_of = plan_of
        self._lock = threading.Lock()
        self._handle = call_for_handle(lib.renaksi_builder_free, lib.renaksi_builder_new)
        self._handed_over = 0
        # Rows that were added and not yet handed over: line, texts, sen, states.
        self._batch: List[Tuple[Any, ...]] = []

    def __enter__(self) -> "Builder":
        return self

    def __exit__(
        self, kind: "Optional[Type[BaseException]]", error: "Optional[BaseException]", trace: "Optional[TracebackType]"
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many rows there are."""
        return self._handed_over + len(self._batch)

    def close(self) -> None:
        """Frees the builder; a second call does nothing."""
        with self._lock:
            self._handle.close()
            self._batch = []

    def _pointer(self) -> int:
        if self._handle.pointer is None:
            raise ValueError("the builder is finished or closed")
        return self._handle.pointer

    def set_fields(
        self,
        *,
        judul: Optional[str] = None,
        perangkat_daerah: Optional[str] = None,
        tahun: Optional[int] = None,
        tempat: Optional[str] = None,
        tanggal: Optional[str] = None,
        jabatan: Optional[str] = None,
        nama: Optional[str] = None,
        nip: Optional[str] = None,
    ) -> None:
        """Sets what a plan says besides its rows; what is None stays as it is."""
        given = (judul, perangkat_daerah, None if tahun is None else str(tahun), tempat, tanggal, jabatan, nama, nip)
        with self._lock:
            pointer = self._pointer()
            for number, text in zip(FIELDS.values(), given):
                if text is not None:
                    data = text.encode("utf-8", "surrogatepass")
                    call(lib.renaksi_builder_set_field, pointer, number, data, len(data))

    def add_row(
        self,
        level: str,
        *,
        nama: Optional[str] = None,
        no: Optional[str] = None,
        kode: Optional[str] = None,
        sasaran: Optional[str] = None,
        penanggung_jawab: Optional[str] = None,
        indikator: Optional[str] = None,
        satuan: Optional[str] = None,
        line: int = 0,
        pagu: Amount = None,
        tw1: Amount = None,
        tw2: Amount = None,
        tw3: Amount = None,
        tw4: Amount = None,
        target: Optional[str] = None,
        target_tw1: Optional[str] = None,
        target_tw2: Optional[str] = None,
        target_tw3: Optional[str] = None,
        target_tw4: Optional[str] = None,
    ) -> int:
        """Adds a row and gives its 0-based position.

        level: "jumlah", "sasaran", "program", "kegiatan" or "sub_kegiatan". Money in Rupiah, as Decimal, int, or text as documents write
        it; None is a blank. A plan of many rows is faster with its money set by column, because each textual amount is a call.
        """
        number_of(LEVELS, level, "level")
        texts = (level, no, kode, sasaran, nama, penanggung_jawab, indikator, satuan)
        targets = (target, target_tw1, target_tw2, target_tw3, target_tw4)
        with self._lock:
            self._pointer()
            try:
                encoded = [None if text is None else str.encode(text) for text in texts + targets]
            except UnicodeEncodeError as error:
                raise failure(_abi.RENAKSI_BAD_ENCODING, str(error), row=len(self) + 1) from None
            if not 0 <= operator.index(line) < 2**63:
                raise ValueError(f"line {line} is none")
            amounts = (pagu, tw1, tw2, tw3, tw4)
            money = _NO_MONEY if amounts == _NO_AMOUNTS else (*zip(*map(sen_of, amounts)),)
            self._batch.append((line, *encoded, *money[0], *money[1]))
            return len(self) - 1

    def _hand_over(self) -> int:
        """Gives the gathered rows to the library."""
        pointer = self._pointer()
        batch = self._batch
        if not batch:
            return pointer
        lines, *columns = zip(*batch)
        rows = StructArray(len(batch))
        rows.add("line", b"l", array("q", lines))
        for name, texts in zip(_TEXTS + _TARGET_COLUMNS, columns):
            if any(texts):
                data, offsets = text_layout(texts)
                rows.add(name, b"u", offsets, data)
        first = self._handed_over
        self._import(rows.finish())
        self._batch = []
        try:
            for number in MONEY.values():
                state = array("B", columns[number - len(MONEY)])
                if any(state):
                    sen = array("q", columns[number - 2 * len(MONEY)])
                    call(lib.renaksi_builder_set_money, pointer, first, len(sen), number, address_of(sen), address_of(state))
        except Error:
            # Without memory for the money of rows that are in, going on would make a plan that nobody wrote.
            self._handle.close()
            raise
        return pointer

    def _import(self, taken: _arrow.Import) -> None:
        try:
            call(lib.renaksi_builder_import, self._pointer(), *taken.pointers())
        except Error as error:
            if error.row:
                error.row += self._handed_over
            raise
        self._handed_over += taken.array.length

    def set_money(self, column: str, values: Iterable[Amount], first: int = 0) -> None:
        """Sets "pagu", "tw1" … "tw4" of rows `first` …, in Rupiah as in add_row."""
        number = number_of(MONEY, column, "column")
        sen, state = layout_of(values)
        with self._lock:
            pointer = self._hand_over()
            call(lib.renaksi_builder_set_money, pointer, first, len(sen), number, address_of(sen), address_of(state))

    def set_sen(self, column: str, sen: Any, states: Any = None, first: int = 0) -> None:
        """The same from memory: a buffer of int64 sen, such as a numpy array, and one of uint8 states (0 blank, 1 "-", 2 a value)."""
        number = number_of(MONEY, column, "column")
        values, state = array("q"), array("B")
        values.frombytes(_bytes_of(sen, 8, "ql", "sen"))
        if states is not None:
            state.frombytes(_bytes_of(states, 1, "B", "states"))
            if len(state) != len(values):
                raise ValueError(f"{len(values)} amounts and {len(state)} states")
        with self._lock:
            pointer = self._hand_over()
            call(lib.renaksi_builder_set_money, pointer, first, len(values), number, address_of(values), address_of(state))

    def set_targets(self, column: str, values: Iterable[Optional[str]], first: int = 0) -> None:
        """Sets "target", "tw1" … "tw4" of the first indikator of rows `first` …, as text; None and "" are blank."""
        number = number_of(TARGETS, column, "column")
        data, offsets = text_layout(encode_texts(values, "target"))
        with self._lock:
            pointer = self._hand_over()
            call(lib.renaksi_builder_set_targets, pointer, first, len(offsets) - 1, number, address_of(data), address_of(offsets))

    def import_arrow(self, rows: Any) -> None:
        """Adds the rows of an object with `__arrow_c_array__` or `__arrow_c_stream__`: a struct array or a table.

        Columns by name, others are ignored: the texts of add_row, `line` (int64), `target` and `target_tw1` … `target_tw4` (text), and
        `pagu`, `tw1` … `tw4` as int64 sen or text. `level` or `kode` must tell the level. A batch that fails adds none of its rows.
        """
        with self._lock:
            self._hand_over()
            for taken in _arrow.take_batches(rows):
                self._import(taken)

    def finish(self) -> "Plan":
        """Gives the plan and uses the builder up. After an Error the builder is as it was."""
        with self._lock:
            self._hand_over()
            pointer = self._handle.take()
            try:
                plan = call_for_handle(lib.renaksi_plan_release, lib.renaksi_builder_finish, pointer)
            except Error:
                self._handle.pointer = pointer
                raise
            return self._plan_of(plan)


def _bytes_of(buffer: Any, size: int, formats: str, what: str) -> bytes:
    view = memoryview(buffer)
    if view.ndim != 1 or view.itemsize != size or view.format.lstrip("@<=") not in formats:
        raise TypeError(f"{what} must be one dimension of {size}-byte integers, not of format {view.format!r}")
    return view.tobytes()
