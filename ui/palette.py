"""Colours as roles, one table per scheme, and the WCAG contrast that a test holds them to."""

from __future__ import annotations

from enum import StrEnum


class Scheme(StrEnum):
    """Which table of colours is worn; AUTO follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Role(StrEnum):
    """What a colour is for. Meaning roles come as text colour and quiet background (``…_soft``).

    ``waiting``: grey, waiting and offline (red is not for the network) · ``amber``: *belum
    berhasil* · ``invalid``: *tidak valid*, a firm red-brown · ``success``: *berhasil* ·
    ``unsure``: *belum pasti*, blue-grey. Source: design, look, "Colour carries nothing alone".
    """

    WINDOW = "window"
    SURFACE = "surface"
    SUNKEN = "sunken"
    BORDER = "border"
    CONTROL = "control"
    TEXT = "text"
    MUTED = "muted"
    FOCUS = "focus"
    PRIMARY = "primary"
    PRIMARY_HOVER = "primary_hover"
    PRIMARY_SOFT = "primary_soft"
    ON_PRIMARY = "on_primary"
    WAITING = "waiting"
    WAITING_SOFT = "waiting_soft"
    AMBER = "amber"
    AMBER_SOFT = "amber_soft"
    INVALID = "invalid"
    INVALID_SOFT = "invalid_soft"
    SUCCESS = "success"
    SUCCESS_SOFT = "success_soft"
    UNSURE = "unsure"
    UNSURE_SOFT = "unsure_soft"
    RIBBON = "ribbon"
    ON_RIBBON = "on_ribbon"


MEANINGS = (Role.WAITING, Role.AMBER, Role.INVALID, Role.SUCCESS, Role.UNSURE)

LIGHT = {
    Role.WINDOW: "#f2f5f6",
    Role.SURFACE: "#ffffff",
    Role.SUNKEN: "#e6ecee",
    Role.BORDER: "#d2dbde",
    Role.CONTROL: "#71838a",
    Role.TEXT: "#14232a",
    Role.MUTED: "#4a5b63",
    Role.FOCUS: "#0a2c66",
    Role.PRIMARY: "#0b6670",
    Role.PRIMARY_HOVER: "#08525a",
    Role.PRIMARY_SOFT: "#dcedef",
    Role.ON_PRIMARY: "#ffffff",
    Role.WAITING: "#475860",
    Role.WAITING_SOFT: "#e7ecee",
    Role.AMBER: "#834700",
    Role.AMBER_SOFT: "#fdefd6",
    Role.INVALID: "#8a2d1a",
    Role.INVALID_SOFT: "#fae7e1",
    Role.SUCCESS: "#17653a",
    Role.SUCCESS_SOFT: "#e0f2e6",
    Role.UNSURE: "#33547a",
    Role.UNSURE_SOFT: "#e3ebf5",
    Role.RIBBON: "#553a86",
    Role.ON_RIBBON: "#ffffff",
}

DARK = {
    Role.WINDOW: "#11181b",
    Role.SURFACE: "#1a2328",
    Role.SUNKEN: "#0c1215",
    Role.BORDER: "#33434b",
    Role.CONTROL: "#7e929b",
    Role.TEXT: "#e8eef0",
    Role.MUTED: "#a9b9c0",
    Role.FOCUS: "#ffd479",
    Role.PRIMARY: "#62c6cf",
    Role.PRIMARY_HOVER: "#86d8df",
    Role.PRIMARY_SOFT: "#173a3f",
    Role.ON_PRIMARY: "#05262a",
    Role.WAITING: "#b3c1c8",
    Role.WAITING_SOFT: "#253137",
    Role.AMBER: "#f2ba62",
    Role.AMBER_SOFT: "#38290f",
    Role.INVALID: "#f2a48f",
    Role.INVALID_SOFT: "#402018",
    Role.SUCCESS: "#83d8a4",
    Role.SUCCESS_SOFT: "#153320",
    Role.UNSURE: "#abc6e8",
    Role.UNSURE_SOFT: "#1d2d41",
    Role.RIBBON: "#43306b",
    Role.ON_RIBBON: "#efe6ff",
}

CONTRAST = {
    Role.WINDOW: "#000000",
    Role.SURFACE: "#000000",
    Role.SUNKEN: "#000000",
    Role.BORDER: "#ffffff",
    Role.CONTROL: "#ffffff",
    Role.TEXT: "#ffffff",
    Role.MUTED: "#ffffff",
    Role.FOCUS: "#ffff00",
    Role.PRIMARY: "#7df9ff",
    Role.PRIMARY_HOVER: "#ffffff",
    Role.PRIMARY_SOFT: "#00363b",
    Role.ON_PRIMARY: "#000000",
    Role.WAITING: "#ffffff",
    Role.WAITING_SOFT: "#1c1c1c",
    Role.AMBER: "#ffd27a",
    Role.AMBER_SOFT: "#1f1400",
    Role.INVALID: "#ffb3a1",
    Role.INVALID_SOFT: "#240a04",
    Role.SUCCESS: "#8dffb6",
    Role.SUCCESS_SOFT: "#001f0d",
    Role.UNSURE: "#b5d6ff",
    Role.UNSURE_SOFT: "#061527",
    Role.RIBBON: "#e3d0ff",
    Role.ON_RIBBON: "#000000",
}

SCHEMES: dict[Scheme, dict[Role, str]] = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.CONTRAST: CONTRAST,
}


def soft(role: Role) -> Role:
    """The quiet background that belongs to a meaning."""
    return Role(f"{role.value}_soft")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
