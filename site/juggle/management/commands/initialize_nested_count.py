from juggle.replaced_commands import ReplacedCommand


class Command(ReplacedCommand):
    instead = (
        "initialize_nested_count of django-comments-xtd counts held and removed comments as well, and would make our "
        "counters wrong. To count all counters of comments anew: manage.py recount_comments"
    )
