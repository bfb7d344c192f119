from datetime import UTC, datetime

from community.conversations.comment_view import exact_datetime


def test_exact_names_day_and_minute(settings):
    settings.TIME_ZONE = "UTC"

    assert exact_datetime(datetime(2026, 2, 27, 18, 5, tzinfo=UTC)) == "27 February 2026, 18:05 UTC"
