"""The one command of a developer: ``python3 build_scripts/dev.py run|test|lint|bench|build|lock``.

Runs with a bare Python and from any directory. It needs no more than the standard library, because
it makes the environment that holds everything else. This file stays readable to an old Python, so
that such a one gets a sentence and not a syntax error; the rest is imported after the look at it.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one place that meets older ones
    sys.exit(f"Loket needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120

from build_scripts.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
