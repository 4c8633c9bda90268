"""What goes into the frozen program and what stays out; ``loket.spec`` applies it.

PyInstaller takes along whatever Qt might ever want. A desk needs a fraction of it, and an old PC
with a hard disk feels the difference (facts, "Bundle").
"""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Callable, Iterable
from pathlib import PurePath

Entry = tuple[str, str, str]
"""PyInstaller's way to name a file: place in the bundle, source, type."""

# WebEngineCore links Quick and Qml, so those libraries come along by themselves; without their Python
# modules the hooks leave out the hundred megabytes of QML files.
EXCLUDED_MODULES = (
    "PySide6.QtPdf PySide6.QtPdfWidgets PySide6.QtQml PySide6.QtQuick PySide6.QtQuickWidgets "
    "PySide6.QtVirtualKeyboard "
    "keyrings keyrings.alt tkinter unittest pydoc test lib2to3 setuptools pkg_resources"
).split()
# keyring finds its backends by entry points, which a frozen program has not.
KEYRING_BACKENDS = [
    f"keyring.backends.{name}" for name in ("SecretService", "kwallet", "Windows", "chainer", "fail")
]

# A desk has a screen with a window system, a mouse and no GPS.
UNUSED_PLUGINS = (
    "egldeviceintegrations/* generic/* networkinformation/* position/* "
    "platforminputcontexts/*virtualkeyboard* platformthemes/*gtk3* "
    "platforms/*eglfs* platforms/*linuxfb* platforms/*minimal* platforms/*vkkhr* platforms/*vnc* "
    "platforms/*direct2d* tls/*certonly* "
    "imageformats/*pdf* imageformats/*tga* imageformats/*tiff* imageformats/*wbmp* imageformats/*icns* "
    "wayland-shell-integration/*ivi* wayland-graphics-integration-client/*vulkan*"
).split()
UNUSED_DATA = (
    "*.qm */qtwebengine_devtools_resources.pak *.debug.bin *.debug.pak */direct_url.json */RECORD".split()
)
WEB_LOCALES = {"id.pak", "en-US.pak"}


def used_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Data files without translations of Qt's own, developer tools and foreign web locales.

    PyInstaller counts links to libraries as data; those to binaries that stay out stay out too.
    """
    used = [entry for entry in entries if not _is_unused_data(entry[0])]
    places = {entry[0] for entry in [*binaries, *used]}
    return [entry for entry in used if entry[2] != "SYMLINK" or _target(entry) in places]


def used_binaries(entries: Iterable[Entry], imports: Callable[[str], set[str]]) -> list[Entry]:
    """Binaries without unused plugins and without the libraries that only those needed.

    ``imports`` names the libraries (base names) that the binary at a path is linked with.
    """
    everything = list(entries)
    dropped = [entry for entry in everything if _is_unused_plugin(entry[0])]
    kept = [entry for entry in everything if not _is_unused_plugin(entry[0])]
    suspects = _reach(dropped, {_name(entry[0]): entry for entry in everything}, imports)
    needed = _reach(
        [entry for entry in kept if _name(entry[0]) not in suspects],
        {_name(entry[0]): entry for entry in kept},
        imports,
    )
    return [entry for entry in kept if _name(entry[0]) not in suspects - needed]


def _reach(start: Iterable[Entry], known: dict[str, Entry], imports: Callable[[str], set[str]]) -> set[str]:
    """The names of all ``known`` libraries that ``start`` needs, directly or not."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        fresh = (imports(waiting.pop()[1]) & known.keys()) - found
        found |= fresh
        waiting += [known[name] for name in fresh]
    return found


def _target(link: Entry) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(link[0]), link[1]))


def _name(place: str) -> str:
    return PurePath(place).name


def _is_unused_plugin(place: str) -> bool:
    return any(
        fnmatch.fnmatch(PurePath(place).as_posix(), f"*/plugins/{pattern}") for pattern in UNUSED_PLUGINS
    )


def _is_unused_data(place: str) -> bool:
    path = PurePath(place)
    if path.parent.name == "qtwebengine_locales":
        return path.name not in WEB_LOCALES
    return any(fnmatch.fnmatch(path.as_posix(), pattern) for pattern in UNUSED_DATA)


def version_resource(version: str) -> str:
    """The version resource of ``loket.exe``, in the text form that PyInstaller reads."""
    numbers = tuple(int(part) for part in [*version.split("."), "0", "0", "0"][:4])
    strings = {
        "FileDescription": "Loket",
        "FileVersion": version,
        "InternalName": "loket",
        "LegalCopyright": "MIT License",
        "OriginalFilename": "loket.exe",
        "ProductName": "Loket",
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), "
        f"kids=[StringFileInfo([StringTable('040904B0', [{table}])]), "
        f"VarFileInfo([VarStruct('Translation', [1033, 1200])])])"
    )
