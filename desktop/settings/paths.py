"""Where everything lies that Loket writes: one folder, and one inside it for training."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.settings.files import as_folder_unusable, open_private, private_folder

TRAINING = "latihan"


@dataclass(frozen=True, slots=True)
class Paths:
    """The places of one desk. ``data``: the folder of ``--data``, or the account's own.

    Training writes to a folder of its own, so that nothing of it is ever taken for a real case.
    """

    data: Path
    training: bool = False

    @classmethod
    def find(cls, data: Path | None, training: bool) -> Paths:
        """``--data DIR``, or where the system keeps a program's data (local, never roaming)."""
        if data is None:
            from platformdirs import user_data_path

            data = user_data_path("Loket", appauthor=False, roaming=False)
        return cls(data.absolute(), training)

    @property
    def root(self) -> Path:
        """The folder that everything below lies in."""
        return self.data / TRAINING if self.training else self.data

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.root / "journal" / "journal.db"

    @property
    def evidence(self) -> Path:
        """The folder of all pictures."""
        return self.root / "evidence"

    @property
    def exchange(self) -> Path:
        """Where pictures are laid out to be attached; named for the person who looks there."""
        return self.root / "untuk-formulir"

    @property
    def log(self) -> Path:
        """The log's file; older ones lie beside it."""
        return self.root / "log" / "loket.log"

    @property
    def settings(self) -> Path:
        """The file with the names of facility, officer and reporter."""
        return self.root / "settings.json"

    def ensure(self) -> None:
        """Make the folders, 0700 on POSIX, and try to write; raises FolderUnusable."""
        probe = self.root / ".probe"
        with as_folder_unusable():
            for folder in (self.data, self.root, self.journal.parent, self.evidence, self.log.parent):
                private_folder(folder)
            with open(probe, "w", opener=open_private) as file:
                file.write("x")
            probe.unlink()
