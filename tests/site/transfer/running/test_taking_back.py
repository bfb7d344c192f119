from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect

from blog.models import ArticlePage, ExternalMention
from community.comments.models import Comment, Conversation, Reaction
from community.members.models import User
from home.models import InformationPage
from tests.factories import ArticlePageFactory, CommentFactory
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from
from transfer.models import Import, ImportedThing
from transfer.running import taking_back
from transfer.running.taking_back import NotTakenBackError, take_back

KITCHEN_TABLE = Path(__file__).parents[1] / "exports" / "kitchen-table.xml"


def left() -> list[int]:
    models: list[Any] = [ArticlePage, Comment, Conversation, ExternalMention, Redirect, ImportedThing]
    return [model.objects.count() for model in models]


def test_everything_goes_and_what_was_here_stays(run: Run, member: User) -> None:
    CommentFactory(target=ArticlePageFactory(), member=member)
    pages, before = InformationPage.objects.count(), left()
    done = run(paths=(KITCHEN_TABLE,), with_pages=True)
    assert [now > was for now, was in zip(left(), before, strict=True)] == [True] * 6

    take_back(done)

    assert left() == before
    assert InformationPage.objects.count() == pages
    assert Import.objects.get(pk=done.pk).state == Import.State.TAKEN_BACK


def test_it_can_come_again_afterwards(run: Run) -> None:
    take_back(run(wxr.post(wxr.comment(1))))

    assert run(wxr.post(wxr.comment(1))).counts["post"]["published"] == {"added": 1}


def refused(run: Import) -> str:
    before = left()
    with pytest.raises(NotTakenBackError) as error:
        take_back(run)
    assert left() == before
    return str(error.value)


def test_not_when_somebody_has_answered(run: Run, member: User) -> None:
    done = run(wxr.post(wxr.comment(1)))
    CommentFactory(target=article_from(), member=member)

    assert refused(done) == taking_back.ANSWERED


def test_not_when_somebody_has_said_that_it_helped(run: Run, member: User) -> None:
    done = run(wxr.post(wxr.comment(1)))
    Reaction.objects.create(comment=Comment.objects.get(), member=member)

    assert refused(done) == taking_back.HELPED


def test_not_when_an_author_has_worked_on_it(run: Run) -> None:
    done = run(wxr.post())
    ArticlePage.objects.filter(pk=article_from().pk).update(title="Ours")

    assert refused(done) == taking_back.WORKED_ON.format("Ours")


def test_not_before_what_a_later_one_added(run: Run) -> None:
    first = run(wxr.post(wxr.comment(1)))
    second = run(wxr.post(wxr.comment(1), wxr.comment(2, parent=1, content="Later")))

    assert refused(first) == taking_back.LATER
    take_back(second)
    assert Comment.objects.get().nested_count == 0
    assert Conversation.objects.get().comment_count == 1
    take_back(first)
    assert left() == [0] * 6


def test_the_command_lists_takes_back_and_says_why_not(run: Run, member: User) -> None:
    done = run(wxr.post(wxr.comment(1)))
    out = StringIO()
    call_command("take_back_import", stdout=out)
    assert f"{done.pk}  " in out.getvalue()
    assert "https://old.example  done" in out.getvalue()

    answer = CommentFactory(target=article_from(), member=member)
    with pytest.raises(CommandError, match="Somebody has answered"):
        call_command("take_back_import", str(done.pk))
    answer.delete()
    call_command("take_back_import", str(done.pk), stdout=out)
    assert ArticlePage.objects.count() == 0
    with pytest.raises(CommandError, match="There is no import"):
        call_command("take_back_import", "999")
