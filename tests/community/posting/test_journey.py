import pytest
from django.core import mail

from community.comments import saving, states
from community.comments.drafts import Draft
from community.comments.editing import fingerprint
from community.comments.models import Comment, Confirmation
from community.moderation.models import Decision
from community.notifications.models import Notification
from community.posting import journey
from community.posting.rate_limits import TooManyPosts
from community.spam.gates import NEWCOMER
from community.spam.models import Judgement
from community.text.personal_data import Finding

Status = Comment.Status


@pytest.fixture
def commits_now(django_capture_on_commit_callbacks):
    """commits_now(act): what is to happen after the commit happens before this returns."""

    def run(act):
        with django_capture_on_commit_callbacks(execute=True):
            return act()

    return run


def draft(thing, **more) -> Draft:
    return Draft(target=thing, seconds_to_write=60, **{"body": "Ours sends a photo at nap time.", **more})


def test_known_member_is_published_with_the_verdict_kept(thing, say, member):
    say("before", by=member)

    posted = journey.post(draft(thing, member=member))

    assert posted.comment.status == Status.PUBLISHED
    assert [(kept.outcome, kept.score < 0) for kept in posted.comment.judgements.all()] == [("publish", True)]


def test_newcomers_first_comment_waits_for_a_moderator(thing, member):
    comment = journey.post(draft(thing, member=member)).comment

    assert comment.status == Status.HELD
    assert comment.judgements.get().waits_by == [NEWCOMER]


def test_guests_first_comment_waits_also_when_it_speaks_for_itself(thing):
    comment = journey.post(draft(thing, guest_name="Ann", guest_email="ann@example.org", body="Beware of this scam."))
    confirmation = Confirmation.objects.get(comment=comment.comment)

    assert journey.confirm(confirmation).status == Status.HELD
    judgement = comment.comment.judgements.get()
    assert (judgement.outcome, judgement.score < -2, judgement.waits_by) == ("hold", True, [NEWCOMER])


def test_honeypot_is_refused_and_kept(thing, member):
    comment = journey.post(draft(thing, member=member, honeypot="https://spam.example")).comment

    assert comment.status == Status.SPAM
    assert comment.judgements.get().outcome == "reject"


def test_evidence_adds_up_to_the_score(thing, member):
    body = "Work from home! Visit https://a.example and https://b.example, my two sites, and e-mail me."
    judgement = journey.post(draft(thing, member=member, body=body)).comment.judgements.get()

    assert judgement.score == pytest.approx(sum(reason.weight for reason in judgement.reasons), abs=0.01)
    assert judgement.outcome in {"hold", "reject"}


def test_guest_gets_one_email_and_is_published_only_after_confirming(thing, say, commits_now):
    say("approved before")  # the same address
    as_guest = draft(thing, guest_name="Ann Lee", guest_email="ann@example.org")
    comment = commits_now(lambda: journey.post(as_guest)).comment
    assert comment.status == Status.UNCONFIRMED
    assert [(email.to, email.subject) for email in mail.outbox] == [
        (["ann@example.org"], "Your comment on “A thing”: one link to confirm")
    ]

    journey.confirm(comment.confirmation)

    comment.refresh_from_db()
    assert comment.status == Status.PUBLISHED
    assert [(row.act, row.actor, row.status_before, row.status_after) for row in Decision.objects.all()] == [
        ("confirm", None, "unconfirmed", "published")
    ]


def test_email_shows_neither_the_comment_nor_its_address_in_the_link(thing, commits_now):
    comment = commits_now(lambda: journey.post(draft(thing, guest_name="Ann", guest_email="ann@example.org"))).comment

    email = mail.outbox[0].body
    link = next(word for word in email.split() if word.startswith("http"))
    address, token = link.rstrip("/").rsplit("/", 1)
    assert "photo at nap time" not in email
    assert address.endswith("/comments/confirm")
    assert len(token) == 22  # 16 random bytes and nothing else
    assert Confirmation.objects.by_token(token).comment == comment
    assert Confirmation.objects.get().token_hash != token


