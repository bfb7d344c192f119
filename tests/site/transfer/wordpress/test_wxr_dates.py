from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from transfer.wordpress.wxr_dates import moment

ATHENS = ZoneInfo("Europe/Athens")
ZEROS = "0000-00-00 00:00:00"


@pytest.mark.parametrize(
    ("gmt", "local", "http_date", "found"),
    [
        ("2012-02-21 06:15:00", "2012-02-21 08:15:00", "", datetime(2012, 2, 21, 6, 15, tzinfo=UTC)),
        (ZEROS, "2012-02-21 08:15:00", "", datetime(2012, 2, 21, 6, 15, tzinfo=UTC)),
        (ZEROS, "2012-07-21 08:15:00", "", datetime(2012, 7, 21, 5, 15, tzinfo=UTC)),
        (ZEROS, ZEROS, "Tue, 21 Feb 2012 06:15:00 +0000", datetime(2012, 2, 21, 6, 15, tzinfo=UTC)),
        (ZEROS, ZEROS, "Wed, 30 Nov -0001 00:00:00 +0000", None),
        ("1969-12-31 23:59:59", ZEROS, "", None),
        ("2106-02-07 06:28:15", "", "", datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC)),
        ("2012-02-31 00:00:00", "yesterday", "soon", None),
        ("", "", "", None),
    ],
)
def test_moment(gmt: str, local: str, http_date: str, found: datetime | None) -> None:
    assert moment(gmt, local, ATHENS, http_date) == found
