"""Rupiah: reading and writing amounts, and between `decimal.Decimal` and the library's sen (1/100 Rupiah)."""

from __future__ import annotations

import ctypes
from array import array
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, Union

from . import _abi, _arrow
from ._library import call, call_for_handle, failure, lib
from .errors import Error

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: An amount as it may be given: Rupiah as a number, or a text as documents write it. None is a blank.
Amount = Union[Decimal, int, str, None]

NUMBERS: Dict[str, int] = {
    "automatic": _abi.RENAKSI_NUMBERS_AUTOMATIC,
    "dot_groups": _abi.RENAKSI_NUMBERS_DOT_GROUPS,
    "comma_groups": _abi.RENAKSI_NUMBERS_COMMA_GROUPS,
    "plain": _abi.RENAKSI_NUMBERS_PLAIN,
}
GROUPINGS: Dict[str, int] = {
    "none": _abi.RENAKSI_GROUPING_NONE,
    "dot": _abi.RENAKSI_GROUPING_DOT,
    "comma": _abi.RENAKSI_GROUPING_COMMA,
}

_View = memoryview

_BLANK = _abi.RENAKSI_AMOUNT_BLANK
_VALUE = _abi.RENAKSI_AMOUNT_VALUE
_MOST_SEN = 2**63 - 1
_MOST_DIGITS = 19


def number_of(words: Dict[str, int], word: str, what: str) -> int:
    """The number that a word stands for."""
    try:
        return words[word]
    except KeyError:
        raise ValueError(f"{what} must be one of {', '.join(words)}, not {word!r}") from None


