"""renaksi: plans of Indonesian government offices, exact, checked and explained.

    import renaksi

    plan = renaksi.read("rencana-aksi.txt")
    for mistake in plan.mistakes():
        print(mistake["line"], mistake["column"], mistake["difference"])
    print(plan.roll_up(by="sasaran")["pagu"].to_list())
"""

from ._library import format_version, version
from ._rekap import Rekap, rekap
from .builder import Builder
from .errors import Error, Status
from .money import Amounts, format_rupiah, format_rupiah_many, parse_rupiah, parse_rupiah_many
from .plan import Fixed, Pengesahan, Plan, Summary, read, rules
from .table import Column, Table

__version__ = "0.1.0"

__all__ = [
    "Amounts",
    "Builder",
    "Column",
    "Error",
    "Fixed",
    "Pengesahan",
    "Plan",
    "Rekap",
    "Status",
    "Summary",
    "Table",
    "format_rupiah",
    "format_rupiah_many",
    "format_version",
    "parse_rupiah",
    "parse_rupiah_many",
    "read",
    "rekap",
    "rules",
    "version",
]
