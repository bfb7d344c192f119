import pytest
from django.core.management import CommandError, call_command, get_commands
from django_comments_xtd.models import XtdComment

from community.comments.models import Comment
from community.spam.models import Judgement
from community.spam.verdicts import Verdict
from tests.factories import CommentFactory


@pytest.mark.parametrize(
    ("command", "arguments", "says"),
    [
        ("initialize_nested_count", [], "manage.py recount_comments"),
        ("initialize_nested_count", ["default"], "manage.py recount_comments"),
        ("populate_xtdcomments", [], "community.comments.saving"),
    ],
)
def test_a_command_of_the_package_that_would_damage_our_comments_refuses(db, command, arguments, says):
    top = CommentFactory()
    CommentFactory(target=top.conversation.target, reply_to=top, status="held")

    with pytest.raises(CommandError, match=says):
        call_command(command, *arguments)

    top.refresh_from_db()
    assert top.nested_count == 0


def test_what_the_refusal_names_is_there():
    assert "recount_comments" in get_commands()


def test_the_one_that_is_left_deletes_comments_whose_target_is_gone_with_all_that_belongs_to_them(db):
    stays = CommentFactory()
    goes = CommentFactory()
    Judgement.objects.record(goes, Verdict.on([]))
    goes.conversation.target.delete()

    call_command("delete_stale_comments", "--yes")

    assert list(Comment.objects.all()) == [stays]
    assert list(XtdComment.objects.values_list("pk", flat=True)) == [stays.pk]
    assert Judgement.objects.count() == 0


def test_no_command_of_the_comment_packages_is_offered_that_we_have_not_looked_at():
    offered = sorted(name for name, app in get_commands().items() if str(app).startswith("django_comments"))

    # It deletes comments about what is no longer there, each with all that belongs to it: right for ours, too.
    assert offered == ["delete_stale_comments"]
