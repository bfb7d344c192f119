"""What leaves, and what never does."""

import tracemalloc
from datetime import UTC, datetime

import pytest

from blog.models import ArticleAuthor
from community.comments.models import Comment
from community.members.models import Profile
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory
from transfer.export.site_export import SiteExport

Status = Comment.Status


def test_a_site_without_anything_is_two_files_that_can_be_read(export):
    written = export()

    assert written.counts == {}
    assert written.records("site") == [{"format": 1, "address": "http://testserver", "name": "The Kitchen Table"}]
    assert sorted(path.name for path in written.folder.iterdir()) == ["site.jsonl", "wordpress.xml"]


def test_an_article_with_its_comments_right_behind_it(export, article, member):
    first = CommentFactory(target=article, member=member, body="So it **did**.")
    second = CommentFactory(
        target=article, member=None, guest_name="Tom", guest_email="tom@example.com", reply_to=first
    )
    other = ArticlePageFactory()

    written = export()

    ids = [(row.get("id"), row.get("article")) for kind in ("article", "comment") for row in written.records(kind)]
    key = str(article.pk)
    assert ids == [(key, None), (str(other.pk), None), (str(first.pk), key), (str(second.pk), key)]
    assert written.records("comment")[1]["parent_id"] == str(first.pk)
    assert written.counts == {"articles": 2, "comments": 2, "people": 3}


def test_a_comment_is_the_text_that_was_typed(export, article, member):
    CommentFactory(target=article, member=member, body="So it **did**.")

    comment = export().records("comment")[0]

    assert comment["text"] == "So it **did**."
    assert (comment["is_html"], comment["name"], comment["person_id"]) == (False, "Jonas M.", "jonas-m")


def test_no_address_leaves_unless_the_operator_asks(export, article, member):
    CommentFactory(target=article, member=member)
    CommentFactory(target=article, member=None, guest_name="Tom", guest_email="tom@example.com")

    written = export()

    for path in (written.jsonl, written.wxr):
        assert "@" not in path.read_text().replace("@context", "")


def test_addresses_leave_when_the_operator_asks(export, article, member):
    CommentFactory(target=article, member=member)
    CommentFactory(target=article, member=None, guest_name="Tom", guest_email="tom@example.com")

    written = export(with_addresses=True)

    assert [row["email"] for row in written.records("comment")] == ["jonas-m@example.org", "tom@example.com"]
    assert "<wp:author_email>rosa@example.org</wp:author_email>" in written.wxr.read_text()


@pytest.mark.parametrize("with_addresses", [False, True])
def test_nobody_learns_who_is_behind_an_alias(export, article, member, with_addresses):
    Comment.objects.filter(pk=CommentFactory(target=article, member=member).pk).update(alias="Brave Otter")

    written = export(with_addresses=with_addresses)

    comment = written.records("comment")[0]
    assert (comment["name"], comment.keys() & {"person_id", "email", "website"}) == ("Brave Otter", set())
    for path in (written.jsonl, written.wxr):
        assert not [word for word in ("jonas", "Jonas") if word in path.read_text()]


def test_a_guest_behind_an_alias_keeps_it_too(export, article):
    guest = CommentFactory(target=article, member=None, guest_name="Tom", guest_email="tom@example.com")
    Comment.objects.filter(pk=guest.pk).update(alias="Brave Otter", user_url="https://tom.example")

    written = export(with_addresses=True)

    for path in (written.jsonl, written.wxr):
        assert not [word for word in ("Tom", "tom@", "tom.example") if word in path.read_text()]


def test_who_also_comments_under_their_name_is_named_there_alone(export, article, member):
    under_name = CommentFactory(target=article, member=member)
    anonymous = CommentFactory(target=article, member=member)
    Comment.objects.filter(pk=anonymous.pk).update(alias="Brave Otter")

    rows = {row["id"]: row.get("person_id") for row in export().records("comment")}

    assert rows == {str(under_name.pk): "jonas-m", str(anonymous.pk): None}


def test_who_has_written_nothing_is_not_named(export, article, member):
    """A member, and one whose only comment never appeared."""
    CommentFactory(target=article, member=UserFactory(username="spammer"), status=Status.SPAM)

    assert [row["key"] for row in export().records("person")] == ["rosa"]


