from community.comments.models import Comment, Conversation
from community.comments.ownership import give_to_member


def test_a_guests_comments_get_the_members_name_and_lose_the_typed_one(say, member):
    comment = say("A guest's words.")
    before = Conversation.objects.get().cache_version

    give_to_member([comment.pk], member)

    comment.refresh_from_db()
    assert (comment.user, comment.name, comment.user_name, comment.user_email) == (member, "Jonas M.", "", "")
    assert Conversation.objects.get().cache_version != before


def test_what_belongs_to_a_member_already_stays_theirs(say, member, other_member):
    comment = say("Mine.", by=other_member)

    give_to_member([comment.pk], member)

    assert Comment.objects.get().user == other_member
