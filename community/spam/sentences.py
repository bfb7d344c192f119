"""What moderators read about a piece of evidence, or about a gate: made from its name and its parameters when it is
shown, so that a sentence can be put better, or translated, for verdicts that were given long ago."""

from collections.abc import Callable, Mapping
from typing import Any

from community.text.excerpts import shorten

Parameters = Mapping[str, Any]

# Long enough to recognise the place, short enough for one line of the review page.
MAX_QUOTE_LENGTH = 60


def sentence(name: str, parameters: Parameters) -> str:
    """One sentence. Verdicts from before there were parameters kept their sentence as it was."""
    if kept := parameters.get("sentence"):
        return str(kept)
    form = SENTENCES.get(name)
    if form is None:
        return f"A rule that is no longer used: {name}."
    return form(parameters) if callable(form) else form.format_map({**parameters, "quote": _quoted(parameters)})


def quote(words: str) -> str:
    # A letter can carry any number of accents; what moderators read stays short all the same.
    return f"“{shorten(words[: 2 * MAX_QUOTE_LENGTH], MAX_QUOTE_LENGTH)}”"


def count_of(number: int, one: str, many: str) -> str:
    """`count_of(2, "link", "links")` is "2 links"."""
    return f"{number:,} {one if number == 1 else many}"


def _with_others(parameters: Parameters) -> str:
    others = parameters["count"] - 1
    return f"{_quoted(parameters)} and {others:,} more" if others else _quoted(parameters)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _quoted(parameters: Parameters) -> str:
    return quote(str(parameters.get("quote", "")))


def _addresses(one: str, many: str) -> Callable[[Parameters], str]:
    def form(parameters: Parameters) -> str:
        count = parameters["count"]
        return f"{count_of(count, one, many)} ({'the first ' if count > 1 else ''}{_quoted(parameters)})"

    return form


_links = _addresses("link", "links")
_hosts = _addresses("address", "addresses")
_contacts = _addresses("e-mail address, phone number or handle", "e-mail addresses, phone numbers or handles")


def _allowed(parameters: Parameters) -> str:
    article = "an" if parameters["standing"] == "established" else "a"
    return f"{article} {parameters['standing']} writer may have {parameters['allowed']}"


SENTENCES: dict[str, str | Callable[[Parameters], str]] = {
    # Gates.
    "read-first": "In this conversation a moderator reads every comment first.",
    "guests-first": "Here a moderator reads what guests write first.",
    "newcomer": "This writer is new here, or was moved back to “new”.",
    "links": lambda found: f"{_links(found)}; {_allowed(found)}.",
    "contacts": lambda found: f"{_contacts(found)}; {_allowed(found)}.",
    "links-here": lambda found: f"{_links(found)}; here a comment may have {found['allowed']}.",
    "contacts-here": lambda found: f"{_contacts(found)}; here a comment may have {found['allowed']}.",
    "second-copy": "A text that reads the same was already posted once in the last seven days.",
    "near-copy": lambda found: f"Nearly the same text was posted {_times(found['copies'])} in the last seven days.",
    "near-spam": "It reads like a comment that a moderator marked as spam.",
    "pace": "Written in {seconds:.1f} seconds; people take at least {fastest:.0f}.",
    "length": "The text has {length:,} characters; only the first {read:,} were read.",
    # Who sent it.
    "start": "Where every comment starts.",
    "approved": "A moderator has approved an earlier text of this comment, which counted as much.",
    "staff": "Written by staff, whose comments are always published.",
    "honeypot": "A field that people do not see was filled in with {quote}.",
    "repeats/third-copy": "A text that reads the same was already posted {copies:,} times in the last seven days.",
    "repeats/near-copies": "Nearly the same text was posted {copies:,} times in the last seven days.",
    "repeats/confirmed-spam": "It has the words of a comment that a moderator marked as spam.",
    "repeats/near-spam": "It is nearly a comment that a moderator marked as spam.",
    "campaign": "{writers:,} other newcomers have named {quote} in the last seven days, and nobody else has.",
    "novelty": lambda found: f"A newcomer names what no published comment here has: {_with_others(found)}.",
    "external/akismet": "Akismet, a service outside this site, takes the text for spam.",
    "external/stop-forum-spam": "Stop Forum Spam, a list outside this site, has the writer’s e-mail address.",
    # What it says.
    "words/banned": "{quote} is on the list of banned words.",
    "words/suspect": "{quote} is on the list of suspect words.",
    "money/from-home": "Offers money for working from home: {quote}.",
    "money/earnings": "Names earnings by the day or week: {quote}.",
    "money/easy": "Promises easy money: {quote}.",
    "trade/promo-code": "Gives a code to buy with: {quote}.",
    "trade/loans": "Offers loans: {quote}.",
    "trade/crypto": "Promotes trading in currencies: {quote}.",
    "trade/casino": "Promotes gambling: {quote}.",
    "trade/spells": "Promotes a spell-caster: {quote}.",
    "trade/support-number": "Gives a toll-free number as some firm's support: {quote}.",
    "invitation/write-for-more": "Asks readers to write to the author for more: {quote}.",
    "invitation/write-to-me": "Asks readers to write to somebody privately: {quote}.",
    "invitation/my-sites": "Sends readers to the author's own pages: {quote}.",
    "invitation/click": "Tells readers to click: {quote}.",
    "warning": "Warns others, and sends nobody anywhere: {quote}.",
    "praise": "Praises, and says nothing that belongs to this page: {quote}.",
    # Where it leads.
    "away/link": lambda found: f"Leads off this site: {_links(found)}.",
    "away/unlinked": lambda found: (
        f"Names {_hosts(found)} that people can follow, although the page links nothing there."
    ),
    "away/contact": lambda found: f"Leads off this site: {_contacts(found)}.",
    "away/markup": "A link is written as HTML or BBCode, which this site never shows.",
    # How it is hidden.
    "disguise/hidden": lambda found: (
        f"Hides {count_of(found['count'], 'character', 'characters')} that nobody can see in the text."
    ),
    "disguise/look-alikes": lambda found: (
        f"{count_of(found['count'], 'word has', 'words have')} letters of another alphabet that look Latin."
    ),
    "disguise/swapped": "{count:,} words have digits or signs in place of letters, as {quote}.",
    "disguise/marks": lambda found: (
        f"{count_of(found['count'], 'accent too many is', 'accents too many are')} stacked on letters."
    ),
    # What was learned.
    "text/word": "{quote}, from what moderators have decided.",
    "text/rest": lambda found: (
        f"The other {count_of(found['count'], 'word', 'words')} together, and how the text is written."
    ),
}
