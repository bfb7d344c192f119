"""What search engines read of a discussion: whole, exact, and nothing that readers do not see."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from community.comments import questions, states
from community.comments.models import Comment
from community.comments.models.question import ChosenAs
from community.discussions.discussion_data import MAX_ANSWERS
from community.discussions.models import Discussion
from tests.factories import UserFactory

ASKED_AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
EDITED_AT = datetime(2026, 11, 21, 19, 5, 7, tzinfo=UTC)


@pytest.fixture
def sunday(begin: Any, member: Any) -> Discussion:
    sunday = begin("Sunday evenings", body="It starts with the *lunch boxes*.", by=member)
    Comment.objects.filter(pk=sunday.opening_id).update(published_at=ASKED_AT)
    return sunday


def data_of(discussion: Discussion) -> dict[str, Any]:
    page = Client().get(discussion.get_absolute_url()).text
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def dated(comment: Comment) -> Comment:
    Comment.objects.filter(pk=comment.pk).update(published_at=ASKED_AT)
    return comment


class TestPosting:
    def test_it_is_whole(self, sunday, answer, member, settings):
        reply = dated(answer(sunday, "We go for a walk.", by=UserFactory(username="wren", display_name="Wren")))
        address = settings.SITE_URL + sunday.get_absolute_url()

        assert data_of(sunday) == {
            "@context": "https://schema.org",
            "@type": "DiscussionForumPosting",
            "@id": f"{address}#discussion",
            "mainEntityOfPage": address,
            "url": address,
            "headline": "Sunday evenings",
            "text": "It starts with the lunch boxes.",
            "inLanguage": "en",
            "datePublished": "2026-11-20T08:30:00+00:00",
            "author": {
                "@type": "Person",
                "name": member.display_name,
                "url": f"{settings.SITE_URL}/members/{member.username}/",
            },
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/CommentAction",
                "userInteractionCount": 1,
            },
            "comment": [
                {
                    "@type": "Comment",
                    "url": f"{settings.SITE_URL}/comments/{reply.pk}/",
                    "text": "We go for a walk.",
                    "author": {"@type": "Person", "name": "Wren", "url": f"{settings.SITE_URL}/members/wren/"},
                    "datePublished": "2026-11-20T08:30:00+00:00",
                }
            ],
        }

    def test_before_the_first_answer_there_is_an_empty_list(self, sunday):
        data = data_of(sunday)
        assert (data["comment"], data["interactionStatistic"]["userInteractionCount"]) == ([], 0)

    def test_an_edited_text_says_when(self, sunday):
        Comment.objects.filter(pk=sunday.opening_id).update(edited_at=EDITED_AT)
        assert data_of(sunday)["dateModified"] == "2026-11-21T19:05:07+00:00"

    def test_its_language_is_the_texts(self, sunday):
        Comment.objects.filter(pk=sunday.opening_id).update(language="de")
        assert data_of(sunday)["inLanguage"] == "de"

    def test_what_is_hidden_is_not_in_it_and_not_counted(self, sunday, answer):
        answer(sunday, "We go for a walk.")
        for status in ("held", "spam", "removed"):
            answer(sunday, f"This is {status}.", status=status)
        data = data_of(sunday)
        assert [each["text"] for each in data["comment"]] == ["We go for a walk."]
        assert data["interactionStatistic"]["userInteractionCount"] == 1

    @pytest.mark.parametrize("more", [0, 1])
    def test_only_the_first_answers_are_in_it(self, sunday, answer, more):
        said = [answer(sunday, f"Answer {number}.").comment for number in range(MAX_ANSWERS + more)]
        data = data_of(sunday)
        assert [each["text"] for each in data["comment"]] == said[:MAX_ANSWERS]
        assert data["interactionStatistic"]["userInteractionCount"] == MAX_ANSWERS + more

    def test_an_alias_is_a_name_without_an_address(self, begin, answer, member, nameless_topic):
        nameless = begin(by=member, topic=nameless_topic, without_name=True)
        reply = answer(nameless, "Me too.", without_name=True)
        data = data_of(nameless)
        assert data["author"] == {"@type": "Person", "name": nameless.opening.alias}
        assert data["comment"][0]["author"] == {"@type": "Person", "name": reply.alias}

    def test_who_has_left_has_no_address(self, sunday, answer):
        gone = UserFactory(display_name="Wren")
        answer(sunday, by=gone)
        gone.is_active = False
        gone.save()
        assert "url" not in data_of(sunday)["comment"][0]["author"]

    def test_a_text_that_looks_like_markup_does_not_end_the_script(self, sunday, answer):
        answer(sunday, "`</script><script>alert(1)</script>`")
        page = Client().get(sunday.get_absolute_url()).text
        assert "<script>alert(1)" not in page
        assert data_of(sunday)["comment"][0]["text"] == "</script><script>alert(1)</script>"

    def test_one_that_is_held_has_none_also_for_its_starter(self, sunday, member):
        states.change_status(sunday.opening, "held")
        client = Client()
        client.force_login(member)
        assert "application/ld+json" not in client.get(sunday.get_absolute_url()).text


class TestQuestionPage:
    @pytest.fixture
    def solved(self, sunday, answer) -> Comment:
        questions.mark_as_question(sunday.opening)
        helped = dated(answer(sunday, "We go for a walk.", by=UserFactory(username="wren", display_name="Wren")))
        questions.choose_answer(sunday.opening, helped, chosen_as=ChosenAs.ASKER)
        return helped

    def test_it_is_whole(self, sunday, solved, member, settings):
        Comment.objects.filter(pk=sunday.opening_id).update(reaction_count=2)
        address = settings.SITE_URL + sunday.get_absolute_url()

        assert data_of(sunday) == {
            "@context": "https://schema.org",
            "@type": "QAPage",
            "mainEntity": {
                "@type": "Question",
                "@id": f"{address}#discussion",
                "url": address,
                "name": "Sunday evenings",
                "text": "It starts with the lunch boxes.",
                "inLanguage": "en",
                "datePublished": "2026-11-20T08:30:00+00:00",
                "author": {
                    "@type": "Person",
                    "name": member.display_name,
                    "url": f"{settings.SITE_URL}/members/{member.username}/",
                },
                "upvoteCount": 2,
                "answerCount": 1,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "url": f"{settings.SITE_URL}/comments/{solved.pk}/",
                    "text": "We go for a walk.",
                    "author": {"@type": "Person", "name": "Wren", "url": f"{settings.SITE_URL}/members/wren/"},
                    "datePublished": "2026-11-20T08:30:00+00:00",
                    "upvoteCount": 0,
                },
                "suggestedAnswer": [],
            },
        }

    @pytest.mark.parametrize("status", ["held", "removed", "spam"])
    def test_while_its_answer_is_hidden_it_is_a_posting_and_then_a_question_again(self, sunday, solved, status):
        states.change_status(solved, status)
        data = data_of(sunday)
        assert data["@type"] == "DiscussionForumPosting"
        assert "We go for a walk." not in json.dumps(data)

        states.change_status(solved, "published")
        assert data_of(sunday)["mainEntity"]["acceptedAnswer"]["text"] == "We go for a walk."

    def test_an_accepted_reply_is_no_suggested_answer_and_neither_are_other_replies(self, sunday, answer, solved):
        first = answer(sunday, "I write it down.")
        deep = answer(sunday, "On paper.", reply_to=first)
        answer(sunday, "In ink.", reply_to=first)
        questions.choose_answer(sunday.opening, deep, chosen_as=ChosenAs.MODERATOR)

        asked = data_of(sunday)["mainEntity"]

        assert asked["acceptedAnswer"]["text"] == "On paper."
        assert [each["text"] for each in asked["suggestedAnswer"]] == ["We go for a walk.", "I write it down."]
        assert {each["@type"] for each in asked["suggestedAnswer"]} == {"Answer"}
        assert asked["answerCount"] == 4

    def test_the_answer_under_an_alias_stays_one(self, begin, answer, nameless_topic):
        nameless = begin(topic=nameless_topic)
        questions.mark_as_question(nameless.opening)
        helped = answer(nameless, "We swap.", without_name=True)
        questions.choose_answer(nameless.opening, helped, chosen_as=ChosenAs.ASKER)
        accepted = data_of(nameless)["mainEntity"]["acceptedAnswer"]
        assert accepted["author"] == {"@type": "Person", "name": helped.alias}


#: What Google's documentation of each type calls required (developers.google.com/search/docs/appearance).
REQUIRED = {
    "DiscussionForumPosting": {"author", "datePublished", "text"},
    "Comment": {"author", "datePublished", "text"},
    "QAPage": {"mainEntity"},
    "Question": {"answerCount", "acceptedAnswer", "name"},
    "Answer": {"text"},
    "Person": {"name"},
    "InteractionCounter": {"interactionType", "userInteractionCount"},
}


def things_in(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [thing for each in data for thing in things_in(each)]
    if not isinstance(data, dict):
        return []
    return [data, *(thing for each in data.values() for thing in things_in(each))]


@pytest.mark.parametrize("is_solved", [False, True])
def test_each_thing_has_what_google_requires_of_its_type(sunday, answer, is_solved):
    helped = answer(sunday, "We go for a walk.")
    answer(sunday, "We cook.")
    if is_solved:
        questions.mark_as_question(sunday.opening)
        questions.choose_answer(sunday.opening, helped, chosen_as=ChosenAs.ASKER)

    things = things_in(data_of(sunday))

    assert {thing["@type"] for thing in things} <= REQUIRED.keys()
    assert [thing for thing in things if not all(thing.get(name) for name in REQUIRED[thing["@type"]])] == []
