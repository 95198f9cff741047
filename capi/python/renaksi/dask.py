"""A rekap over the workers of a Dask cluster: the same result, byte for byte, as on one machine.

    import renaksi.dask
    from distributed import Client

    with Client("tcp://scheduler:8786"):
        whole = renaksi.dask.rekap(["/data/jawa.csv", "/data/bali.csv"], by="provinsi,program")

Large files are cut into parts at bytes; each worker reads parts through the library, and what it sends on is the state of a rekap, whose size is
that of the groups. States are merged as a tree. A worker that is lost takes only work with it that the scheduler gives to others.
"""

from __future__ import annotations

import os
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

import dask

from ._library import failure
from ._rekap import Key, Rekap
from ._rekap import rekap as _local_rekap
from .errors import Error, Status

__all__ = ["rekap", "rekap_partitions"]


class _Part(NamedTuple):
    """A part of a file, or of a table of columns, in bytes or rows; `end` is None for what has no part behind it."""

    begin: int
    end: Optional[int]


#: Where the rows of a part of a file really began and ended.
_Bounds = Tuple[str, int, int]


class _Merged(NamedTuple):
    """What one node of the tree gives. Without a state there is an office with rows in two places, and `why` says so."""

    state: Optional[bytes]
    why: Optional[Error]
    bounds: Tuple[_Bounds, ...]


def _read_part(path: str, part: _Part, options: Dict[str, Any]) -> _Merged:
    made = _local_rekap(path, begin=part.begin, end=part.end, threads=1, **options)
    bounds = tuple((path, int(row["begin"]), int(row["end"])) for row in _rows_of(made.sources()))
    return _Merged(made.state, None, bounds)


def _rows_of(table: Any) -> List[Dict[str, Any]]:
    return list(table.rows())


def _merge(parts: Sequence[_Merged]) -> _Merged:
    bounds = tuple(sorted(bound for part in parts for bound in part.bounds))
    for part in parts:
        if part.state is None:
            return _Merged(None, part.why, bounds)
    try:
        merged = Rekap.merge(Rekap(part.state) for part in parts if part.state is not None)
    except Error as error:
        # One part may have met such an office within itself, and has kept all open for it; then the settings differ.
        if error.code not in (Status.BAD_STRUCTURE, Status.INVALID_ARGUMENT):
            raise
        return _Merged(None, error, bounds)
    return _Merged(merged.state, None, bounds)


def _compute(node: Any, client: Any) -> Any:
    """The value of one delayed node: by the client that is given, else by the current one, else in this process."""
    if client is not None:
        return client.compute(node).result()
    return node.compute()


def _reduce(nodes: List[Any], fan_in: int, client: Any) -> _Merged:
    merge = dask.delayed(_merge, pure=False)
    # One part goes through the tree too, so that its answer has the same shape.
    while True:
        nodes = [merge(nodes[at : at + fan_in]) for at in range(0, len(nodes), fan_in)]
        if len(nodes) == 1:
            break
    result: _Merged = _compute(nodes[0], client)
    return result


def _check_options(options: Dict[str, Any]) -> None:
    """What makes no sense is said here, and not by a worker: a table without rows is cheap."""
    _local_rekap(b"opd,kode,pagu\n", threads=1, **options)


def _check_fan_in(fan_in: int) -> None:
    if fan_in < 2:
        raise ValueError(f"fan_in must be 2 or more, not {fan_in}")


def _closed(state: bytes, strict: bool) -> Rekap:
    whole = Rekap(state).close()
    if strict:
        for row in _rows_of(whole.errors()):
            raise failure(int(row["code"]), str(row["message"]), row["line"] or 0, row["column"] or 0)
    return whole


# ---- files -------------------------------------------------------------------------------------------------------------------------


