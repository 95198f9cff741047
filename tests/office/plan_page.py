"""A plan as a page of HTML in the official form: title, header of several rows with spans, rows, Jumlah, signature.

plan_page.py < plan.json > page.html

Reads what `show --format json` prints. Amounts and targets stand there as the document wrote them.
"""

import html
import json
import sys

AMOUNTS = ("pagu", "tw1", "tw2", "tw3", "tw4")
TARGETS = ("target", "tw1", "tw2", "tw3", "tw4")
HEADER = (
    '<tr><th rowspan="3">No</th><th rowspan="3">Sasaran Strategis</th><th rowspan="3">Indikator Kinerja</th><th rowspan="3">Satuan</th>'
    '<th rowspan="3">Target Kinerja</th><th colspan="4" rowspan="2">Rencana Aksi per Triwulan</th><th rowspan="3">Program/ Kegiatan</th>'
    '<th colspan="5">ANGGARAN</th><th rowspan="3">Penanggung Jawab</th></tr>'
    '<tr><th rowspan="2">(Rp)</th><th colspan="4">Rencana Aksi per Triwulan</th></tr>'
    "<tr><th>I</th><th>II</th><th>III</th><th>IV</th><th>I</th><th>II</th><th>III</th><th>IV</th></tr>"
)


def cell(text, columns=1):
    span = f' colspan="{columns}"' if columns > 1 else ""
    return f"<td{span}>{html.escape(text or '')}</td>"


def table_row(sasaran, row):
    """A sasaran that shares its line with the row below it is told in that row."""
    indikator = (row["indikator"] or sasaran["indikator"] or [{}])[0]
    cells = [cell(row["no"] or sasaran["no"]), cell(row["sasaran"] or sasaran["sasaran"])]
    cells += [cell(indikator.get(key)) for key in ("nama", "satuan", *TARGETS)]
    cells.append(cell(row["nama"]))
    cells += [cell(row["written"][column]) for column in AMOUNTS]
    cells.append(cell(row["penanggung_jawab"]))
    return "<tr>" + "".join(cells) + "</tr>"


def main():
    plan = json.load(sys.stdin)
    nothing = {"indikator": [], "no": None, "sasaran": None}
    rows = []
    pending = None
    for row in plan["rows"]:
        if pending and pending["line"] != row["line"]:
            rows.append(table_row(nothing, pending))
            pending = None
        if row["level"] == "sasaran":
            pending = row
            continue
        rows.append(table_row(pending or nothing, row))
        pending = None
    if pending:
        rows.append(table_row(nothing, pending))
    jumlah = plan["jumlah"]
    rows.append("<tr>" + cell("Jumlah", 10) + "".join(cell(jumlah["written"][column]) for column in AMOUNTS) + cell("") + "</tr>")
    signature = plan["pengesahan"]
    closing = [f"{signature['tempat']}, {signature['tanggal']}", signature["jabatan"], signature["nama"], f"NIP. {signature['nip']}"]
    print('<!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body>')
    print(f"<h1>{html.escape(plan['judul'])}<br>TAHUN {plan['tahun']}</h1>")
    print('<table border="1"><thead>' + HEADER + "</thead><tbody>" + "\n".join(rows) + "</tbody></table>")
    print("\n".join(f"<p>{html.escape(line)}</p>" for line in closing))
    print("</body></html>")


if __name__ == "__main__":
    main()
