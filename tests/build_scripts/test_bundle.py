"""What the frozen program takes along."""

from __future__ import annotations

import ast

from build_scripts.bundle import Entry, used_binaries, used_data, version_resource

PLUGINS = "PySide6/Qt/plugins"
LINKS = {
    "libqgtk3.so": {"libgtk-3.so.0", "libglib-2.0.so.0"},
    "libgtk-3.so.0": {"libpango-1.0.so.0", "libglib-2.0.so.0"},
    "libpango-1.0.so.0": {"libharfbuzz.so.0"},
    "libqxcb.so": {"libQt6XcbQpa.so.6"},
    "libQt6XcbQpa.so.6": {"libglib-2.0.so.0"},
}


def entry(place: str) -> Entry:
    return (place, f"/source/{place}", "BINARY")


def imports(path: str) -> set[str]:
    return LINKS.get(path.rsplit("/", 1)[-1], set())


def kept(*places: str) -> list[str]:
    return [found[0] for found in used_binaries(map(entry, places), imports)]


def test_an_unused_plugin_goes_and_takes_what_it_alone_needed() -> None:
    theme, platform = f"{PLUGINS}/platformthemes/libqgtk3.so", f"{PLUGINS}/platforms/libqxcb.so"
    libraries = [
        "libgtk-3.so.0",
        "libpango-1.0.so.0",
        "libharfbuzz.so.0",
        "libglib-2.0.so.0",
        "libQt6XcbQpa.so.6",
    ]
    assert kept(theme, platform, *libraries) == [platform, "libglib-2.0.so.0", "libQt6XcbQpa.so.6"]


def test_a_library_that_is_loaded_by_name_stays() -> None:
    assert kept("libsoftokn3.so", f"{PLUGINS}/platformthemes/libqgtk3.so") == ["libsoftokn3.so"]


def test_libraries_that_need_each_other_go_together() -> None:
    circle = {"libqgtk3.so": {"liba.so"}, "liba.so": {"libb.so"}, "libb.so": {"liba.so"}}
    places = [f"{PLUGINS}/platformthemes/libqgtk3.so", "liba.so", "libb.so", "libc.so"]
    left = used_binaries(map(entry, places), lambda path: circle.get(path.rsplit("/", 1)[-1], set()))
    assert left == [entry("libc.so")]


def test_windows_places_are_read_as_well() -> None:
    assert kept(
        r"PySide6\plugins\platforms\qdirect2d.dll".replace("\\", "/"),
        "PySide6/plugins/platforms/qwindows.dll",
    ) == ["PySide6/plugins/platforms/qwindows.dll"]


def test_only_the_two_languages_of_the_desk_come_along() -> None:
    locales = "PySide6/Qt/translations/qtwebengine_locales"
    places = [
        f"{locales}/id.pak",
        f"{locales}/en-US.pak",
        f"{locales}/de.pak",
        "PySide6/Qt/translations/qtbase_de.qm",
    ]
    assert [found[0] for found in used_data(map(entry, places), [])] == [
        f"{locales}/id.pak",
        f"{locales}/en-US.pak",
    ]


def test_resources_stay_and_the_builders_path_does_not() -> None:
    places = ["resources/keys/server_key_production.pem", "loket-0.1.0.dist-info/direct_url.json"]
    assert [found[0] for found in used_data(map(entry, places), [])] == [
        "resources/keys/server_key_production.pem"
    ]


def test_a_link_to_a_library_that_stays_out_stays_out() -> None:
    links = [
        (f"{name}.so.6", f"PySide6/Qt/lib/{name}.so.6", "SYMLINK") for name in ("libQt6Pdf", "libQt6Core")
    ]
    assert used_data(links, [entry("PySide6/Qt/lib/libQt6Core.so.6")]) == links[1:]


def test_the_version_resource_is_an_expression_with_four_numbers() -> None:
    text = version_resource("1.4.2")
    ast.parse(text, mode="eval")
    assert "filevers=(1, 4, 2, 0)" in text
    assert "StringStruct('ProductVersion', '1.4.2')" in text
