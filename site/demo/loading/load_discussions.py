from collections.abc import Mapping

from django.db import models

from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation, Question
from community.comments.questions import choose_answer, mark_as_question
from community.discussions.models import Discussion
from community.discussions.moderating import merge
from community.discussions.start import create_discussion
from community.members.models import User

from .content_files import Row, read_discussions, read_people
from .load_conversations import SECONDS_TO_WRITE, add_comment, update_last_comment_at


def load_discussions(*, people: Mapping[str, User], topics: Mapping[str, models.Model]) -> list[Discussion]:
    """Add the missing ones, oldest first, and merge those that were. Nobody is notified."""
    moderator = next(people[row["handle"]] for row in read_people() if row["role"] == "moderator")
    loaded: dict[str, Discussion] = {}
    for row in read_discussions():
        discussion = Discussion.objects.filter(created_at=row["at"]).first()
        if discussion is None:
            discussion = add_discussion(row, people, topics)
            if other := row.get("merged_into"):
                merge(discussion, loaded[other], by=moderator)
                update_last_comment_at(Conversation.objects.get_or_create_for(loaded[other]))
        loaded[row["title"]] = discussion
    return list(loaded.values())


def add_discussion(row: Row, people: Mapping[str, User], topics: Mapping[str, models.Model]) -> Discussion:
    def save(draft: Draft) -> Comment:
        return add_comment(draft, row)

    draft = draft_of(row, Discussion(), people)
    discussion, opening = create_discussion(draft, topics[row["topic"]], save)
    loaded: dict[str, Comment] = {}
    for said in row.get("comment", []):
        answered = loaded.get(said.get("reply_to", ""))
        comment = add_comment(draft_of(said, discussion, people, answered), said)
        loaded[said.get("key", str(said["at"]))] = comment
        if said.get("is_answer"):
            add_answer(opening, comment)
    Discussion.objects.filter(pk=discussion.pk).update(created_at=row["at"])
    conversation = Conversation.objects.get(pk=opening.conversation_id)
    update_last_comment_at(conversation)
    Discussion.conversation_changed(conversation)
    return discussion


def add_answer(question: Comment, answer: Comment) -> None:
    mark_as_question(question)
    choose_answer(question, answer, chosen_as=Question.ChosenAs.ASKER)


def draft_of(row: Row, target: Discussion, people: Mapping[str, User], answered: Comment | None = None) -> Draft:
    return Draft(
        target=target,
        title=row.get("title", ""),
        body=row["text"].strip(),
        member=people[row["by"]],
        without_name=row.get("without_name", False),
        reply_to=answered,
        is_outcome=row.get("is_outcome", False),
        seconds_to_write=SECONDS_TO_WRITE,
    )