@pytest.mark.parametrize(("shown_to", "about"), [("everyone", "Two small ones."), ("members", None), ("nobody", None)])
def test_what_somebody_says_about_themselves_only_if_everybody_may_read_it(export, article, author, shown_to, about):
    author.about = "Two small ones."
    author.save()
    Profile.objects.update_or_create(member=author, defaults={"about_for": shown_to})

    assert [row.get("about") for row in export().records("person")] == [about]


@pytest.mark.parametrize(
    ("status", "comes_as"), [(Status.PUBLISHED, None), (Status.HELD, "held"), (Status.SPAM, ""), ("unconfirmed", "")]
)
def test_what_of_the_comments_leaves(export, article, status, comes_as):
    """None: as is ordinary, and so is not written; "" stays here."""
    CommentFactory(target=article, member=None, guest_name="Tom", guest_email="t@example.com", status=status)

    assert [row.get("status") for row in export().records("comment")] == ([] if comes_as == "" else [comes_as])


def test_of_what_was_removed_only_the_place_leaves_and_only_if_it_was_answered(export, article, member):
    answered = CommentFactory(target=article, member=member, body="Something unkind.")
    CommentFactory(target=article, member=member, reply_to=answered)
    alone = CommentFactory(target=article, member=member, body="Something worse.")
    Comment.objects.filter(pk__in=[answered.pk, alone.pk]).update(status=Status.REMOVED)

    rows = export().records("comment")

    told = {name: value for name, value in rows[0].items() if name not in ("written_at", "article")}
    assert told == {"id": str(answered.pk), "text": "", "is_html": False, "status": "trash"}
    assert [row["id"] for row in rows[1:]] == [str(answered.pk + 1)]


def test_one_that_is_kept_quiet_waits_for_somebody_there_too(export, article, member):
    comment = CommentFactory(target=article, member=member)
    Comment.objects.filter(pk=comment.pk).update(is_kept_quiet=True)

    assert export().records("comment")[0]["status"] == "held"


def test_authors_in_the_order_of_the_byline_with_those_who_have_no_account(export, article, author):
    article.authorships = [ArticleAuthor(name="Ilse Brand", sort_order=0), ArticleAuthor(user=author, sort_order=1)]
    article.save()

    assert export().records("article")[0]["authors"] == ["Ilse Brand", "rosa"]


def test_what_only_our_own_format_holds(export, article):
    later = ArticlePageFactory(language="de", content_note="loss", follows=article)

    row = export().records("article")[1]

    assert (row["language"], row["content_note"], row["follows"]) == ("de", "loss", str(article.pk))
    assert row["id"] == str(later.pk)


def test_a_disk_that_fills_leaves_no_file_that_looks_whole(tmp_path, article, monkeypatch):
    monkeypatch.setattr("transfer.export.site_export.exported_comments", full)

    with pytest.raises(OSError, match="No space left"):
        SiteExport(tmp_path, "Any").write()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["site.jsonl.part", "wordpress.xml.part"]


def full(*args, **options):
    raise OSError(28, "No space left on device")


def test_as_many_queries_for_many_comments_as_for_one(export, article, member, django_assert_max_num_queries, tmp_path):
    for _ in range(30):
        CommentFactory(target=article, member=member)

    with django_assert_max_num_queries(22):
        export()


def test_memory_does_not_grow_with_the_comments(tmp_path, article, member):
    """A hundred of 20 KB: kept, they would be 2 MB."""
    for number in range(100):
        CommentFactory(target=article, member=member, body=f"{number} " + "word " * 4000)
    SiteExport(warm(tmp_path / "warm"), "Any").write()

    tracemalloc.start()
    SiteExport(warm(tmp_path / "out"), "Any").write()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (tmp_path / "out" / "site.jsonl").stat().st_size > 2_000_000
    assert peak < 20_000_000


def warm(folder):
    folder.mkdir()
    return folder


def test_dates_are_the_moments_they_were(export, article, member):
    comment = CommentFactory(target=article, member=member)
    at = datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
    Comment.objects.filter(pk=comment.pk).update(submit_date=at)

    assert export().records("comment")[0]["written_at"] == "2012-02-21T06:15:00+00:00"
