"""What an address itself said outlasts the account: as a keyed hash, without a word."""

import pytest

from account_data.deletion import delete_account, request_deletion
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from tests.factories import UserFactory
from tests.traces import traces

ADDRESS = "zq-unique@example.net"


@pytest.mark.parametrize("reason", ["bounced", "complained"])
def test_that_it_does_not_work_or_somebody_complained_stays(db, reason):
    leaver = UserFactory(display_name="Zenobia Quill", email=ADDRESS)
    [address_hash] = hashes_of(ADDRESS)
    EmailSuppression.objects.suppress(address_hash, "everything", reason, "550 zq-unique: unknown")
    deletion_request, _ = request_deletion(leaver, keeps_content=False)

    delete_account(deletion_request)

    assert EmailSuppression.objects.among([ADDRESS]) == {ADDRESS}
    assert traces("zq-unique", "Zenobia") == []
