from blog.models import Topic

from .content_files import read_topics


def load_topics() -> dict[str, Topic]:
    """Return the topics by slug."""
    return {
        row["slug"]: Topic.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "name": row["name"],
                "description": row["description"],
                "colour": row["colour"],
                "position": position,
                "allows_anonymity": row.get("allows_anonymity", False),
            },
        )[0]
        for position, row in enumerate(read_topics(), start=1)
    }
