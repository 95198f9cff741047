#!/usr/bin/env bash
# The sample plan in every form that LibreOffice and pandoc make of it.
#
# make_documents.sh pages|workbooks RENAKSI SAMPLE FOLDER
#   pages: a page of HTML in the official form, and what LibreOffice and pandoc make of it
#   workbooks: what `renaksi convert` writes, and what LibreOffice makes of that
# Exit code 77 where a program is missing.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
what="$1" renaksi="$2" sample="$3" folder="$4"

command -v soffice >/dev/null || { echo "no soffice here"; exit 77; }
rm -rf "${folder:?}/$what"
mkdir -p "$folder/$what"
cd "$folder/$what"

# A profile of its own, so that a running LibreOffice is left alone; it is told to calculate whatever it loads.
profile="$PWD/profile"
mkdir -p "$profile/user"
cat >"$profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU

# office FILTER FOLDER FILE…: saves files in another form
office() {
    local filter="$1" target="$2"
    shift 2
    if ! timeout 120 soffice "-env:UserInstallation=file://$profile" --headless --norestore --convert-to "$filter" --outdir "$target" "$@" \
        >office.log 2>&1; then
        cat office.log
        return 1
    fi
}

case "$what" in
pages)
    "$renaksi" show --format json "$sample" >plan.json
    python3 "$here/plan_page.py" <plan.json >page.html
    office 'docx:MS Word 2007 XML' office page.html
    office 'html:HTML (StarWriter)' office page.html
    if command -v pandoc >/dev/null; then
        pandoc --columns=400 page.html -o pandoc.docx
        pandoc --standalone --metadata title=' ' page.html -o pandoc.html
    fi
    ;;
workbooks)
    for form in xlsx csv json txt; do "$renaksi" convert "$sample" "plan.$form" || [[ $? == 1 ]]; done
    cp plan.xlsx again.xlsx
    python3 "$here/recalculated.py" empty plan.xlsx calculated.xlsx
    office xlsx office again.xlsx calculated.xlsx
    office ods office again.xlsx
    office xls office again.xlsx
    office html office again.xlsx
    office csv office again.xlsx
    ;;
esac
rm -rf "$profile"
