"""No nested event loops: dialogs are opened with ``open()``, the application alone is executed.

A nested loop freezes a QStateMachine that is entering a state, and keeps a dialog standing after
its state was left.
"""

from __future__ import annotations

import ast

import pytest

from tests.house.code import Module, modules, parse

APPLICATION_NAMES = {"app", "application", "QApplication", "QGuiApplication", "QCoreApplication"}
# They show no window; the loop they wait in is the only one.
WINDOWLESS = {"desktop.commands.self_test"}
BLOCKING_STATICS = {
    "QMessageBox": {"about", "aboutQt", "critical", "information", "question", "warning"},
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
    "QFileDialog": {
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getSaveFileName",
    },
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}


def blocking_calls(module: Module) -> list[str]:
    calls = (node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call))
    methods = (func for func in calls if isinstance(func, ast.Attribute))
    return [f"{module.path}:{func.lineno} {ast.unparse(func)}" for func in methods if _blocks(func)]


def _blocks(func: ast.Attribute) -> bool:
    receiver = ast.unparse(func.value).split(".")[-1].lstrip("_")
    if func.attr in {"exec", "exec_"}:
        return receiver not in APPLICATION_NAMES
    return func.attr in BLOCKING_STATICS.get(receiver, set())


def test_nothing_runs_a_nested_event_loop() -> None:
    windowed = (module for module in modules("desktop", "ui") if module.name not in WINDOWLESS)
    assert [call for module in windowed for call in blocking_calls(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "RetryDialog(self).exec()",
        "self._dialog.exec()",
        "loop.exec()",
        "menu.exec_(point)",
        "QMessageBox.warning(self, 'a', 'b')",
        "QtWidgets.QFileDialog.getOpenFileName(self)",
    ],
)
def test_a_nested_loop_is_found(text: str) -> None:
    assert blocking_calls(parse("ui.probe", text)) != []


@pytest.mark.parametrize("text", ["app.exec()", "self._app.exec()", "dialog.open()", "QMessageBox(self)"])
def test_what_does_not_block_is_left_alone(text: str) -> None:
    assert blocking_calls(parse("ui.probe", text)) == []
