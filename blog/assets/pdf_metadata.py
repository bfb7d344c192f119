"""Removes metadata from a PDF and from the photographs in it: place, author, program, time.

Its title, its language and what it says of its own accessibility stay: screen readers need them.
"""

import struct
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, Stream

from . import image_containers

KEPT_IN_INFO = {"/Title"}
#: Beginnings of names in XMP.
KEPT_IN_XMP = (
    *("{http://purl.org/dc/elements/1.1/}title", "{http://purl.org/dc/elements/1.1/}language"),
    *("{http://www.aiim.org/pdfa/ns/", "{http://www.aiim.org/pdfua/ns/"),
)
#: What programs keep in any part of a document: XMP of its own, private data, the time of a change.
IN_ANY_PART = (Name.Metadata, Name.PieceInfo, Name.LastModified)


def strip_pdf(data: bytes) -> bytes:
    """The same bytes if there is nothing to remove, if it is locked or signed (a change would break the signature), or
    if it cannot be read."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted or is_signed(pdf) or not strip_document(pdf) | strip_parts(pdf):
                return data
            file = BytesIO()
            pdf.save(file, fix_metadata_version=False)
            return file.getvalue()
    except (PdfError, PasswordError):
        return data


def is_signed(pdf: Pdf) -> bool:
    form = pdf.Root.get(Name.AcroForm, Dictionary())
    return bool(int(form.get(Name.SigFlags, 0)) & 1)


def strip_document(pdf: Pdf) -> bool:
    """Returns whether there was anything, as the functions below do."""
    in_info = [str(key) for key in pdf.docinfo if key not in KEPT_IN_INFO] if Name.Info in pdf.trailer else []
    for key in in_info:
        del pdf.docinfo[key]
    if Name.Metadata not in pdf.Root:
        return bool(in_info)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        in_xmp = [name for name in xmp if not name.startswith(KEPT_IN_XMP)]
        for name in in_xmp:
            del xmp[name]
    return bool(in_info or in_xmp)


def strip_parts(pdf: Pdf) -> bool:
    parts = [part for part in pdf.objects if isinstance(part, Dictionary | Stream)]
    stripped = [part for part in parts if strip_part(part, is_root=part.objgen == pdf.Root.objgen)]
    return bool(stripped)


def strip_part(part: Object, *, is_root: bool) -> bool:
    found = [key for key in IN_ANY_PART if key in part and not (is_root and key == Name.Metadata)]
    for key in found:
        del part[key]
    return bool(found) | strip_photograph(part)


def strip_photograph(part: Object) -> bool:
    """Only of JPEG: what stands in other formats is pixels alone, or (JPEG 2000) is written by no camera."""
    if not isinstance(part, Stream) or part.get(Name.Filter) not in (Name.DCTDecode, Array([Name.DCTDecode])):
        return False
    photograph = part.read_raw_bytes()
    try:
        stripped = image_containers.jpeg(photograph)
    except (ValueError, IndexError, struct.error):
        return False
    if stripped == photograph:
        return False
    part.write(stripped, filter=Name.DCTDecode)
    return True