def decimal_of(sen: int) -> Decimal:
    """Sen as Rupiah, exactly, whatever the decimal context; without decimals where there are no sen."""
    return Decimal(sen // 100) if sen % 100 == 0 else Decimal(f"{sen}E-2")


def _sen_of_decimal(value: Decimal) -> int:
    if not value.is_finite():
        raise failure(_abi.RENAKSI_BAD_NUMBER, f"{value} is no amount")
    # Looked at first, because an exponent of a million makes an integer of a million digits.
    if value and value.adjusted() > _MOST_DIGITS:
        raise failure(_abi.RENAKSI_OVERFLOW, f"{value} Rupiah is beyond 64 bits of sen")
    if value and value.adjusted() < -2:
        raise failure(_abi.RENAKSI_TOO_MANY_DECIMALS, f"{value} has parts of a sen")
    numerator, denominator = value.as_integer_ratio() if value else (0, 1)
    sen, rest = divmod(numerator * 100, denominator)
    if rest:
        raise failure(_abi.RENAKSI_TOO_MANY_DECIMALS, f"{value} has parts of a sen")
    return sen


def sen_of(value: Amount, style: int = _abi.RENAKSI_NUMBERS_AUTOMATIC) -> Tuple[int, int]:
    """Sen and state of an amount."""
    if value is None:
        return 0, _BLANK
    if isinstance(value, str):
        return _parse(value, style)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise TypeError(f"an amount is a Decimal, int, str or None, not {type(value).__name__}")
    sen = value * 100 if isinstance(value, int) else _sen_of_decimal(value)
    if not -_MOST_SEN - 1 <= sen <= _MOST_SEN:
        raise failure(_abi.RENAKSI_OVERFLOW, f"{value} Rupiah is beyond 64 bits of sen")
    return sen, _VALUE


def _parse(text: str, style: int) -> Tuple[int, int]:
    data = text.encode("utf-8", "surrogatepass")
    sen, state = ctypes.c_int64(), ctypes.c_ubyte()
    call(lib.renaksi_rupiah_parse, data, len(data), style, sen, state)
    return sen.value, state.value


def parse_rupiah(text: str, style: str = "automatic") -> Optional[Decimal]:
    """Reads one amount: "32.535.393,00", "Rp. 1.544.000.000,-", "(1.000)". None for a blank and for "-".

    style: "automatic", "dot_groups" (1.234,50), "comma_groups" (1,234.50) or "plain" (1234.50).
    Raises Error with the column of the character that does not fit.
    """
    sen, state = _parse(text, number_of(NUMBERS, style, "style"))
    return decimal_of(sen) if state == _VALUE else None


def text_layout(values: Iterable[Optional[bytes]]) -> Tuple[bytes, "array[int]"]:
    """Texts as Arrow lays them out: all bytes, and the offset of each text."""
    texts = [value or b"" for value in values]
    data = b"".join(texts)
    if len(data) > 2**31 - 1:
        raise failure(_abi.RENAKSI_LIMIT_EXCEEDED, "2 GiB of text in one call")
    return data, array("i", accumulate(map(len, texts), initial=0))


def encode_texts(values: Iterable[Optional[str]], what: str = "text") -> List[Optional[bytes]]:
    """UTF-8 of each text. What cannot be written in UTF-8 is left to the library to refuse, with its row."""
    out: List[Optional[bytes]] = []
    for row, value in enumerate(values, 1):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{what} {row} is {type(value).__name__}, not str or None")
        out.append(None if value is None else value.encode("utf-8", "surrogatepass"))
    return out


def address_of(buffer: "Union[array[int], bytes]") -> Optional[int]:
    """Where the bytes lie; None for an empty buffer."""
    if isinstance(buffer, bytes):
        return ctypes.cast(ctypes.c_char_p(buffer), ctypes.c_void_p).value
    return buffer.buffer_info()[0] if len(buffer) else None


class Amounts(Sequence[Optional[Decimal]]):
    """Amounts read in bulk: Decimal for a value, None for a blank and for "-"; `sen` and `states` are the arrays behind them."""

    def __init__(self, sen: "array[int]", state: "array[int]") -> None:
        self._sen = sen
        self._state = state

    def __len__(self) -> int:
        return len(self._sen)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return decimal_of(self._sen[index]) if self._state[index] == _VALUE else None

    def __iter__(self) -> Iterator[Optional[Decimal]]:
        for sen, state in zip(self._sen, self._state):
            yield decimal_of(sen) if state == _VALUE else None

    def memoryview(self) -> _View:
        """Sen, 0 where there is no value, without copying."""
        return memoryview(self._sen).toreadonly()

    def states(self) -> _View:
        """What each amount says: 0 blank, 1 "-", 2 a value."""
        return memoryview(self._state).toreadonly()

    def sen(self) -> "NDArray[np.int64]":
        """Sen as a numpy array, 0 where there is no value, without copying."""
        import numpy

        return numpy.frombuffer(self.memoryview(), numpy.int64) if len(self) else numpy.empty(0, numpy.int64)


def parse_rupiah_many(values: Any, style: str = "automatic") -> Amounts:
    """Reads many amounts in one call: a list of str and None, or an Arrow array of text.

    Raises Error with the row of the first amount that is none, and the column in it.
    """
    number = number_of(NUMBERS, style, "style")
    if isinstance(values, (str, bytes)):
        raise TypeError("one text, not many: parse_rupiah reads it")
    if hasattr(values, "__arrow_c_array__"):
        values = _arrow.texts_of(_arrow.take_array(values))
    data, offsets = text_layout(encode_texts(values))
    count = len(offsets) - 1
    sen, state = array("q", bytes(8 * count)), array("B", bytes(count))
    call(lib.renaksi_rupiah_parse_many, address_of(data), address_of(offsets), count, number, address_of(sen), address_of(state))
    return Amounts(sen, state)


def layout_of(values: Iterable[Amount]) -> Tuple["array[int]", "array[int]"]:
    """Sen and states of many amounts. Texts among them are read in one call."""
    amounts = list(values)
    texts = [row for row, value in enumerate(amounts) if isinstance(value, str)]
    sen, state = array("q", bytes(8 * len(amounts))), array("B", bytes(len(amounts)))
    for row, value in enumerate(amounts):
        if not isinstance(value, str):
            sen[row], state[row] = sen_of(value)
    if texts:
        try:
            read = parse_rupiah_many([amounts[row] for row in texts])
        except Error as error:
            error.row = texts[error.row - 1] + 1 if error.row else None
            raise
        for row, one, what in zip(texts, read.memoryview(), read.states()):
            sen[row], state[row] = one, what
    return sen, state


def format_rupiah(value: Union[Decimal, int], grouping: str = "dot") -> str:
    """Writes an amount: "1.544.000.000" with grouping "dot", "1,544,000,000" with "comma", "1544000000" with "none"."""
    number = number_of(GROUPINGS, grouping, "grouping")
    sen, state = sen_of(value)
    if state != _VALUE:
        raise TypeError("an amount is a Decimal or an int")
    buffer, written = ctypes.create_string_buffer(64), ctypes.c_size_t()
    call(lib.renaksi_rupiah_format, sen, number, buffer, len(buffer), written)
    return buffer.raw[: written.value].decode()


def format_rupiah_many(values: Iterable[Amount], grouping: str = "dot") -> List[Optional[str]]:
    """Writes many amounts in one call; None for a blank."""
    from .table import Table

    number = number_of(GROUPINGS, grouping, "grouping")
    sen, state = (values._sen, values._state) if isinstance(values, Amounts) else layout_of(values)
    handle = call_for_handle(
        lib.renaksi_table_release, lib.renaksi_rupiah_format_many, address_of(sen), address_of(state), len(sen), number
    )
    texts: List[Optional[str]] = Table(handle)["text"].to_list()
    return texts
