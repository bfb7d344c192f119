"""An author's erased articles are erased from every copy; what others use stays."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from account_data.deletion import delete_account, request_deletion
from blog.models import ArticlePage, AuthorProfile
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory
from tests.traces import everything_kept


@pytest.fixture
def leaver(db):
    return UserFactory(display_name="Zenobia Quill", username="zenobia-quill", groups=["Authors"])


@pytest.fixture
def delete_leaver(leaver, django_capture_on_commit_callbacks):
    def delete_leaver(*, keeps_content: bool = False) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            delete_account(request_deletion(leaver, keeps_content=keeps_content)[0])

    return delete_leaver


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """published(by=author, …): through the CMS, so that all is made of it that readers and feeds get."""

    def published(*, by, **kwargs) -> ArticlePage:
        with django_capture_on_commit_callbacks(execute=True):
            article = ArticlePageFactory(author=by, **kwargs)
            article.save_revision(user=by, log_action=True).publish()
        return article

    return published


def picture(uploaded_by, title: str = "quokka.png"):
    return get_image_model().objects.create(
        title=title, file=get_test_image_file(filename=title, size=(40, 30)), uploaded_by_user=uploaded_by
    )


@pytest.mark.parametrize("is_talked_about", [True, False])
def test_neither_a_table_nor_a_feed_nor_a_file_has_the_text_of_an_erased_article(
    leaver, member, published, delete_leaver, is_talked_about
):
    earlier = published(by=member)
    article = published(
        by=leaver,
        title="Quokka days",
        slug="erased",
        description="A quokka in the garden.",
        body=[("text", "<p>The quokka slept.</p>")],
        follows=earlier,
        changed="The quokka is awake.",
        tags=["quokka"],
    )
    card = article.assets.card.name
    published(by=member, body=[("related", {"articles": [article]})])
    if is_talked_about:
        CommentFactory(target=article, member=member, body="I liked it.")
    assert "The quokka slept." in Client().get("/articles/feed/").text
    assert default_storage.exists(card)

    delete_leaver()

    kept = [place for place, text in everything_kept() if "quokka" in text.lower()]
    assert [
        place for place in kept if place not in {"the cache", "blog.Tag.name", "blog.Tag.key", "blog.Tag.slug"}
    ] == []
    assert "quokka" not in Client().get("/articles/feed/").text.lower()
    assert not default_storage.exists(card)


def test_pictures_nobody_else_shows_go_with_an_erased_article(leaver, member, published, delete_leaver):
    own, given, drafted = (picture(leaver, f"{name}.png") for name in ("own", "given", "drafted"))
    published(by=leaver, picture=own, picture_alternative="A quokka")
    published(by=member, picture=given, picture_alternative="A quokka")
    theirs = published(by=member)
    theirs.picture = drafted
    theirs.save_revision()

    delete_leaver()

    assert set(get_image_model().objects.all()) == {given, drafted}
    assert not default_storage.exists(own.file.name)


def test_where_the_text_stays_its_pictures_stay_and_the_authors_picture_goes(leaver, editor, published, delete_leaver):
    authors_picture, shown = picture(editor, "author.png"), picture(leaver, "shown.png")
    AuthorProfile.objects.create(user=leaver, picture=authors_picture)
    article = published(by=leaver, picture=shown, picture_alternative="A quokka")

    delete_leaver(keeps_content=True)

    article.refresh_from_db()
    assert article.picture == shown
    assert not default_storage.exists(authors_picture.file.name)
    assert list(get_image_model().objects.all()) == [shown]
