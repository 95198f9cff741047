"""Prints the mistakes behind the broken sums of a plan, and its totals by sasaran. Usage: mistakes.py PLAN"""

import sys

import renaksi

if len(sys.argv) != 2:
    sys.exit("usage: mistakes.py PLAN")
try:
    plan = renaksi.read(sys.argv[1])
except (OSError, renaksi.Error) as error:
    sys.exit(str(error))

print("Mistakes: line, difference, name")
for mistake in plan.mistakes():
    print(f"{mistake['line']:5}{renaksi.format_rupiah(mistake['difference']):>15}  {mistake['nama']}")

print("Totals by sasaran: pagu, tw1, tw2, tw3, tw4")
*groups, whole = plan.roll_up(by="sasaran")
for total in [*groups, dict(whole, key="Jumlah")]:
    amounts = [renaksi.format_rupiah(total[column]) for column in ("pagu", "tw1", "tw2", "tw3", "tw4")]
    print("".join(f"{amount:>15}" for amount in amounts), "", total["key"] or "")
