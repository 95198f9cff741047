"""Arrow's C data interface in PyCapsules: giving tables out, and taking arrays in.

A capsule made here has no destructor. A destructor would have to be a Python function, and ctypes clears the exception that is on its way
while such a function runs: a consumer that fails with a capsule in its hands would lose its error. Instead every struct that was given out
stays on a list; those whose capsule nobody else holds any more are released when the next one is given out, when the garbage collector
runs, and at exit.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import sys
from collections import deque
from typing import Any, Deque, Dict, Iterator, Optional, Tuple, Union

from . import _abi
from ._library import Handle, call, failure, lib

# Own prototypes: those in ctypes.pythonapi are shared by everybody in the process.
_capsule_new = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("PyCapsule_New", ctypes.pythonapi))
_capsule_pointer = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
_keep_for_ever = ctypes.PYFUNCTYPE(None, ctypes.py_object)(("Py_IncRef", ctypes.pythonapi))

_ArrowStruct = Union[_abi.ArrowSchema, _abi.ArrowArray, _abi.ArrowArrayStream]


def _immortal(text: bytes) -> Tuple[Any, int]:
    """A C string that outlives every capsule, also those that are left when the interpreter ends."""
    buffer = ctypes.create_string_buffer(text)
    _keep_for_ever(buffer)
    return buffer, ctypes.addressof(buffer)


_SCHEMA = b"arrow_schema"
_ARRAY = b"arrow_array"
_STREAM = b"arrow_array_stream"
_NAMES: Dict[bytes, Tuple[Any, int]] = {name: _immortal(name) for name in (_SCHEMA, _ARRAY, _STREAM)}

# deque.append and popleft are atomic, so that a collection may run in the middle of anything.
_given: Deque[Tuple[Any, _ArrowStruct]] = deque()


def _references(entry: Tuple[Any, Any]) -> int:
    return sys.getrefcount(entry[0])


_ALONE = _references((object(), None))


def release(struct: _ArrowStruct) -> None:
    """Calls the struct's release, unless a consumer has moved it away or it was released before."""
    if struct.release:
        struct.release(ctypes.addressof(struct))


def sweep(limit: int = 64) -> None:
    """Releases what nobody can reach any more among the `limit` structs that wait longest."""
    for _ in range(min(limit, len(_given))):
        try:
            entry = _given.popleft()
        except IndexError:  # another thread sweeps too
            return
        if _references(entry) > _ALONE:
            _given.append(entry)
        else:
            release(entry[1])


def _on_collection(phase: str, _info: Dict[str, int]) -> None:
    if phase == "stop" and _given:
        sweep()


gc.callbacks.append(_on_collection)
atexit.register(lambda: sweep(len(_given)))


def _give(struct: _ArrowStruct, name: bytes) -> object:
    sweep()
    capsule: object = _capsule_new(ctypes.addressof(struct), _NAMES[name][1], None)
    _given.append((capsule, struct))
    return capsule


# ---- out ---------------------------------------------------------------------------------------------------------------------------


def schema_capsule(table: Handle) -> object:
    schema = _abi.ArrowSchema()
    call(lib.renaksi_table_export, table.pointer, schema, None)
    return _give(schema, _SCHEMA)


def array_capsules(table: Handle) -> Tuple[object, object]:
    schema, array = _abi.ArrowSchema(), _abi.ArrowArray()
    call(lib.renaksi_table_export, table.pointer, schema, array)
    return _give(schema, _SCHEMA), _give(array, _ARRAY)


def stream_capsule(table: Handle) -> object:
    stream = _abi.ArrowArrayStream()
    call(lib.renaksi_table_export_stream, table.pointer, stream)
    return _give(stream, _STREAM)


def _move_child(parent: Any, index: int) -> Any:
    """A child as a struct of its own; the parent, which stays valid, is released."""
    child = type(parent)()
    source = type(parent).from_address(parent.children[index])
    ctypes.memmove(ctypes.addressof(child), ctypes.addressof(source), ctypes.sizeof(child))
    source.release = ctypes.cast(0, _abi.ArrowRelease)
    release(parent)
    return child


