"""The archive file: a .tar.gz. Its last member is the manifest, with the size and checksum of all other members.

An archive that was cut short has no manifest, because that is written last.
"""

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from .manifest import File, Manifest
from .problems import BackupError

MANIFEST = "manifest.json"
#: The fastest level. Pictures are compressed already, and a database shrinks to a quarter even so.
COMPRESSION = 1
CHUNK = 1024 * 1024
#: What gzip and tarfile raise when bytes are missing or changed. They have no common exception.
DAMAGED = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError)


class Hashed:
    """Wraps a file and computes the checksum of what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        self.sum.update(chunk)
        return chunk


class Tarball:
    """An archive that is being written: `add` files, then `finish` with the manifest."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.files: dict[str, File] = {}

    def add(self, path: Path, name: str) -> None:
        if not is_plain(name):  # `members` would refuse the whole archive
            raise BackupError(f"No backup was made: {name!r} could not be put back, so rename it.")
        with path.open("rb") as file:
            member = tarfile.TarInfo(name)
            about = os.fstat(file.fileno())
            member.size, member.mtime, member.mode = about.st_size, int(about.st_mtime), 0o600
            read = Hashed(file)
            self.tar.addfile(member, read)
        self.files[name] = File(member.size, read.sum.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        text = replace(manifest, files=self.files).to_json()
        member = tarfile.TarInfo(MANIFEST)
        member.size, member.mode = len(text), 0o600
        self.tar.addfile(member, io.BytesIO(text))


@contextmanager
def writing(path: Path) -> Iterator[Tarball]:
    """Write a new archive, readable by its owner only. When the block ends, all of it is on the disk."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=COMPRESSION, format=tarfile.PAX_FORMAT) as tar:
            yield Tarball(tar)
        file.flush()
        os.fsync(file.fileno())


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield name and content of each file in the archive. Read a content before asking for the next one.

    Raises BackupError for a member that no backup holds: a link, a folder, a path that leads outside.
    """
    with gzip.open(path) as plain:
        with tarfile.open(fileobj=plain, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() and is_plain(member.name) else None
                if content is None:
                    raise BackupError(f"The archive holds {member.name!r}, which no backup of Juggle does.")
                yield member.name, content
        while plain.read(CHUNK):  # the rest of the file, with gzip's own checksum
            pass


def is_plain(name: str) -> bool:
    """Return whether the path stays below the folder into which it is unpacked."""
    parts = name.split("/")
    return "\\" not in name and all(part not in {"", ".", ".."} for part in parts)


def checked(path: Path) -> Manifest:
    """Read the whole archive and return its manifest. Raises BackupError if it is damaged or incomplete."""
    found: dict[str, File] = {}
    manifest = None
    try:
        for name, content in members(path):
            if manifest:
                raise BackupError("The archive has files after its manifest: it is no backup of Juggle.")
            if name == MANIFEST:
                manifest = Manifest.from_json(content.read())
            else:
                found[name] = measured(content)
    except DAMAGED as problem:
        raise BackupError(
            f"The archive cannot be read to its end: it is damaged or cut short ({problem})."
        ) from problem
    if manifest is None:
        raise BackupError("The archive has no manifest: it is cut short, or no backup of Juggle.")
    if wrong := sorted(name for name in {*found, *manifest.files} if found.get(name) != manifest.files.get(name)):
        raise BackupError(f"The archive is damaged: {len(wrong)} files are not as they were put in, {wrong[0]} first.")
    return manifest


def measured(content: Any) -> File:
    read, size = Hashed(content), 0
    while chunk := read.read(CHUNK):
        size += len(chunk)
    return File(size, read.sum.hexdigest())
