"""Compares two answers for the same address: the same bytes, the same but for names, or different."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

#: Random values, different in each answer. The text before them is kept.
RANDOM = [
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*'), r"\1"),
    (re.compile(r'("X-CSRFToken":\s*")[^"]*'), r"\1"),
    (re.compile(r"""(nonce[-=]["']?)[\w+/=-]+"""), r"\1"),
    (re.compile(r'("(?:challenge|csrfToken|CSRF_TOKEN)":\s*")[^"]*'), r"\1"),
    # Wagtail's, made of the folder it runs in.
    (re.compile(r"\?v=[0-9a-f]{8}(?=[\"'])"), ""),
    # A guest's link to confirm, which is kept nowhere but in the e-mail.
    (re.compile(r"(/comments/confirm/)[\w-]{22}"), r"\1"),
    (re.compile(r"(/static/[\w./-]+?)\.[0-9a-f]{12}(\.\w+)"), r"\1\2"),
]
#: Attributes with names that only code reads, so they may change.
NAMES = re.compile(
    r"(class|id|for|form|list|headers|popovertarget|aria-(labelledby|describedby|controls|owns)|data-.*|hx-target|hx-trigger)"
)
STATIC = re.compile(r"/static/[\w./-]+\.(css|js)")
#: The same in text that is escaped, as HTML within a feed.
NAMES_IN_TEXT = re.compile(r""" (class|id|data-[\w-]+)=("[^"]*"|'[^']*'|&quot;.*?&quot;)""")

SAME, NAMED, SPACED, DIFFERENT = (
    "the same bytes",
    "the same but for names",
    "the same but for names and white space",
    "different",
)


@dataclass
class Comparison:
    verdict: str
    #: Names that changed: (attribute, old, new) and how often.
    names: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    #: What is different, as lines of a diff.
    lines: list[str] = field(default_factory=list)


class Tokens(HTMLParser):
    """A page as a list of tags, texts and comments, and beside each tag the names that were left out of it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.names: list[dict[str, str]] = []
        self.feed(html)
        self.close()

    def _add(self, token: str, names: dict[str, str] | None = None) -> None:
        self.found.append(token)
        self.names.append(names or {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs if NAMES.fullmatch(name)}
        kept = {name: fixed(name, value or "") for name, value in attrs if name not in names}
        self._add(f"<{tag}{''.join(f' {name}={value!r}' for name, value in sorted(kept.items()))}>", names)

    def handle_endtag(self, tag: str) -> None:
        self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._add(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._add(f"<!{decl}>")


def fixed(name: str, value: str) -> str:
    """The value without the id in a link to a place in the page, and without the name of a stylesheet or script."""
    if name in {"href", "action", "formaction", "src"}:
        value = re.sub(r"#(?!c\d)[\w-]*$", "#", value)
    return STATIC.sub(r"/static/\1", value)


def without_random(text: str) -> str:
    for pattern, kept in RANDOM:
        text = pattern.sub(kept, text)
    return text


def compare(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    heads = [
        [str(each["status"]), *(f"{name}: {value}" for name, value in sorted(each["headers"].items()))]
        for each in (old, new)
    ]
    heads = [[without_random(line) for line in head] for head in heads]
    texts = without_random(old["text"]), without_random(new["text"])
    if heads[0] != heads[1]:
        return Comparison(DIFFERENT, lines=difference(*heads) + difference(*(text.splitlines() for text in texts)))
    if texts[0] == texts[1]:
        return Comparison(SAME)
    if "text/html" in str(old["headers"].get("Content-Type", "")):
        return compare_html(*texts)
    without = [NAMES_IN_TEXT.sub("", text) for text in texts]
    if without[0] == without[1]:
        return Comparison(NAMED)
    return Comparison(DIFFERENT, lines=difference(*(text.splitlines() for text in without)))


def compare_html(old: str, new: str) -> Comparison:
    before, after = Tokens(old), Tokens(new)
    if before.found == after.found:
        return Comparison(NAMED, names=renamed(before, after))
    spaced = [spaced_alike(tokens.found) for tokens in (before, after)]
    if spaced[0] == spaced[1]:
        return Comparison(SPACED, lines=difference(before.found, after.found))
    return Comparison(DIFFERENT, lines=difference(*spaced))


def spaced_alike(tokens: list[str]) -> list[str]:
    """With white space as a browser shows it outside of <pre>; what is only white space is left out."""
    joined = (" ".join(token.split()) for token in tokens)
    return [token for token in joined if token]


def renamed(before: Tokens, after: Tokens) -> Counter[tuple[str, str, str]]:
    found: Counter[tuple[str, str, str]] = Counter()
    for old, new in zip(before.names, after.names, strict=True):
        if old == new:
            continue
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                found[(name, *(re.sub(r"\d+", "0", str(each.get(name, "(none)"))) for each in (old, new)))] += 1  # type: ignore[index]  # a tuple made with `*` has no known length
    return found


def difference(old: list[str], new: list[str]) -> list[str]:
    return [line.rstrip("\n") for line in list(difflib.unified_diff(old, new, "old", "new", n=2, lineterm=""))[2:]]
