"""Tables: every answer of the library, as columns that are read where they lie."""

from __future__ import annotations

import ctypes
from array import array
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Tuple, Union

from . import _abi, _arrow
from ._library import Handle, call, lib, text_of
from .money import decimal_of, number_of

if TYPE_CHECKING:
    import numpy as np
    import pandas
    from numpy.typing import NDArray

#: What a cell holds, missing where it is None.
Value = Union[int, str, Decimal, List[int], None]

_View = memoryview

# Type of a column: its name, and the format of its values as struct and memoryview write it.
_TYPES: Dict[int, Tuple[str, str]] = {
    _abi.RENAKSI_TYPE_INT64: ("int64", "q"),
    _abi.RENAKSI_TYPE_INT32: ("int32", "i"),
    _abi.RENAKSI_TYPE_UINT8: ("uint8", "B"),
    _abi.RENAKSI_TYPE_MONEY: ("money", "q"),
    _abi.RENAKSI_TYPE_TEXT: ("text", "B"),
    _abi.RENAKSI_TYPE_INT64_LIST: ("list", "q"),
}
_SIZES = {"q": 8, "i": 4, "B": 1}
_DTYPES = {"int64": "int64", "int32": "int32", "uint8": "uint8", "money": "int64"}


def _view(owner: Handle, address: Optional[int], count: int, form: str) -> memoryview:
    """Memory of the library as a read-only view that keeps its owner alive, and through which nothing can be written."""
    if count == 0 or not address:
        return memoryview(array(form)).toreadonly()
    memory = (ctypes.c_ubyte * (count * _SIZES[form])).from_address(address)
    # The view holds the ctypes array, and that holds the owner.
    setattr(memory, "_owner", owner)
    return memoryview(memory).toreadonly().cast("B").cast(form)


