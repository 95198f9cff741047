"""Holds what the command writes as JSON against the schemas of docs/schema/, with python3-jsonschema.

    validate.py COMMAND    from the project's root

Every document that is written has to be valid. So that the schemas cannot be valid for everything, one document of each kind is damaged in
every place, one place at a time: a key taken out, a key put in, a value of another type. Each of these has to be refused.
"""
import copy
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("the Python package jsonschema is missing (Debian: python3-jsonschema)")

SAMPLE = "tests/data/lombok-tengah-2022.txt"
CASES = ["several-indicators", "kode-in-a-column", "unreadable-amount", "no-jumlah", "ambiguous-levels", "amounts-two-decimals",
         "sasaran-beside-program", "thousands-in-a-target", "no-signature"]
TABLES = [str(path) for path in sorted(pathlib.Path("tests/data/rekap").glob("*.csv"))]
KEYS = ["level", "sasaran", "program", "kegiatan", "penanggung-jawab"]


def written(command, *arguments):
    done = subprocess.run([command, *arguments, "--format", "json"], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)}: exit code {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def validators():
    out = {}
    for path in sorted(pathlib.Path("docs/schema").glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        out[schema["title"]] = jsonschema.Draft202012Validator(schema)
    return out


def places(value, path=()):
    """Every value of a document, by the keys and positions that lead to it."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def damaged(document):
    """The document with one thing wrong, and what that is."""
    for path in places(document):
        one = copy.deepcopy(document)
        if isinstance(at(one, path), dict):
            at(one, path)["unknown"] = None
            yield one, f"{path} with an unknown key"
        if not path:
            continue
        one = copy.deepcopy(document)
        at(one, path[:-1])[path[-1]] = {"of": "another type"}
        yield one, f"{path} of another type"
        # A file is not named where there is none to name.
        if isinstance(path[-1], str) and path != ("file",):
            one = copy.deepcopy(document)
            del at(one, path[:-1])[path[-1]]
            yield one, f"without {path}"


def smaller(document):
    """Few rows are as good as many: every place of a document is tried."""
    one = copy.deepcopy(document)
    for key in ("rows", "findings", "mistakes", "groups", "applied", "largest_roots", "first_errors"):
        if key in one:
            one[key] = one[key][:6]
    return one


def documents(command):
    cases = [f"tests/cases/shapes/{name}/input.txt" for name in CASES]
    for path in [SAMPLE, *cases]:
        yield path, written(command, "show", path)
        yield path, written(command, "check", path)
        yield path, written(command, "fix", path, "--dry-run")
        yield path, written(command, "rollup", path, "--by", "program")
    for key in KEYS:
        yield SAMPLE, written(command, "rollup", SAMPLE, "--by", key)
    for key in ["program", "provinsi", "level"]:
        yield "tables", written(command, "rekap", *TABLES, "--by", key)


def main():
    by_schema = validators()
    seen = {}
    wrong = []
    count = 0
    for path, document in documents(sys.argv[1]):
        validator = by_schema[document["schema"]]
        wrong += [f"{path}: {document['schema']}: {list(e.path)}: {e.message}" for e in validator.iter_errors(document)]
        seen.setdefault(document["schema"], document)
        count += 1
    refused = 0
    for name, document in seen.items():
        for one, what in damaged(smaller(document)):
            refused += 1
            if by_schema[name].is_valid(one):
                wrong.append(f"{name}: valid although damaged: {what}")
    if set(seen) != set(by_schema):
        wrong.append(f"schemas without a document: {set(by_schema) - set(seen)}")
    if wrong:
        sys.exit("\n".join(wrong[:40]) + f"\n{len(wrong)} wrong")
    print(f"{count} documents are valid, {refused} damaged ones are refused")


if __name__ == "__main__":
    main()
