"""Where the tests find what they compare with."""

import importlib.util
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(HERE)
CAPI = os.path.dirname(PACKAGE)
HEADER = os.path.join(CAPI, "renaksi.h")
GOLDEN = os.environ.get("RENAKSI_ABI_GOLDEN", os.path.join(CAPI, "abi", "golden.txt"))
DATA = os.environ.get("RENAKSI_TEST_DATA", os.path.join(os.path.dirname(CAPI), "tests", "data"))
SAMPLE = os.path.join(DATA, "lombok-tengah-2022.txt")

if os.environ.get("RENAKSI_TEST_INSTALLED") != "1":
    sys.path.insert(0, PACKAGE)

HAS_NUMPY = importlib.util.find_spec("numpy") is not None
HAS_PANDAS = importlib.util.find_spec("pandas") is not None

MONEY = ("pagu", "tw1", "tw2", "tw3", "tw4")


def truth():
    with open(os.path.join(DATA, "lombok-tengah-2022.truth.json"), encoding="utf-8") as file:
        return json.load(file)
