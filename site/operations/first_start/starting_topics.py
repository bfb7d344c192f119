"""Topics to begin with. Editors change them in the CMS."""

from dataclasses import dataclass

from blog.models import Topic
from blog.models.topic import Colour


@dataclass(frozen=True)
class StartingTopic:
    slug: str
    name: str
    description: str
    colour: str


TOPICS = (
    StartingTopic("mornings", "Mornings", "From the alarm to the school gate.", Colour.FAMILY),
    StartingTopic("childcare", "Childcare", "Who looks after whom, and what it costs.", Colour.FAMILY),
    StartingTopic("school", "School", "Homework, holidays, and messages at the last minute.", Colour.BLUE),
    StartingTopic("part-time", "Part-time", "Fewer hours, and what becomes of the work.", Colour.WORK),
    StartingTopic("shifts", "Shifts and weekends", "Work when others are free.", Colour.WORK),
    StartingTopic("from-home", "Working from home", "A desk, a door, and somebody behind it.", Colour.WORK),
    StartingTopic("caring", "Caring for parents", "When those who raised us need us.", Colour.GREEN),
    StartingTopic("alone", "Raising children alone", "One pair of hands for all of it.", Colour.ROSE),
    StartingTopic("money", "Money", "Benefits, budgets, and what things really cost.", Colour.SLATE),
    StartingTopic("time-for-oneself", "Time for oneself", "Sleep, friends, an hour with nothing in it.", Colour.SELF),
)


def add_topics(slugs: list[str], *, members_only: bool, read_first: bool) -> int:
    """Add those that are not there yet, in the order of the list, and return how many."""
    added = 0
    for position, topic in enumerate(TOPICS):
        if topic.slug not in slugs or Topic.objects.filter(name=topic.name).exists():
            continue
        _, is_new = Topic.objects.get_or_create(
            slug=topic.slug,
            defaults={
                "name": topic.name,
                "description": topic.description,
                "colour": topic.colour,
                "position": position,
                "is_for_members": members_only,
                "is_read_first": read_first,
            },
        )
        added += is_new
    return added
