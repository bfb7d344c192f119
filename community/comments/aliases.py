"""Aliases: an adjective and a living thing, all of them kind."""

from collections.abc import Iterator
from itertools import count

from django.utils.crypto import salted_hmac

QUALITIES = (
    *(
        "Amber",
        "Apricot",
        "Autumn",
        "Azure",
        "Birch",
        "Blue",
        "Brave",
        "Bright",
        "Bronze",
        "Calm",
        "Cheerful",
        "Chestnut",
    ),
    *(
        "Clever",
        "Copper",
        "Coral",
        "Cosy",
        "Crimson",
        "Curious",
        "Dappled",
        "Early",
        "Evening",
        "Fair",
        "Gentle",
        "Ginger",
    ),
    *("Golden", "Green", "Hazel", "Honest", "Indigo", "Ivory", "Jade", "Kind", "Lavender", "Lilac", "Little", "Lively"),
    *("Lucky", "Mellow", "Merry", "Mild", "Morning", "Mossy", "Northern", "Olive", "Patient", "Pearl", "Plum", "Quiet"),
    *(
        "Rosy",
        "Russet",
        "Saffron",
        "Silver",
        "Southern",
        "Spring",
        "Steady",
        "Summer",
        "Sunny",
        "Teal",
        "Warm",
        "Winter",
    ),
)
LIVING_THINGS = (
    *("Alder", "Aspen", "Aster", "Badger", "Beech", "Blackbird", "Bluebell", "Bramble", "Butterfly", "Cedar", "Cherry"),
    *("Clover", "Cowslip", "Crane", "Curlew", "Daisy", "Deer", "Dipper", "Dolphin", "Dove", "Elder", "Elm", "Falcon"),
    *("Fern", "Finch", "Firefly", "Foxglove", "Gull", "Hare", "Hawthorn", "Heather", "Heron", "Holly", "Juniper"),
    *("Kestrel", "Kingfisher", "Lark", "Larch", "Linden", "Lynx", "Maple", "Marten", "Nightingale", "Oak", "Otter"),
    *("Owl", "Pine", "Plover", "Poppy", "Robin", "Rowan", "Seal", "Snowdrop", "Sparrow", "Swallow", "Swan", "Swift"),
    *("Thistle", "Thrush", "Willow", "Wren"),
)
COMBINATIONS = len(QUALITIES) * len(LIVING_THINGS)


def alias_candidates(member_id: int, conversation_id: int, *, comment_id: int | None = None) -> Iterator[str]:
    """Endless, and in the same order each time; with `comment_id` others, for that comment alone.

    Keyed with SECRET_KEY, so that nobody else can tell whose an alias is, or that aliases in two conversations belong
    to one member.
    """
    whose = f"{member_id} in {conversation_id}" + (f" for {comment_id}" if comment_id else "")
    digest = salted_hmac(__name__, whose, algorithm="sha256").digest()
    first = int.from_bytes(digest[:8])
    for tried in count():
        quality, being = divmod((first + tried) % COMBINATIONS, len(LIVING_THINGS))
        number = f" {tried // COMBINATIONS + 1}" if tried >= COMBINATIONS else ""
        yield f"{QUALITIES[quality]} {LIVING_THINGS[being]}{number}"