class Column:
    """One column of a table. Iteration gives Python values: int, str, Decimal (Rupiah), a list of int, or None where there is none."""

    __slots__ = ("_table", "_index", "_at", "name", "type")

    def __init__(self, table: Handle, index: int) -> None:
        at = _abi.renaksi_column(struct_size=ctypes.sizeof(_abi.renaksi_column))
        call(lib.renaksi_table_column, table.pointer, index, at)
        self._table = table
        self._index = index
        self._at = at
        self.name: str = text_of(at.name)
        #: "int64", "int32", "uint8", "money", "text" or "list"
        self.type: str = _TYPES[at.type][0]

    def __len__(self) -> int:
        return int(self._at.length)

    def __repr__(self) -> str:
        return f"<renaksi.Column {self.name!r}: {self.type}, {len(self)} rows>"

    @property
    def null_count(self) -> int:
        """How many rows have no value."""
        return int(self._at.null_count)

    @property
    def validity(self) -> Optional[memoryview]:
        """Bit i, least significant first, is set where row i has a value; None where all have. Not copied."""
        if not self._at.validity:
            return None
        return _view(self._table, self._at.validity, (len(self) + 7) // 8, "B")

    def memoryview(self) -> _View:
        """The values without copying, read-only: sen of money, all bytes of texts, all items of lists. 0 where there is no value."""
        count = len(self)
        if self.type in ("text", "list"):
            count = self.offsets()[count]
        return _view(self._table, self._at.data, count, _TYPES[self._at.type][1])

    def offsets(self) -> _View:
        """Where the values of each row begin and end in `memoryview()`, for texts and lists. Not copied."""
        if self._at.offsets is None:
            raise TypeError(f"column {self.name!r} of type {self.type} has no offsets")
        return _view(self._table, self._at.offsets, len(self) + 1, "i")

    def numpy(self) -> "NDArray[Any]":
        """The values of a column of numbers as a read-only numpy array, without copying; 0 where `mask()` is True. Money is sen."""
        import numpy

        if self.type not in _DTYPES:
            raise TypeError(f"column {self.name!r} of type {self.type} is no numpy array; to_list() gives its values")
        if len(self) == 0:
            empty = numpy.empty(0, _DTYPES[self.type])
            empty.flags.writeable = False
            return empty
        return numpy.frombuffer(self.memoryview(), _DTYPES[self.type])

    def sen(self) -> "NDArray[np.int64]":
        """Money in sen (1/100 Rupiah): `numpy()` for columns of money only."""
        if self.type != "money":
            raise TypeError(f"column {self.name!r} is {self.type}, not money")
        return self.numpy()

    def mask(self) -> "NDArray[np.bool_]":
        """True where a row has no value, as numpy.ma and pandas want it."""
        import numpy

        if not self._at.validity:
            return numpy.zeros(len(self), numpy.bool_)
        bits = numpy.frombuffer(_view(self._table, self._at.validity, (len(self) + 7) // 8, "B"), numpy.uint8)
        missing: NDArray[np.bool_] = numpy.unpackbits(bits, count=len(self), bitorder="little") == 0
        return missing

    def to_list(self) -> List[Any]:
        """All values as Python objects."""
        values: List[Any]
        if self.type == "text":
            values = self._texts()
        elif self.type == "list":
            items, offsets = self.memoryview().tolist(), self.offsets().tolist()
            values = [items[begin:end] for begin, end in zip(offsets, offsets[1:])]
        elif self.type == "money":
            values = [decimal_of(sen) for sen in self.memoryview()]
        else:
            values = self.memoryview().tolist()
        valid = _arrow.valid_rows(self._at.validity, 0, len(self)) if self.null_count else None
        return values if valid is None else [value if bit == "1" else None for value, bit in zip(values, valid)]

    def _texts(self) -> List[str]:
        data, offsets = bytes(self.memoryview()), self.offsets().tolist()
        if data.isascii():
            text = data.decode()
            return [text[begin:end] for begin, end in zip(offsets, offsets[1:])]
        return [data[begin:end].decode() for begin, end in zip(offsets, offsets[1:])]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.to_list())

    def __getitem__(self, row: int) -> Any:
        if row < 0:
            row += len(self)
        if not 0 <= row < len(self):
            raise IndexError(f"row {row} of {len(self)}")
        valid = self.validity
        if valid is not None and not valid[row // 8] >> row % 8 & 1:
            return None
        values = self.memoryview()
        if self.type in ("text", "list"):
            offsets = self.offsets()
            values = values[offsets[row] : offsets[row + 1]]
            return bytes(values).decode() if self.type == "text" else values.tolist()
        return decimal_of(values[row]) if self.type == "money" else values[row]

    def __arrow_c_schema__(self) -> object:
        return self.__arrow_c_array__()[0]

    def __arrow_c_array__(self, requested_schema: object = None) -> Tuple[object, object]:
        return _arrow.column_capsules(self._table, self._index)


class Table:
    """Columns of equal length, immutable. `table["pagu"]` is a column; iteration gives rows as dicts.

    Columns, numpy arrays and Arrow exports keep the memory that they show alive; the table may be gone before them.
    """

    __slots__ = ("_handle", "_indices")

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        count = lib.renaksi_table_columns(handle.pointer)
        self._indices: Dict[str, int] = {Column(handle, index).name: index for index in range(count)}

    def __len__(self) -> int:
        return int(lib.renaksi_table_rows(self._handle.pointer))

    def __repr__(self) -> str:
        return f"<renaksi.Table: {len(self)} rows of {', '.join(self.columns)}>"

    @property
    def columns(self) -> Tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self._indices)

    def __getitem__(self, name: str) -> Column:
        return Column(self._handle, self._indices[name])

    def rows(self) -> Iterator[Dict[str, Value]]:
        """The rows, each a dict of all columns."""
        names = self.columns
        for values in zip(*(self[name].to_list() for name in names)):
            yield dict(zip(names, values))

    def __iter__(self) -> Iterator[Dict[str, Value]]:
        return self.rows()

    def to_pandas(self, money: str = "decimal") -> "pandas.DataFrame":
        """A pandas DataFrame. Money is Decimal, or with money="sen" nullable integers of sen; missing numbers are pandas.NA, texts None."""
        import pandas

        number_of({"decimal": 0, "sen": 1}, money, "money")
        data: Dict[str, Any] = {}
        for name in self.columns:
            column = self[name]
            if column.type in ("text", "list") or (column.type == "money" and money == "decimal"):
                data[name] = pandas.Series(column.to_list(), dtype=object)
            elif column.type == "money" or column.null_count:
                # Copied, because pandas may write into what it holds.
                data[name] = pandas.arrays.IntegerArray(column.numpy().copy(), column.mask())
            else:
                data[name] = column.numpy().copy()
        return pandas.DataFrame(data, columns=list(self.columns))

    def __arrow_c_schema__(self) -> object:
        return _arrow.schema_capsule(self._handle)

    def __arrow_c_array__(self, requested_schema: object = None) -> Tuple[object, object]:
        return _arrow.array_capsules(self._handle)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _arrow.stream_capsule(self._handle)