def column_capsules(table: Handle, index: int) -> Tuple[object, object]:
    schema, array = _abi.ArrowSchema(), _abi.ArrowArray()
    call(lib.renaksi_table_export, table.pointer, schema, array)
    return _give(_move_child(schema, index), _SCHEMA), _give(_move_child(array, index), _ARRAY)


# ---- in ----------------------------------------------------------------------------------------------------------------------------


class Import:
    """Schema and array that somebody else owns. `pointers` are for the library; `owner` keeps the memory alive."""

    def __init__(self, schema: _abi.ArrowSchema, array: _abi.ArrowArray, owner: object) -> None:
        self.schema = schema
        self.array = array
        self._owner = owner

    def pointers(self) -> Tuple[int, int]:
        return ctypes.addressof(self.schema), ctypes.addressof(self.array)


def _unwrap(capsule: object, name: bytes, struct: Any) -> Any:
    found = struct.from_address(_capsule_pointer(capsule, name))
    if not found.release:
        raise ValueError(f"the {name.decode()} was used before")
    return found


def take_stream(producer: Any) -> Tuple[_abi.ArrowArrayStream, object]:
    """The stream of an object with `__arrow_c_stream__`, for a function that uses it up, and the capsule that holds its memory."""
    capsule = producer.__arrow_c_stream__()
    stream: _abi.ArrowArrayStream = _unwrap(capsule, _STREAM, _abi.ArrowArrayStream)
    return stream, capsule


def take_array(producer: Any) -> Import:
    """The one array of an object with `__arrow_c_array__`."""
    capsules = producer.__arrow_c_array__()
    return Import(_unwrap(capsules[0], _SCHEMA, _abi.ArrowSchema), _unwrap(capsules[1], _ARRAY, _abi.ArrowArray), capsules)


class _Owned:
    """A struct that a stream gave; released with the last reference."""

    def __init__(self, struct: Any) -> None:
        self.struct = struct

    def __del__(self) -> None:
        if self.struct.release:
            self.struct.release(ctypes.addressof(self.struct))


def take_batches(producer: Any) -> Iterator[Import]:
    """The arrays of an object that speaks Arrow's protocol, one at a time."""
    if hasattr(producer, "__arrow_c_array__"):
        yield take_array(producer)
        return
    if not hasattr(producer, "__arrow_c_stream__"):
        raise TypeError(f"{type(producer).__name__} has neither __arrow_c_array__ nor __arrow_c_stream__")
    stream, _capsule = take_stream(producer)
    address = ctypes.addressof(stream)

    def stream_call(function: Any, out: _ArrowStruct) -> _Owned:
        errno = function(address, out)
        if errno != 0:
            reason: Optional[bytes] = stream.get_last_error(address)
            raise OSError(errno, (reason or b"the Arrow stream failed").decode("utf-8", "replace"))
        return _Owned(out)

    try:
        schema = stream_call(stream.get_schema, _abi.ArrowSchema())
        while True:
            batch = stream_call(stream.get_next, _abi.ArrowArray())
            if not batch.struct.release:
                return
            yield Import(schema.struct, batch.struct, (schema, batch))
    finally:
        release(stream)


def texts_of(taken: Import) -> "list[Optional[str]]":
    """The values of one text array."""
    form, array = taken.schema.format, taken.array
    if form not in (b"u", b"U"):
        raise failure(_abi.RENAKSI_BAD_STRUCTURE, f"an Arrow array of format {(form or b'').decode()}, not of text")
    width = 4 if form == b"u" else 8
    count, start = array.length, array.offset
    if count == 0:
        return []
    raw = ctypes.string_at(array.buffers[1] + start * width, (count + 1) * width)
    offsets = memoryview(raw).cast("i" if width == 4 else "q")
    data = ctypes.string_at(array.buffers[2], offsets[count]) if offsets[count] else b""
    valid = valid_rows(array.buffers[0], start, count)
    return [data[offsets[i] : offsets[i + 1]].decode() if valid is None or valid[i] == "1" else None for i in range(count)]


def valid_rows(address: Optional[int], start: int, count: int) -> Optional[str]:
    """A bitmap as a string of "0" and "1", one character a row; None where there is no bitmap."""
    if not address or count == 0:
        return None
    bits = int.from_bytes(ctypes.string_at(address, (start + count + 7) // 8), "little")
    return f"{bits:0{start + count}b}"[::-1][start : start + count]
