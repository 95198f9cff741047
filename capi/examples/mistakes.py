"""Prints the mistakes behind the broken sums of a plan, and its totals by sasaran. Usage: mistakes.py PLAN"""

import sys

import renaksi


def main(path: str) -> None:
    plan = renaksi.read(path)

    print("Mistakes: line, difference, name")
    for mistake in plan.mistakes().rows():
        print(f"{mistake['line']:5}{renaksi.format_rupiah(mistake['difference']):>15}  {mistake['nama']}")

    print("Totals by sasaran: pagu, tw1, tw2, tw3, tw4")
    *groups, whole = plan.roll_up(by="sasaran").rows()
    whole["key"] = "Jumlah"
    for total in [*groups, whole]:
        amounts = [renaksi.format_rupiah(total[column]) for column in ("pagu", "tw1", "tw2", "tw3", "tw4")]
        print("".join(f"{amount:>15}" for amount in amounts), "", total["key"] or "-")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: mistakes.py PLAN")
    try:
        main(sys.argv[1])
    except (OSError, renaksi.Error) as error:
        sys.exit(str(error))