def test_confirming_twice_changes_nothing_more(thing):
    comment = journey.post(draft(thing, guest_name="Ann", guest_email="ann@example.org")).comment
    Confirmation.objects.issue(comment)
    confirmation = Confirmation.objects.get()
    journey.confirm(confirmation)

    with pytest.raises(states.TransitionNotAllowed):
        journey.confirm(confirmation)

    assert Decision.objects.count() == 1


def test_double_click_is_one_comment_one_verdict_one_email(thing, commits_now):
    def twice():
        first = journey.post(draft(thing, guest_name="Ann", guest_email="ann@example.org"))
        second = journey.post(draft(thing, guest_name="Ann", guest_email="ann@example.org"))
        return first, second

    first, second = commits_now(twice)

    assert (first.is_new, second.is_new) == (True, False)
    assert second.comment == first.comment
    assert first.comment.judgements.count() == 1
    assert len(mail.outbox) == 1


def test_the_person_answered_and_the_author_are_told_once_and_nobody_of_their_own(
    thing, say, member, other_member, author, commits_now
):
    thing.owner_id = author.pk
    thing.save()
    say("before", by=other_member)
    top = say("top", by=member)

    reply = commits_now(lambda: journey.post(draft(thing, member=other_member, reply_to=top))).comment

    assert list(Notification.objects.order_by("recipient_id").values_list("recipient", "comment", "kind")) == [
        (member.pk, reply.pk, "reply"),
        (author.pk, reply.pk, "on-yours"),
    ]


def test_nobody_is_told_of_a_held_comment(thing, say, member, other_member, commits_now):
    top = say("top", by=member)

    held = commits_now(lambda: journey.post(draft(thing, member=other_member, reply_to=top))).comment

    assert held.status == Status.HELD
    assert not Notification.objects.exists()


def test_an_email_that_cannot_be_sent_loses_no_comment(thing, queued, settings, commits_now):
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    comment = commits_now(lambda: journey.post(draft(thing, guest_name="Ann", guest_email="ann@example.org"))).comment

    assert Comment.objects.get().pk == comment.pk


def test_personal_data_is_asked_about_before_anything_is_saved_or_counted(thing, member):
    telling = draft(thing, member=member, body="Ring my sister-in-law on 0171 234 56789.")

    for _ in range(12):
        with pytest.raises(journey.PersonalDataFound) as asked:
            journey.post(telling)

    assert asked.value.findings == [Finding("0171 234 56789", "a telephone number")]
    assert not Comment.objects.exists()
    assert journey.post(telling, personal_data_confirmed=True).is_new


def test_one_too_many_is_neither_judged_nor_saved(thing, member):
    for number in range(3):
        journey.post(draft(thing, member=member, body=f"Ours sends a photo at nap time, {number}."))

    with pytest.raises(TooManyPosts):
        journey.post(draft(thing, member=member, body="One more."))

    assert (Comment.objects.count(), Judgement.objects.count()) == (3, 3)


def test_an_edit_passes_the_same_gates(say, member):
    comment = say("Ask my sister-in-law.", by=member)

    with pytest.raises(journey.PersonalDataFound):
        journey.edit(comment, "Ring 0171 234 56789.", instead_of=fingerprint(comment.comment))
    for number in range(6):
        journey.edit(comment, f"Ask her, {number}.", instead_of=fingerprint(comment.comment))
    with pytest.raises(TooManyPosts):
        journey.edit(comment, "Ask her once more.", instead_of=fingerprint(comment.comment))

    assert comment.comment == "Ask her, 5."


@pytest.mark.parametrize("without_name", [False, True])
def test_the_log_does_not_say_who_changed_or_withdrew_what_has_no_name(thing, member, without_name):
    by_newcomer = Draft(target=thing, body="Ours sends a photo.", member=member, without_name=without_name)
    comment, _ = saving.save_comment(by_newcomer, status=Status.PUBLISHED)

    journey.edit(
        comment, "Ours sends photos: https://a.example/ https://b.example/", instead_of=fingerprint(comment.comment)
    )
    journey.withdraw(comment, by=member)

    actor = None if without_name else member
    assert [(row.act, row.actor) for row in Decision.objects.order_by("pk")] == [("edit", actor), ("withdraw", actor)]