def _parts_of(size: int, part_bytes: int) -> List[_Part]:
    """Parts of about the same size, none much larger; the last one reads to the end, for a file may have grown."""
    count = max(1, round(size / part_bytes))
    cuts = [size * i // count for i in range(count)]
    return [_Part(begin, end) for begin, end in zip(cuts, [*cuts[1:], None])]


def _joins(bounds: Tuple[_Bounds, ...]) -> bool:
    """Whether each part of a file ended where the next one began; where not, a cut fell into a text between quotes."""
    return all(left[0] != right[0] or left[2] == right[1] for left, right in zip(bounds, bounds[1:]))


def rekap(
    paths: Any,
    by: Key = ("program",),
    *,
    client: Any = None,
    part_bytes: int = 256 * 1024 * 1024,
    fan_in: int = 8,
    penunjang: str = "kept",
    strict: bool = False,
    scattered: bool = False,
    roots_limit: Optional[int] = None,
) -> Rekap:
    """`renaksi.rekap` of files that all workers see under the same paths: the same closed rekap, whatever the workers and the parts.

    client: a `distributed.Client`; None takes the current one, and where there is none Dask's threads in this process. part_bytes: about so
    many bytes of a file are one task. fan_in: so many states are merged by one task. The other arguments are those of `renaksi.rekap`.

    As there, everything is read again where it has to be: in whole files if a cut fell into a text between quotes, and as with `scattered` if the
    rows of an office do not stand together.
    """
    _check_fan_in(fan_in)
    if part_bytes < 1:
        raise ValueError(f"part_bytes must be positive, not {part_bytes}")
    options: Dict[str, Any] = dict(by=by if isinstance(by, str) else tuple(by), penunjang=penunjang, scattered=scattered, roots_limit=roots_limit)
    _check_options(options)
    files = [os.fspath(path) for path in ([paths] if isinstance(paths, (str, os.PathLike)) else paths)]
    if not files:
        raise ValueError("no path")
    sizes = [os.path.getsize(path) for path in files]
    read = dask.delayed(_read_part, pure=False)
    cut = True
    while True:
        # The rekap of a whole file is closed, and all offices with it; in two parts, the first of which has the header alone, none is.
        parts = [_parts_of(size, part_bytes) if cut else [_Part(0, None)] for size in sizes]
        if options["scattered"]:
            parts = [[_Part(0, 1), _Part(1, None)] if len(of_file) == 1 else of_file for of_file in parts]
        jobs = [(path, part) for path, of_file in zip(files, parts) for part in of_file]
        merged = _reduce([read(path, part, options) for path, part in jobs], fan_in, client)
        if cut and not _joins(merged.bounds):
            cut = False
        elif merged.state is not None:
            return _closed(merged.state, strict)
        elif options["scattered"] and merged.why is not None:
            raise merged.why
        else:
            options["scattered"] = True


# ---- columns -----------------------------------------------------------------------------------------------------------------------


def _tables_of(partition: Any) -> List[Any]:
    """The tables of a partition: itself, or the items of a list, as of a bag."""
    if isinstance(partition, (list, tuple)):
        return [table for table in partition if len(table) > 0]
    return [partition] if len(partition) > 0 else []


def _count_rows(partition: Any) -> int:
    return sum(len(table) for table in _tables_of(partition))


def _read_partition(partition: Any, part: _Part, options: Dict[str, Any]) -> _Merged:
    tables = _tables_of(partition) or [partition]
    nodes, begin = [], part.begin
    for at, table in enumerate(tables, 1):
        # Only the last table of the last partition has nothing behind it.
        end = part.end if at == len(tables) else begin + len(table)
        nodes.append(_Merged(_local_rekap(table, begin=begin, end=end, threads=1, **options).state, None, ()))
        begin += len(table)
    return _merge(nodes)


def rekap_partitions(
    partitions: Any,
    by: Key = ("program",),
    *,
    client: Any = None,
    fan_in: int = 8,
    lengths: Optional[Sequence[int]] = None,
    penunjang: str = "kept",
    strict: bool = False,
    scattered: bool = False,
    roots_limit: Optional[int] = None,
    name: str = "",
) -> Rekap:
    """`renaksi.rekap` of one table whose partitions hold columns already; the same closed rekap as of the whole table.

    partitions: a Dask DataFrame, a bag of Arrow or pandas tables, or a list of delayed objects, futures or tables, in the order of the rows;
    rows of an office may go on in the next partition. lengths: the rows of each partition, where they are known. Where not, they are counted
    first: persist the collection if reading it twice costs more than the memory does. The other arguments are those of `rekap` here and in
    `renaksi`. Raises Error where the rows of an office do not stand together, unless `scattered`.
    """
    _check_fan_in(fan_in)
    options: Dict[str, Any] = dict(
        by=by if isinstance(by, str) else tuple(by), penunjang=penunjang, scattered=scattered, roots_limit=roots_limit, name=name
    )
    _check_options(options)
    held = list(partitions.to_delayed()) if hasattr(partitions, "to_delayed") else list(partitions)
    if hasattr(partitions, "to_delayed") and not hasattr(partitions, "dtypes"):
        # Partitions of a bag may be iterators, which can be gone through once.
        held = [dask.delayed(list)(one) for one in held]
    if not held:
        raise ValueError("no partition")
    if lengths is None:
        count = dask.delayed(_count_rows, pure=False)
        lengths = _compute(dask.delayed(list)([count(one) for one in held]), client)
    elif len(lengths) != len(held):
        raise ValueError(f"{len(held)} partitions and {len(lengths)} lengths")
    filled = [(one, int(length)) for one, length in zip(held, lengths) if length > 0] or [(held[0], 0)]
    read = dask.delayed(_read_partition, pure=False)
    nodes, begin = [], 0
    for at, (one, length) in enumerate(filled, 1):
        nodes.append(read(one, _Part(begin, None if at == len(filled) else begin + length), options))
        begin += length
    merged = _reduce(nodes, fan_in, client)
    if merged.state is None:
        assert merged.why is not None
        raise merged.why
    return _closed(merged.state, strict)
