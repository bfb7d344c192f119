from collections.abc import Iterable

from django.utils.text import slugify

# Headings live on the same page as "conversation", "c12" and "main", which must stay what they are.
PREFIX = "on-"


def anchors_for(headings: Iterable[str]) -> list[str]:
    """An anchor for each heading, made from its words, unique on the page: on-boundaries, on-boundaries-2 …"""
    anchors: list[str] = []
    for heading in headings:
        words = PREFIX + (slugify(heading) or "section")
        anchor, count = words, 1
        while anchor in anchors:
            count += 1
            anchor = f"{words}-{count}"
        anchors.append(anchor)
    return anchors
