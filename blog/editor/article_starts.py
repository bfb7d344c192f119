"""The four ways to begin an article: which parts are there already when the form opens."""

from typing import Any, NamedTuple

#: Blocks by name with what they hold, as `BodyBlock` takes them.
Parts = list[tuple[str, Any]]


class ArticleStart(NamedTuple):
    #: In the address of the form: `?start=how-to`.
    key: str
    name: str
    #: What it is for, for who chooses.
    description: str
    #: Wagtail's name of an icon.
    icon: str
    parts: Parts


STARTS = [
    ArticleStart(
        "personal",
        "Personal",
        "Something that happened to you, told as it was. A title, a standfirst, and off you go.",
        "edit",
        [("text", "")],
    ),
    ArticleStart(
        "how-to",
        "How-to",
        "Something that works at yours, so that others can try it: what one needs, what to do, what people ask.",
        "list-ol",
        [
            ("text", ""),
            ("heading", "What you need"),
            ("checklist", {"items": ["", ""]}),
            ("heading", "How it goes"),
            ("steps", {"steps": ["", "", ""]}),
            ("heading", "What people ask"),
            ("questions", {"questions": [{"question": "", "answer": ""}]}),
        ],
    ),
    ArticleStart(
        "researched",
        "Researched",
        "What studies and people who know say, with the sources at the end.",
        "search",
        [
            ("text", ""),
            ("heading", "What is known"),
            ("text", ""),
            ("heading", "What that means on a Tuesday"),
            ("text", ""),
            ("references", {"items": [{}]}),
        ],
    ),
    ArticleStart(
        "follow-up",
        "Follow-up",
        "How it went on. Readers of the earlier article are told, and see what has changed.",
        "redirect",
        [("text", ""), ("heading", "What has changed"), ("text", "")],
    ),
]
BY_KEY = {start.key: start for start in STARTS}


def start_of(key: str) -> ArticleStart:
    """An unknown one is a personal article: a title, a standfirst and one open text."""
    return BY_KEY.get(key, STARTS[0])
