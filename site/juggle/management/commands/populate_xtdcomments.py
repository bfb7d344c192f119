from juggle.replaced_commands import ReplacedCommand


class Command(ReplacedCommand):
    instead = (
        "populate_xtdcomments of django-comments-xtd writes rows without our part of a comment (place, status, HTML), "
        "which no page could show. Comments are made by community.comments.saving."
    )
