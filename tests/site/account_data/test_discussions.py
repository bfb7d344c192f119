"""What happens to discussions when the member who started them takes their data along, or leaves."""

import pytest
from django.utils import timezone

from account_data.deletion import delete_account, request_deletion
from blog.models import Tag
from community.comments.models import Comment
from community.discussions.models import Discussion
from community.discussions.tagging import set_tags
from tests.factories import CommentFactory, DiscussionFactory, TopicFactory
from tests.site.account_data.exported import exported


@pytest.fixture
def discussion(member, other_member):
    topic = TopicFactory(name="Boundaries", allows_anonymity=True)
    started = DiscussionFactory(title="Mine", member=member, topic=topic)
    CommentFactory(target=started, member=other_member)
    return started


def leave(member, *, keeps_content: bool) -> None:
    request, _ = request_deletion(member, keeps_content=keeps_content)
    request.due_at = timezone.now()
    request.save()
    delete_account(request)


def test_the_export_has_them_with_the_anonymous_ones(discussion, member, other_member):
    nameless = DiscussionFactory(title="Nameless", member=member, topic=discussion.topic, without_name=True)
    DiscussionFactory(title="Another's", member=other_member)

    rows = exported(member)["discussions"]

    assert [(row["title"], row["topic"], row["address"]) for row in rows] == [
        ("Mine", "Boundaries", f"http://testserver{discussion.get_absolute_url()}"),
        ("Nameless", "Boundaries", f"http://testserver{nameless.get_absolute_url()}"),
    ]


def test_the_export_has_its_tags_and_what_it_was_started_about(discussion, member, article):
    set_tags(discussion, ["sleep", "Night shifts"], Tag.objects.all())
    discussion.about = article
    discussion.save()

    [row] = exported(member)["discussions"]

    assert row["tags"] == ["sleep", "Night shifts"]
    assert row["started_about"] == f"http://testserver{article.get_absolute_url()}"


def test_what_is_kept_stays_without_the_name(client, discussion, member):
    leave(member, keeps_content=True)

    page = client.get(discussion.get_absolute_url())
    assert page.status_code == 200
    assert ("A former member" in page.text, "Jonas M." in page.text) == (True, False)
    assert "A former member" in client.get("/discussions/").text


def test_what_is_erased_leaves_no_title_and_no_page(client, discussion, member, other_member):
    leave(member, keeps_content=False)

    erased = Discussion.objects.get(pk=discussion.pk)
    assert (erased.title, erased.slug, erased.is_published) == ("", "", False)
    assert client.get(f"/discussions/{discussion.pk}/").status_code == 404
    assert Comment.objects.filter(user=other_member).count() == 1


def test_an_erased_row_of_spam_takes_the_discussion_with_it(member):
    spam = DiscussionFactory(member=member, status=Comment.Status.SPAM)

    Comment.objects.filter(pk=spam.opening.pk).delete()

    assert list(Discussion.objects.all()) == []
