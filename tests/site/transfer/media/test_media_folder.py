import zipfile
from pathlib import Path

import pytest

from transfer.media.media_folder import MediaFolder

AT = "https://old.example/wp-content/uploads/"
FILES = ["2012/02/pan.jpg", "2013/05/pan.jpg", "2013/05/mug-300x200.jpg", "2014/käse.png", "2014/big-scaled.jpg"]


@pytest.fixture(params=["folder", "zip"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> MediaFolder:
    root = tmp_path / "uploads"
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())
    if request.param == "folder":
        return MediaFolder(tmp_path)
    with zipfile.ZipFile(tmp_path / "media.zip", "w") as packed:
        for name in FILES:
            packed.write(root / name, f"uploads/{name}")
    return MediaFolder(tmp_path / "media.zip")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (AT + "2012/02/pan.jpg", "uploads/2012/02/pan.jpg"),
        (AT + "2013/05/pan.jpg", "uploads/2013/05/pan.jpg"),
        (AT + "2012/02/pan-300x200.jpg", "uploads/2012/02/pan.jpg"),
        (AT + "2012/02/PAN.JPG?w=300", "uploads/2012/02/pan.jpg"),
        (AT + "2013/05/mug-300x200.jpg", "uploads/2013/05/mug-300x200.jpg"),
        (AT + "2014/k%C3%A4se.png", "uploads/2014/käse.png"),
        (AT + "2014/big-scaled.jpg", "uploads/2014/big-scaled.jpg"),
        ("https://cdn.example/x/käse.png", "uploads/2014/käse.png"),
        ("https://cdn.example/x/pan.jpg", None),
        (AT + "2012/02/spoon.jpg", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_a_file_is_found_by_its_path(folder: MediaFolder, address: str, name: str | None) -> None:
    assert folder.find(address) == name


def test_no_more_is_read_than_wanted(folder: MediaFolder) -> None:
    assert folder.read("uploads/2012/02/pan.jpg", 4) == b"2012/"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (tmp_path / "media" / "pan.jpg").symlink_to(tmp_path / "secret.jpg")

    with pytest.raises(OSError, match="out of the folder"):
        MediaFolder(tmp_path / "media").read("pan.jpg", 10)


def test_what_is_no_zip_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no")

    with pytest.raises(zipfile.BadZipFile):
        MediaFolder(tmp_path / "x.zip")
