"""Files that can be read in one sitting, functions that fit on a screen."""

from __future__ import annotations

from tests.house.code import modules

FOLDERS = ("desktop", "ui", "build_scripts")
FILE_LIMIT = 300
FUNCTION_LIMIT = 40


def test_no_file_has_outgrown_its_room() -> None:
    long = {
        str(module.path): lines
        for module in modules(*FOLDERS)
        if (lines := len(module.text.splitlines())) > FILE_LIMIT
    }
    assert long == {}


def test_no_function_has_outgrown_a_screen() -> None:
    long = {
        f"{module.path}:{function.lineno} {function.name}": lines
        for module in modules(*FOLDERS)
        for function in module.functions()
        if (lines := (function.end_lineno or function.lineno) - function.lineno + 1) > FUNCTION_LIMIT
    }
    assert long == {}
