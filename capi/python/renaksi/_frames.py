"""Columns of a pandas DataFrame as an Arrow stream of one batch, for a pandas that has no such stream of its own."""

from __future__ import annotations

import ctypes
from array import array
from decimal import Decimal
from typing import Any, List, Optional, Union

from . import _abi
from ._library import failure
from .builder import MONEY, StructArray
from .money import encode_texts, sen_of, text_layout

_TEXTS = ("opd", "kode", "level")


def is_frame(rows: Any) -> bool:
    """Whether it is a DataFrame, told without importing pandas."""
    return hasattr(rows, "columns") and hasattr(rows, "dtypes") and hasattr(rows, "itertuples")


def _bits(missing: List[bool]) -> bytes:
    """Arrow's bitmap: bit i, least significant first, is set where row i has a value."""
    text = "".join("0" if one else "1" for one in reversed(missing))
    return int(text, 2).to_bytes((len(missing) + 7) // 8, "little") if text else b""


def _add_text(rows: StructArray, name: str, values: List[Any]) -> None:
    data, offsets = text_layout(encode_texts(values, name))
    rows.add(name, b"u", offsets, data)


def _sen(value: Union[Decimal, int], name: str, row: int) -> int:
    try:
        return sen_of(value)[0]
    except TypeError as error:
        raise TypeError(f"{name} {row}: {error}") from None


def _add_money(rows: StructArray, name: str, column: Any) -> None:
    missing = column.isna().tolist()
    kind = getattr(column.dtype, "kind", "O")
    if kind in "iu":
        sen = array("q", [0 if none else int(value) for value, none in zip(column, missing)])
    elif kind == "f" and not all(missing):
        raise TypeError(f"{name} is floating point, which does not hold amounts; Decimal, text or int64 sen do")
    else:
        values: List[Any] = [None if none else value for value, none in zip(column, missing)]
        if any(isinstance(value, str) for value in values):
            # Read by the library, which counts what is none. It takes the amounts among them as texts too.
            texts = [value if value is None or isinstance(value, str) else str(_plain(value, name, row)) for row, value in enumerate(values, 1)]
            _add_text(rows, name, texts)
            return
        sen = array("q", [0 if value is None else _sen(value, name, row) for row, value in enumerate(values, 1)])
    rows.add(name, b"l", sen, validity=_bits(missing), null_count=sum(missing))


def _plain(value: Union[Decimal, int], name: str, row: int) -> Decimal:
    return Decimal(f"{_sen(value, name, row)}E-2")


class RowStream:
    """`stream` is for a function that uses it up while this object lives."""

    def __init__(self, frame: Any) -> None:
        rows = StructArray(len(frame))
        names = [name for name in (*_TEXTS, *MONEY) if name in frame.columns]
        for name in names:
            column = frame[name]
            if getattr(column, "ndim", 1) != 1:
                raise failure(_abi.RENAKSI_BAD_STRUCTURE, f"two columns {name}")
            if name in MONEY:
                _add_money(rows, name, column)
            else:
                _add_text(rows, name, [None if none else value for value, none in zip(column, column.isna().tolist())])
        self._rows = rows.finish()
        self._is_given = False
        # The callbacks end with this object; what they give out is released by the library before.
        self._release_schema = _abi.ArrowRelease(lambda at: _clear(_abi.ArrowSchema, at))
        self._release_array = _abi.ArrowRelease(lambda at: _clear(_abi.ArrowArray, at))
        self.stream = _abi.ArrowArrayStream()
        self.stream.get_schema = type(self.stream.get_schema)(self._get_schema)
        self.stream.get_next = type(self.stream.get_next)(self._get_next)
        self.stream.get_last_error = type(self.stream.get_last_error)(lambda _at: None)
        self.stream.release = _abi.ArrowRelease(lambda at: _clear(_abi.ArrowArrayStream, at))

    def _get_schema(self, _at: Optional[int], out: Any) -> int:
        _copy(self._rows.schema, out, self._release_schema)
        return 0

    def _get_next(self, _at: Optional[int], out: Any) -> int:
        if self._is_given:
            out.contents.release = ctypes.cast(0, _abi.ArrowRelease)
        else:
            _copy(self._rows.array, out, self._release_array)
        self._is_given = True
        return 0


def _copy(struct: Any, out: Any, release: Any) -> None:
    ctypes.memmove(out, ctypes.addressof(struct), ctypes.sizeof(struct))
    out.contents.release = release


def _clear(kind: Any, at: Optional[int]) -> None:
    if at:
        kind.from_address(at).release = ctypes.cast(0, _abi.ArrowRelease)
