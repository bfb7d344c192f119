"""A folder, or a zip, with the files of the old site: which one was at an address there."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

#: Sizes that WordPress makes of a picture: "pan-300x200.jpg", and of one that is too large: "pan-scaled.jpg".
SIZE = re.compile(r"-(?:\d+x\d+|scaled|rotated)(?=\.\w+$)")


class MediaFolder:
    """Raises OSError or zipfile.BadZipFile for what is neither."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.zip = None if path.is_dir() else zipfile.ZipFile(path)
        names = self.zip.namelist() if self.zip else [str(one.relative_to(path)) for one in path.rglob("*")]
        self.names = {name for name in names if not name.endswith("/")}
        self.by_name: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names):
            self.by_name[PurePosixPath(name).name.lower()].append(name)

    def find(self, address: str) -> str | None:
        """The name of the file that was at this address: the one whose path ends alike; the original of a size."""
        try:
            path = unquote(urlsplit(address).path)
        except ValueError:
            return None
        for wanted in dict.fromkeys([SIZE.sub("", path), path]):
            candidates = self.by_name.get(PurePosixPath(wanted).name.lower(), [])
            if candidates:
                best = max(candidates, key=lambda name: same_end(name, wanted))
                if len(candidates) == 1 or same_end(best, wanted) > 1:
                    return best
        return None

    def size(self, name: str) -> int:
        return self.zip.getinfo(name).file_size if self.zip else (self.path / name).stat().st_size

    def read(self, name: str, most: int) -> bytes:
        """At most so many bytes, whatever the zip says about itself."""
        if self.zip:
            with self.zip.open(name) as file:
                return file.read(most + 1)
        real = (self.path / name).resolve()
        if not real.is_relative_to(self.path.resolve()):
            raise OSError("It leads out of the folder")
        with real.open("rb") as file:
            return file.read(most + 1)


def same_end(one: str, other: str) -> int:
    """How many parts of the two paths are alike, from the end."""
    pairs = zip(reversed(PurePosixPath(one).parts), reversed(PurePosixPath(other).parts), strict=False)
    count = 0
    for left, right in pairs:
        if left.lower() != right.lower():
            break
        count += 1
    return count
