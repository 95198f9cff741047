#!/usr/bin/env bash
# The sample plan in every form that LibreOffice and pandoc make of it.
#
# make_documents.sh RENAKSI SAMPLE FOLDER
#   FOLDER/page.html         a page in the official form
#   FOLDER/plan.FORM         what `renaksi convert` writes
#   FOLDER/wrong.*           the same with totals that do not hold
#   FOLDER/office, /pandoc   what LibreOffice and pandoc make of these
# Exit code 77 where LibreOffice is missing.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
renaksi="$1" sample="$2" folder="$3"

command -v soffice >/dev/null || { echo "no soffice here"; exit 77; }
rm -rf "${folder:?}"
mkdir -p "$folder/office" "$folder/pandoc"
cd "$folder"

# convert IN OUT: what a form cannot hold is said with exit code 1
convert() { "$renaksi" convert "$1" "$2" || [[ $? == 1 ]]; }

for form in json xlsx csv txt; do convert "$sample" "plan.$form"; done
python3 "$here/plan_page.py" <plan.json >page.html
python3 "$here/wrong_totals.py" <plan.json >wrong.json
convert wrong.json wrong.xlsx
python3 "$here/recalculated.py" spoil plan.xlsx spoilt.xlsx
if command -v pandoc >/dev/null; then
    pandoc --columns=400 page.html -o pandoc/page.docx
    pandoc --standalone --metadata title=' ' page.html -o pandoc/page.html
fi

# A profile of its own, so that a running LibreOffice is left alone. It is told to calculate whatever it loads, and that it is set up already,
# else it would put its own macros in the place of these.
profile="$PWD/profile"
mkdir -p "$profile/user/basic/Standard"
cp "$here/save_as.xba" "$profile/user/basic/Standard/"
cat >"$profile/user/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
XML
cat >"$profile/user/basic/script.xlc" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" library:link="false"/>
</library:libraries>
XML
cat >"$profile/user/basic/Standard/script.xlb" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false">
<library:element library:name="save_as"/>
</library:library>
XML

xlsx='Calc MS Excel 2007 XML'
cat >jobs.txt <<LIST
$PWD/plan.xlsx|$xlsx|$xlsx|$PWD/office/plan.xlsx|calc8|$PWD/office/plan.ods|MS Excel 97|$PWD/office/plan.xls|HTML (StarCalc)|$PWD/office/plan.html|Text - txt - csv (StarCalc)|$PWD/office/plan.csv
$PWD/wrong.xlsx|$xlsx|$xlsx|$PWD/office/wrong.xlsx|calc8|$PWD/office/wrong.ods
$PWD/spoilt.xlsx|$xlsx|$xlsx|$PWD/office/spoilt.xlsx
$PWD/page.html|HTML (StarWriter)|MS Word 2007 XML|$PWD/office/page.docx|HTML (StarWriter)|$PWD/office/page.html
LIST
timeout 300 soffice "-env:UserInstallation=file://$profile" --headless --norestore "macro:///Standard.save_as.all_of(\"$PWD/jobs.txt\")" >office.log 2>&1 ||
    { cat office.log; exit 1; }
if [[ -e jobs.txt.failed ]]; then
    cat jobs.txt.failed
    exit 1
fi
for made in plan.{xlsx,ods,xls,html,csv} wrong.{xlsx,ods} spoilt.xlsx page.{docx,html}; do
    [[ -s office/$made ]] || { echo "LibreOffice did not make $made"; exit 1; }
done
rm -rf "$profile"
