"""The code as the house tests see it: modules, their syntax trees and what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python: its dotted name, its text and its syntax tree."""

    name: str
    path: Path
    is_package: bool
    text: str
    tree: ast.Module

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every import anywhere in the file: absolute dotted name, down to what is imported, and line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)

    def functions(self) -> Iterator[FunctionNode]:
        """Every function and method, inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, FunctionNode))

    def _absolute(self, node: ast.ImportFrom) -> str:
        if node.level == 0:
            return node.module or ""
        parts = self.name.split(".")
        package = parts[: len(parts) - node.level + (1 if self.is_package else 0)]
        return ".".join([*package, *([node.module] if node.module else [])])


def is_within(name: str, room: str) -> bool:
    """Whether a dotted name is the room itself or lies in it."""
    return name == room or name.startswith(f"{room}.")


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """All modules under the given top-level folders."""
    return tuple(_read(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


def parse(name: str, text: str, is_package: bool = False) -> Module:
    """A module from its text alone, for the tests of these tests."""
    return Module(name, Path(f"{name}.py"), is_package, text, ast.parse(text))


def _read(path: Path) -> Module:
    relative = path.relative_to(ROOT).with_suffix("")
    is_package = relative.name == "__init__"
    parts = relative.parts[:-1] if is_package else relative.parts
    text = path.read_text("utf-8")
    return Module(".".join(parts), path.relative_to(ROOT), is_package, text, ast.parse(text))
