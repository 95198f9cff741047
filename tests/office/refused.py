"""Whether a file is refused, with a reason and without a result.

refused.py RENAKSI FILE WORD…: the message must have every WORD. Exit code 0: refused, 1: not, 77: there is no such file.
"""

import os
import subprocess
import sys

CANNOT_READ = 3


def main():
    renaksi, path, *words = sys.argv[1:]
    if not os.path.exists(path):
        print(f"{path} was not made")
        return 77
    run = subprocess.run([renaksi, "check", "--lang", "en", path], capture_output=True, text=True, check=False)
    print(f"exit code {run.returncode}, {len(run.stdout)} bytes of output, {run.stderr}")
    return 0 if run.returncode == CANNOT_READ and not run.stdout and all(word in run.stderr for word in words) else 1


if __name__ == "__main__":
    sys.exit(main())
