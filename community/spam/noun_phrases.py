"""What a piece of evidence or a gate is called within a sentence: "without the two links"."""

from collections.abc import Callable, Mapping
from typing import Any

from .sentences import quote

Parameters = Mapping[str, Any]

_SPELLED = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def noun_phrase(name: str, parameters: Parameters) -> str:
    """Verdicts from before there were parameters, and rules that are no longer used, are named as such."""
    form = NOUN_PHRASES.get(name, f"what the rule “{name}” found")
    return form if isinstance(form, str) else form(parameters)


def _counted(one: str, many: str) -> Callable[[Parameters], str]:
    def form(parameters: Parameters) -> str:
        count = parameters.get("count", 1)
        if count == 1:
            return f"the {one}"
        return f"the {_SPELLED[count] if count < len(_SPELLED) else f'{count:,}'} {many}"

    return form


def _quoted(form: str) -> Callable[[Parameters], str]:
    def quoted(parameters: Parameters) -> str:
        words = str(parameters.get("quote", ""))
        return f"{form} ({quote(words)})" if words else form

    return quoted


_links = _counted("link", "links")
_contacts = _counted("contact detail", "contact details")

NOUN_PHRASES: dict[str, str | Callable[[Parameters], str]] = {
    # Gates.
    "read-first": "the rule that a moderator reads everything in this conversation",
    "guests-first": "the rule that guests wait",
    "newcomer": "the rule that newcomers wait",
    "links": _links,
    "links-here": _links,
    "contacts": _contacts,
    "contacts-here": _contacts,
    "second-copy": "the earlier comment with the same text",
    "near-copy": "the earlier comment with nearly the same text",
    "near-spam": "the likeness to earlier spam",
    "pace": "the haste",
    "length": "its length",
    # Who sent it.
    "honeypot": "the filled-in hidden field",
    "repeats/third-copy": "the earlier comments with the same text",
    "repeats/near-copies": "the earlier comments with nearly the same text",
    "repeats/confirmed-spam": "the words of earlier spam",
    "repeats/near-spam": "the likeness to earlier spam",
    "campaign": _quoted("what other newcomers have named, too"),
    "novelty": _quoted("what nobody here has named before"),
    "external/akismet": "what Akismet says",
    "external/stop-forum-spam": "what Stop Forum Spam says",
    # What it says.
    "words/banned": _quoted("the word list"),
    "words/suspect": _quoted("the word list"),
    "money/from-home": _quoted("the offer of work from home"),
    "money/earnings": _quoted("the earnings"),
    "money/easy": _quoted("the promise of easy money"),
    "trade/promo-code": _quoted("the code to buy with"),
    "trade/loans": _quoted("the offer of a loan"),
    "trade/crypto": _quoted("the trade in currencies"),
    "trade/casino": _quoted("the gambling"),
    "trade/spells": _quoted("the spell-caster"),
    "trade/support-number": _quoted("the support number"),
    "invitation/write-for-more": _quoted("the invitation to write for more"),
    "invitation/write-to-me": _quoted("the invitation to write privately"),
    "invitation/my-sites": _quoted("the way to the author's own pages"),
    "invitation/click": _quoted("the invitation to click"),
    "praise": _quoted("the praise that fits any page"),
    # Where it leads.
    "away/link": _links,
    "away/unlinked": _counted("address in its words", "addresses in its words"),
    "away/contact": _contacts,
    "away/markup": "the HTML or BBCode",
    # How it is hidden.
    "disguise/hidden": _counted("hidden character", "hidden characters"),
    "disguise/look-alikes": "the look-alike letters",
    "disguise/swapped": "the digits and signs for letters",
    "disguise/marks": "the stacked accents",
    # What was learned.
    "text": "what its words count by earlier decisions",
}
