"""What can go wrong: one exception, with the code of the C interface and the place in the input."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Optional, Tuple

from . import _abi


class Status(IntEnum):
    """The codes of `Error.code`. Numbers never change; a newer library may have more."""

    INVALID_ARGUMENT = _abi.RENAKSI_INVALID_ARGUMENT
    NOT_FOUND = _abi.RENAKSI_NOT_FOUND
    NOT_A_FILE = _abi.RENAKSI_NOT_A_FILE
    NOT_READABLE = _abi.RENAKSI_NOT_READABLE
    EMPTY_INPUT = _abi.RENAKSI_EMPTY_INPUT
    BINARY_INPUT = _abi.RENAKSI_BINARY_INPUT
    BAD_ENCODING = _abi.RENAKSI_BAD_ENCODING
    LIMIT_EXCEEDED = _abi.RENAKSI_LIMIT_EXCEEDED
    NO_TABLE = _abi.RENAKSI_NO_TABLE
    BAD_NUMBER = _abi.RENAKSI_BAD_NUMBER
    AMBIGUOUS_NUMBER = _abi.RENAKSI_AMBIGUOUS_NUMBER
    TOO_MANY_DECIMALS = _abi.RENAKSI_TOO_MANY_DECIMALS
    OVERFLOW = _abi.RENAKSI_OVERFLOW
    BAD_KODE = _abi.RENAKSI_BAD_KODE
    BAD_DATE = _abi.RENAKSI_BAD_DATE
    BAD_NIP = _abi.RENAKSI_BAD_NIP
    BAD_STRUCTURE = _abi.RENAKSI_BAD_STRUCTURE
    UNKNOWN_FORMAT = _abi.RENAKSI_UNKNOWN_FORMAT
    UNKNOWN_RULE = _abi.RENAKSI_UNKNOWN_RULE
    NOT_WRITABLE = _abi.RENAKSI_NOT_WRITABLE
    DAMAGED_FILE = _abi.RENAKSI_DAMAGED_FILE
    PASSWORD_PROTECTED = _abi.RENAKSI_PASSWORD_PROTECTED
    NO_MEMORY = _abi.RENAKSI_NO_MEMORY
    INTERNAL = _abi.RENAKSI_INTERNAL


class Error(Exception):
    """A call of the library failed.

    code    number of the error, one of `Status`
    name    its name, such as "no_table"
    line    1-based line of the input, None where it is not known; likewise
    column  1-based cell in a table, or character in a single text
    row     1-based row of what a bulk call was given
    """

    def __init__(
        self,
        message: str,
        code: int,
        name: str,
        line: Optional[int] = None,
        column: Optional[int] = None,
        row: Optional[int] = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.name = name
        self.line = line
        self.column = column
        self.row = row

    def __str__(self) -> str:
        places = (("line", self.line), ("column", self.column), ("row", self.row))
        where = ", ".join(f"{word} {number}" for word, number in places if number is not None)
        return f"{self.name}: {self.message}" + (f" ({where})" if where else "")

    def __reduce__(self) -> Tuple[Any, ...]:
        return type(self), (self.message, self.code, self.name, self.line, self.column, self.row)
