"""Finds and loads librenaksi, and turns its statuses into exceptions."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from typing import Any, Callable, List, Optional, Sequence, Tuple, Union

from . import _abi
from .errors import Error

_FILE = "librenaksi.so.0"


def _candidates() -> List[str]:
    """Where the library may be, best first. A library that the user names is the only candidate: falling back would hide a wrong path."""
    named = os.environ.get("RENAKSI_LIBRARY")
    if named:
        return [named]
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), _FILE)
    found = [beside] if os.path.exists(beside) else []
    return found + [_FILE]


def _open() -> ctypes.CDLL:
    reasons = []
    for candidate in _candidates():
        try:
            return ctypes.CDLL(candidate)
        except OSError as error:
            reasons.append(str(error))
    # Last, because it runs ldconfig or a compiler.
    known = None if os.environ.get("RENAKSI_LIBRARY") else ctypes.util.find_library("renaksi")
    if known:
        try:
            return ctypes.CDLL(known)
        except OSError as error:
            reasons.append(str(error))
    raise ImportError(f"{_FILE} cannot be loaded; install it or name it in RENAKSI_LIBRARY: " + "; ".join(reasons))


def _load() -> ctypes.CDLL:
    library = _open()
    for name, (result, arguments) in _abi.PROTOTYPES.items():
        try:
            function = getattr(library, name)
        except AttributeError:
            raise ImportError(f"{library._name} has no {name}: it is older than this package") from None
        function.restype = result
        function.argtypes = arguments
    abi = library.renaksi_abi_version()
    if abi != _abi.RENAKSI_ABI_VERSION:
        raise ImportError(f"{library._name} has ABI {abi}; this package needs {_abi.RENAKSI_ABI_VERSION}")
    return library


lib = _load()


class Handle:
    """Owner of one pointer of the library; frees it with the last reference, on whichever thread that is."""

    __slots__ = ("pointer", "_free")

    def __init__(self, pointer: Optional[int], free: Callable[[int], Any]) -> None:
        self.pointer = pointer
        # Held here, because a module's globals may be gone when the interpreter ends.
        self._free = free

    def take(self) -> Optional[int]:
        """Gives the pointer away: an interrupt that comes after this can leak it, but never free it twice."""
        pointer, self.pointer = self.pointer, None
        return pointer

    def close(self) -> None:
        """Frees the pointer now."""
        pointer = self.take()
        if pointer is not None:
            self._free(pointer)

    def __del__(self) -> None:
        self.close()


def failure(code: int, message: str, line: int = 0, column: int = 0, row: int = 0) -> Error:
    """An exception for a code; 0 stands for a place that is not known."""
    name = lib.renaksi_status_name(code).decode()
    return Error(message, code, name, line or None, column or None, row or None)


def call(function: Callable[..., Any], *arguments: Any) -> None:
    """Calls a function of the library that returns a status and takes an error last."""
    error = _abi.renaksi_error()
    if function(*arguments, error) != _abi.RENAKSI_OK:
        message = error.message.decode("utf-8", "replace")
        raise failure(error.code, message, error.line, error.column, error.row)


def call_for_handle(free: Callable[[int], Any], function: Callable[..., Any], *arguments: Any) -> Handle:
    """The same for a function that writes a handle before the error."""
    out = ctypes.c_void_p()
    call(function, *arguments, out)
    return Handle(out.value, free)


def pass_text(options: Any, name: str, text: Union[str, bytes]) -> None:
    """Sets a text of a struct, and holds its bytes as long as the struct."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    held = ctypes.create_string_buffer(data, len(data) + 1)
    setattr(options, f"_{name}", held)
    setattr(options, name, _abi.renaksi_text(ctypes.addressof(held), len(data)))


def pass_texts(texts: Sequence[bytes]) -> Any:
    """Texts as an array of the library's, which holds their bytes."""
    held = [ctypes.c_char_p(text) for text in texts]
    array = (_abi.renaksi_text * len(texts))()
    for at, (text, pointer) in enumerate(zip(texts, held)):
        array[at] = _abi.renaksi_text(ctypes.cast(pointer, ctypes.c_void_p).value, len(text))
    setattr(array, "_held", (held, texts))
    return array


def bytes_of(text: _abi.renaksi_text) -> bytes:
    """A view as bytes of its own."""
    return ctypes.string_at(text.data, text.size) if text.size else b""


def text_of(text: _abi.renaksi_text) -> str:
    """A view as a string of its own."""
    return bytes_of(text).decode()


def version() -> Tuple[int, int, int]:
    """Version of the library that runs, which may be newer than this package."""
    number = int(lib.renaksi_version())
    return number // 10000, number // 100 % 100, number % 100


def format_version() -> int:
    """Number of the JSON shapes that the library writes."""
    return int(lib.renaksi_format_version())
