"""Who sends the comment, and how it was sent; nothing of its words, so nothing here is learned."""

from collections.abc import Iterator

from community.members.standing import Standing
from community.spam.normalise import NormalisedText, normalise_text
from community.spam.verdicts import Circumstances, Evidence

from .rules import quoting

# More than everything else together: staff can remove their own mistakes, and must be able to quote spam.
STAFF_WEIGHT = -100.0
# Only programs fill in the field: people do not see it, and it is hidden from screen readers.
HONEYPOT_WEIGHT = 20.0
# "Thanks!" and "Same here" are said by many people on many days.
SHORTEST_REPEAT = 25
# A second copy can be a double click or the wrong page, and waits (`community.spam.gates`). Nobody posts the same text
# three times by mistake.
THIRD_COPY_WEIGHT = 20.0
# One near copy waits as well. Several are what robots leave, who change a word in each.
NEAR_COPIES_WEIGHT = 2.0
# The same words that moderators have marked as spam: enough alone, whatever the words count.
SPAM_AGAIN_WEIGHT = 20.0
NEAR_SPAM_WEIGHT = 2.0
# Two newcomers can mean the same shop. Three within a week are one writer, more often than not.
OTHER_NEWCOMERS = 2
CAMPAIGN_WEIGHT = 1.5
# Programs write on topic; what they are paid for is an address that nobody here has named. On a site's first days
# everything is new, so it only adds to other reasons, and is none that makes a rejection possible.
NOVELTY_WEIGHT = 0.5

# Somebody else's opinion, whose reasons nobody here can read: as much as one ordinary reason.
EXTERNAL_WEIGHT = 1.0


def staff(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.standing is Standing.STAFF:
        yield Evidence("staff", STAFF_WEIGHT)


def honeypot(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    if circumstances.honeypot:
        yield Evidence("honeypot", HONEYPOT_WEIGHT, quoting(normalise_text(circumstances.honeypot)))


def repeats(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """Copies of what others wrote, or the writer elsewhere, and of what moderators marked as spam."""
    if text.length < SHORTEST_REPEAT:
        return
    if circumstances.bits_from_spam == 0:
        yield Evidence("repeats/confirmed-spam", SPAM_AGAIN_WEIGHT)
    elif circumstances.bits_from_spam is not None:
        yield Evidence("repeats/near-spam", NEAR_SPAM_WEIGHT)
    if circumstances.copies > 1:
        yield Evidence("repeats/third-copy", THIRD_COPY_WEIGHT, {"copies": circumstances.copies})
    if circumstances.near_copies > 1:
        yield Evidence("repeats/near-copies", NEAR_COPIES_WEIGHT, {"copies": circumstances.near_copies})


def campaign(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """An address, handle or brand that is new to this site, from a newcomer, and from several at once."""
    if circumstances.standing is not Standing.NEW:
        return
    if shared := [(name, writers) for name, writers in circumstances.shared_addresses if writers >= OTHER_NEWCOMERS]:
        name, writers = shared[0]
        yield Evidence("campaign", CAMPAIGN_WEIGHT, {"writers": writers} | quoting(name))
    if unknown := circumstances.unknown_addresses:
        yield Evidence("novelty", NOVELTY_WEIGHT, {"count": len(unknown)} | quoting(unknown[0]))


def external(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """What external checks have said of the comment while it waited."""
    for check in circumstances.external:
        yield Evidence(f"external/{check}", EXTERNAL_WEIGHT)
