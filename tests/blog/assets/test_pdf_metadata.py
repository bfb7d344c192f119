"""PDFs made as office programs make them, with a photograph from a phone on the page."""

from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream

from blog.assets.image_metadata import strip_metadata
from tests.pictures import SECRET, photograph

SECRET_WORD = SECRET.decode()


def programme(*, photo: bytes = b"", filters: Any = Name.DCTDecode, **parts: Any) -> Pdf:
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    page.Contents = Stream(pdf, b"BT (Nine o'clock) Tj ET")
    if photo:
        size: dict[str, Any] = {"Width": 90, "Height": 60, "ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
        image = Stream(pdf, photo, Dictionary(Type=Name.XObject, Subtype=Name.Image, Filter=filters, **size))
        page.Resources = Dictionary(XObject=Dictionary(Im0=image))
    for name, value in parts.items():
        page[f"/{name}"] = value
    return pdf


def saved(pdf: Pdf, **how: Any) -> bytes:
    file = BytesIO()
    pdf.save(file, **how)
    return file.getvalue()


def opened(data: bytes) -> Pdf:
    return Pdf.open(BytesIO(data))


def words_in(data: bytes) -> bytes:
    """Everything in it, unpacked."""
    return saved(opened(data), compress_streams=False, stream_decode_level=0, object_stream_mode=1)


def photo_in(data: bytes) -> bytes:
    with opened(data) as pdf:
        return pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()


def test_author_program_and_time_are_removed_and_the_title_stays():
    pdf = programme()
    pdf.docinfo["/Title"], pdf.docinfo["/Author"], pdf.docinfo["/Creator"] = "Summer programme", SECRET_WORD, "Writer"
    pdf.docinfo["/CreationDate"] = "D:20261128120000Z"

    stripped = opened(strip_metadata(saved(pdf)))

    assert {key: str(value) for key, value in stripped.docinfo.items()} == {"/Title": "Summer programme"}


def test_xmp_keeps_title_language_and_what_screen_readers_need():
    pdf = programme()
    with pdf.open_metadata() as xmp:
        xmp["dc:title"], xmp["dc:language"], xmp["dc:creator"] = "Summer programme", {"en"}, [SECRET_WORD]
        xmp["pdfuaid:part"], xmp["photoshop:City"] = "1", SECRET_WORD

    stripped = strip_metadata(saved(pdf))

    with opened(stripped).open_metadata() as xmp:
        assert sorted(key.rpartition("}")[2] for key in xmp) == ["language", "part", "title"]
    assert SECRET not in words_in(stripped)


@pytest.mark.parametrize("filters", [Name.DCTDecode, Array([Name.DCTDecode])], ids=["one filter", "a list of one"])
def test_a_photograph_in_it_loses_its_place(filters):
    photo = photograph("JPEG")

    stripped = strip_metadata(saved(programme(photo=photo, filters=filters)))

    assert SECRET in photo
    assert photo_in(stripped) == strip_metadata(photo)
    assert SECRET not in words_in(stripped)


def test_what_programs_keep_in_a_page_is_removed():
    private = Dictionary(Writer=Dictionary(Private=SECRET_WORD))

    stripped = opened(strip_metadata(saved(programme(PieceInfo=private, LastModified="D:20261128"))))

    page = stripped.pages[0]
    assert set(page.keys()).isdisjoint({"/PieceInfo", "/LastModified"})
    assert page.Contents.read_bytes() == b"BT (Nine o'clock) Tj ET"


def test_one_without_metadata_stays_byte_for_byte():
    clean = strip_metadata(saved(programme(photo=photograph("JPEG"))))

    assert strip_metadata(clean) == clean


def test_a_signed_one_stays_because_its_signature_would_break():
    pdf = programme()
    pdf.docinfo["/Author"] = SECRET_WORD
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), SigFlags=3)
    signed = saved(pdf)

    assert strip_metadata(signed) == signed


def test_a_form_that_nobody_has_signed_is_stripped():
    pdf = programme()
    pdf.docinfo["/Author"] = SECRET_WORD
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), SigFlags=2)

    assert SECRET not in words_in(strip_metadata(saved(pdf)))


@pytest.mark.parametrize("kept", [b"%PDF-1.7\n" + SECRET, b"%PDF-1.7\n", b"Not a document."])
def test_what_cannot_be_read_stays_as_it_came(kept):
    assert strip_metadata(kept) == kept


def test_a_locked_one_stays_as_it_came():
    pdf = programme()
    pdf.docinfo["/Author"] = SECRET_WORD
    locked = saved(pdf, encryption=Encryption(owner="of the club", user="of the members"))

    assert strip_metadata(locked) == locked


def test_a_photograph_that_nobody_can_read_stays_and_the_rest_is_stripped():
    broken = b"\xff\xd8 and no segment"
    pdf = programme(photo=broken)
    pdf.docinfo["/Author"] = SECRET_WORD

    stripped = strip_metadata(saved(pdf))

    assert photo_in(stripped) == broken
    assert SECRET not in words_in(stripped)
