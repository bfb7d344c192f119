"""Addresses that stand in bookmarks and e-mails lead on after they were renamed."""

import pytest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/notices/", "/notifications/"),
        ("/notices/?read=1", "/notifications/?read=1"),
        ("/notices/following/", "/notifications/following/"),
        ("/moderation/seals/7/", "/moderation/reveals/7/"),
    ],
)
def test_a_renamed_address_leads_to_the_new_one(client, before: str, after: str) -> None:
    answer = client.get(before)

    assert answer.status_code in {301, 302}
    assert answer["Location"] == after
