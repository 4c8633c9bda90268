"""Lets a test that runs as root meet the permissions of files as everybody else meets them (POSIX)."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
_VERSION_3 = 0x20080522
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1 << 1, 1 << 2  # capabilities(7): root reads and writes everything


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable"))


def as_plain_user(work: Callable[[], T]) -> T:
    """Run ``work`` on a thread without root's powers over files; capabilities are per thread."""
    with ThreadPoolExecutor(1, initializer=_drop_powers) as thread:
        return thread.submit(work).result()


def _drop_powers() -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, data = _Header(_VERSION_3, 0), (_Data * 2)()
    if libc.capget(ctypes.byref(header), data) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    data[0].effective &= ~(_DAC_OVERRIDE | _DAC_READ_SEARCH)
    if libc.capset(ctypes.byref(header), data) != 0:
        raise OSError(ctypes.get_errno(), "capset")
