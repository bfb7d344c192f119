from typing import Any

from django.utils import timezone
from wagtail.log_actions import log

from blog.authors.returned_articles import returned_articles
from blog.models import ArticlePage
from tests.factories import ArticlePageFactory, UserFactory


def hand_in(article: ArticlePage, author: Any) -> Any:
    article.save_revision(user=author)
    return article.get_workflow().start(article, author).current_task_state


def listed(author: Any) -> list[tuple[str, str, Any]]:
    return [(each.article.title, each.reason, each.by) for each in returned_articles(author)]


def draft(author: Any, **changes: Any) -> ArticlePage:
    return ArticlePageFactory(live=False, owner=author, author=author, **changes)


def test_reason_of_an_editor_stands_on_the_dashboard_until_it_is_handed_in_again(
    client: Any, site_tree: Any, author: Any, editor: Any
) -> None:
    article = draft(author, title="The 05.12")
    task = hand_in(article, author)
    assert listed(author) == []

    task.reject(user=editor, comment="Which bus?")

    assert listed(author) == [("The 05.12", "Which bus?", editor)]
    client.force_login(author)
    for page in ("/cms/", "/cms/dashboard/"):
        assert "by Marisol Quintero: Which bus?" in " ".join(client.get(page).text.split())
    assert listed(UserFactory(groups=["Authors"])) == []

    article.current_workflow_state.resume(user=author)
    assert listed(author) == []


def test_co_authors_read_it_and_a_rejection_without_a_reason_says_so(
    client: Any, site_tree: Any, author: Any, editor: Any
) -> None:
    owen = UserFactory(groups=["Authors"])
    hand_in(draft(author, title="Both", authors=[author, owen]), author).reject(user=editor)

    assert listed(owen) == listed(author) == [("Both", "", editor)]
    client.force_login(owen)
    assert "without a reason" in client.get("/cms/dashboard/").text


def test_article_that_was_not_complete_at_its_time_is_there_until_it_is_changed(site_tree: Any, author: Any) -> None:
    article = draft(author, title="Half done")
    revision = article.save_revision()
    problems = ["Standfirst: This is still empty."]
    log(instance=article, action="blog.refuse_publication", data={"problems": problems}, revision=revision)

    assert listed(author) == [("Half done", "Not published at its time. Standfirst: This is still empty.", None)]
    article.save_revision()
    assert listed(author) == []


def test_published_by_hand_it_is_gone(site_tree: Any, author: Any) -> None:
    article = draft(author)
    revision = article.save_revision()
    log(instance=article, action="blog.refuse_publication", data={"problems": []}, revision=revision)
    revision.publish()

    assert listed(author) == []


def test_the_latest_first_and_the_same_number_of_queries_for_many(
    site_tree: Any, author: Any, editor: Any, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        hand_in(draft(author, title=f"No. {number}"), author).reject(user=editor, comment="No.")
        returned_articles(author)  # content types are looked up once
        with django_assert_num_queries(3):
            found = returned_articles(author)
        assert [each.article.title for each in found] == [f"No. {n}" for n in range(number, -1, -1)]
    assert all(each.at <= timezone.now() for each in found)
