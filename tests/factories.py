"""One ordinary thing each; a test says what is unusual about its own."""

from typing import Any

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, Topic
from community.check_ins.models import CheckIn
from community.comments.drafts import Draft
from community.comments.models import Comment
from community.comments.saving import save_comment
from community.discussions.models import Discussion
from community.discussions.start import create_discussion
from community.members.models import User
from tests.check_in_themes import care, work

PASSWORD = "three-balls-in-the-air"


class UserFactory(DjangoModelFactory):
    """A member who joined just now and confirmed their e-mail; `groups=["Moderators"]` puts them in these."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    display_name = factory.Sequence(lambda n: f"Member {n}")
    username = factory.Sequence(lambda n: f"member-{n}")
    email = factory.LazyAttribute(lambda member: f"{member.username}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create: bool, names: list[str] | None, **kwargs: Any) -> None:
        self.groups.set(Group.objects.filter(name__in=names or []))

    @factory.post_generation
    def confirmed(self, create: bool, confirmed: bool | None, **kwargs: Any) -> None:
        EmailAddress.objects.create(user=self, email=self.email, primary=True, verified=confirmed is not False)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class ArticlePageFactory(DjangoModelFactory):
    """A published article with one paragraph, below the index; `author=` its author, `authors=[…]` when several."""

    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Article {n}")
    slug = factory.Sequence(lambda n: f"article-{n}")
    description = "What happened on a Tuesday."
    author = factory.SubFactory(UserFactory, groups=["Authors"])
    published_at = factory.LazyFunction(timezone.now)
    body = factory.LazyFunction(lambda: [("text", "<p>The call ran over.</p>")])
    topics: list[Topic] = []
    authors: list[User] = []
    tags: list[str] = []

    @classmethod
    def _create(cls, model_class: type[ArticlePage], *args: Any, **kwargs: Any) -> ArticlePage:
        topics = kwargs.pop("topics")
        author = kwargs.pop("author")
        authors = kwargs.pop("authors") or [author]
        tags = kwargs.pop("tags")
        index = ArticleIndexPage.objects.get()
        article = model_class(*args, **kwargs)
        article.topics = topics
        article.authorships = [ArticleAuthor(user=each, sort_order=place) for place, each in enumerate(authors) if each]
        article.tags.add(*tags)
        if article.live:
            article.first_published_at = article.last_published_at = article.published_at
        return index.add_child(instance=article)


class CheckInFactory(DjangoModelFactory):
    """A published check-in of two themes with a question of each kind; `themes=` others (`tests.check_in_themes`)."""

    class Meta:
        model = CheckIn

    title = factory.Sequence(lambda n: f"Check-in {n}")
    slug = factory.Sequence(lambda n: f"check-in-{n}")
    introduction = "About the last few weeks."
    themes = factory.LazyFunction(lambda: [work(), care()])

    @classmethod
    def _create(cls, model_class: type[CheckIn], *args: Any, **kwargs: Any) -> CheckIn:
        check_in = model_class(live=False, **kwargs)
        check_in.save()
        check_in.save_revision().publish()
        check_in.refresh_from_db()
        return check_in


class CommentFactory(factory.Factory):
    """A published comment by a member, written the way every comment is: by `comments.saving`.

    `target=` says what it is about (an article of its own otherwise), `reply_to=` what it answers,
    `member=None, guest_name=…, guest_email=…` makes it a guest's.
    """

    class Meta:
        model = Comment

    target = factory.SubFactory(ArticlePageFactory)
    member = factory.SubFactory(UserFactory)
    body = factory.Sequence(lambda n: f"We are in the same department, number {n}.")
    status = Comment.Status.PUBLISHED

    @classmethod
    def _create(cls, model_class: type[Comment], *args: Any, **kwargs: Any) -> Comment:
        status = kwargs.pop("status")
        comment, _ = save_comment(Draft(**kwargs), status=status)
        return comment


class DiscussionFactory(factory.Factory):
    """A discussion with a published opening, by `member=`; `topic=`, `without_name=True`, `status=` of the opening."""

    class Meta:
        model = Discussion

    title = factory.Sequence(lambda n: f"Who else is in the gap, number {n}?")
    member = factory.SubFactory(UserFactory)
    body = factory.Sequence(lambda n: f"There is one hour that belongs to nobody, number {n}.")
    topic = None
    status = Comment.Status.PUBLISHED

    @classmethod
    def _create(cls, model_class: type[Discussion], *args: Any, **kwargs: Any) -> Discussion:
        topic, status = kwargs.pop("topic"), kwargs.pop("status")
        draft = Draft(target=Discussion(), **kwargs)
        return create_discussion(draft, topic, lambda whole: save_comment(whole, status=status)[0])[0]
