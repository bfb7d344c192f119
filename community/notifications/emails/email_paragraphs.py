"""The HTML part of an e-mail that was written as text only, such as allauth's and Wagtail's."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string

from community.branding.brand import current_brand

#: A code stands alone on its line: "ABC-123", "7KQ2-9XWM".
_CODE = re.compile(r"[A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*")
_LINK = re.compile(r"https?://\S+")


@dataclass
class Paragraph:
    """`kind`: "text", "code", "link" (each line is one), or "list" (each line is an item)."""

    kind: str
    lines: list[str] = field(default_factory=list)


def paragraphs_of(text: str) -> list[Paragraph]:
    """Lines that were broken at 72 characters are joined, because a telephone breaks them elsewhere."""
    return [_paragraph(block.splitlines()) for block in re.split(r"\n[ \t]*\n", text.strip()) if block.strip()]


def _paragraph(lines: list[str]) -> Paragraph:
    lines = [line.rstrip() for line in lines]
    if all(_LINK.fullmatch(line.strip()) for line in lines):
        return Paragraph("link", [line.strip() for line in lines])
    if len(lines) == 1 and _CODE.fullmatch(lines[0].strip()):
        return Paragraph("code", [lines[0].strip()])
    if lines[0].startswith("- "):
        items: list[str] = []
        for line in lines:
            if line.startswith("- "):
                items.append(line[2:])
            else:
                items[-1] += f" {line.strip()}"
        return Paragraph("list", items)
    return Paragraph("text", [" ".join(line.strip() for line in lines)])


def html_of(text: str, *, subject: str) -> str:
    context = {
        "paragraphs": paragraphs_of(text),
        "subject": subject,
        "brand": current_brand(),
        "site_name": current_brand().name,
        "site_url": settings.SITE_URL,
    }
    return render_to_string("emails/from_text.html", context)
