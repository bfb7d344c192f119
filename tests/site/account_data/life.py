"""A member with a row in every table."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from blog.models import ArticleAuthor, ArticlePage, ArticleUpdate, AuthorProfile, Newsletter, Topic
from blog.models.author_profile import AuthorLink
from blog.models.tag import TaggedArticle
from community.check_ins.reminding import remind
from community.comments.models import Comment, EarlierText, Mute, Reaction, SavedDraft, Visit
from community.discussions.models import Discussion
from community.members.models import OldHandle, Profile, User
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.models import Act, Decision, HelpOffer, IdentityReveal, MemberNote, Report
from community.moderation.sanctions.sanctioning import sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.standing_decisions import demote
from community.notifications.models import Notification, Preferences, Subscription
from tests.factories import ArticlePageFactory, CheckInFactory, CommentFactory, DiscussionFactory, TopicFactory


class Life:
    """A member with at least one row in every table, and something else that each column could point at."""

    def __init__(self, member: User, other: User, moderator: User) -> None:
        now = timezone.now()
        self.member = member
        check_in, _ = CheckInFactory(), CheckInFactory()
        User.objects.filter(pk=member.pk).update(last_login=now)
        member.refresh_from_db()
        self.article = ArticlePageFactory(author=member, tags=["sleep"], topics=[TopicFactory()])
        self.elsewhere = ArticlePageFactory(author=other, tags=["work"])
        image = get_image_model().objects.create(
            title="desk.png", file=get_test_image_file(size=(4, 3)), uploaded_by_user=member
        )
        get_image_model().objects.create(title="other.png", file=get_test_image_file(size=(4, 3)))
        ArticlePage.objects.filter(pk=self.article.pk).update(
            follows=self.elsewhere, picture=image, go_live_at=now, expire_at=now
        )
        self.article.refresh_from_db()
        self.article.save_revision()
        self.article.title = "A draft of another title"
        self.article.save_revision()
        update = ArticleUpdate.objects.create(page=self.article, text="<p>Since then.</p>")
        profile = AuthorProfile.objects.create(user=member, bio="<p>Me.</p>", picture=image)
        AuthorProfile.objects.create(user=other, bio="<p>Somebody else.</p>")
        link = AuthorLink.objects.create(profile=profile, name="Elsewhere", address="https://example.org/")
        top = CommentFactory(target=self.elsewhere, member=other)
        comment = CommentFactory(target=self.elsewhere, member=member, reply_to=top)
        conversation = comment.conversation
        guest = CommentFactory(target=self.elsewhere, member=None, guest_name="Jo", guest_email=member.email)
        earlier = EarlierText.objects.create(comment=comment, body="As it was.")
        CommentFactory(target=self.article, member=other)
        Comment.objects.filter(pk=comment.pk).update(edited_at=now)
        comment.refresh_from_db()
        demote(member, by=moderator, note="Links.")
        suspension = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")
        appeal = appeal_against(suspension.decision, "I was tired.")
        answer(appeal, overturn=True, words="So are we.", by=other)
        suspension.refresh_from_db()
        Notification.objects.filter(recipient=member).delete()
        Profile.objects.create(member=member, handle_changed_at=now)
        here = {"content_type": ContentType.objects.get_for_model(self.elsewhere), "object_id": self.elsewhere.pk}
        follow, mute, notify = Subscription.objects.create, Mute.objects.create, Notification.objects.create
        self.rows: list[models.Model] = [
            member,
            member.profile,
            member.emailaddress_set.get(),
            self.article,
            ArticleAuthor.objects.get(user=member),
            profile,
            Newsletter.objects.create(
                article=self.article, editor=member, subject="Read this", tested_at=now, send_at=now, started_at=now
            ),
            image,
            comment,
            guest,
            OldHandle.objects.create(member=member, fingerprint="abc"),
            SavedDraft.objects.create(member=member, body="Half a", reply_to=top, **here),
            Reaction.objects.create(member=member, comment=top),
            mute(member=member, person=other),
            mute(member=member, branch=top),
            mute(member=member, conversation=conversation, alias="Quiet Heron"),
            Visit.objects.create(member=member, conversation=conversation, seen_at=now, previous_at=now),
            by_topic := follow(member=member, target=Topic.objects.get()),
            follow(member=member, target=conversation),
            follow(member=member, target=self.elsewhere, origin="took-part"),
            follow(member=member, target=other),
            follow(guest_email=member.email.lower(), target=guest, origin="guest"),
            remind(member, check_in, every=3, first_on=now.date(), hour=9),
            Preferences.objects.create(
                member=member, paused_until=now.date(), digest_sent_at=now, weekly_sent_at=now, queue_reminded_at=now
            ),
            notify(recipient=member, comment=top, kind="reply", read_at=now, emailed_at=now, emailed_in="digest"),
            notify(recipient=member, kind="new", read_at=now, subscription=by_topic, **here),
            Decision.objects.get(member=member, act="demote"),
            suspension,
            appeal,
            Decision.objects.record(comment, Act.REMOVE, actor=moderator, before="held", reason="unkind", note="No."),
            IdentityReveal.objects.create(comment=comment, by=moderator, reason="harm", note="Had to."),
            HelpOffer.objects.create(comment=comment, words="How are you?", by=moderator),
            MemberNote.objects.create(member=member, text="New here.", by=moderator),
            MemberNote.objects.create(comment=comment, text="New here.", by=moderator),
            Report.objects.create(
                comment=top,
                address="/articles/",
                reason="illegal",
                text="A copy.",
                reporter=member,
                email="jo@example.org",
                reference="JG-2026-AAAA-BBBB",
                due_at=now,
                confirmed_at=now,
                closed_at=now,
                outcome="kept",
                answer="It is allowed.",
            ),
            SocialAccount.objects.create(user=member, provider="github", uid="7", extra_data={"name": "J"}),
            Authenticator.objects.create(user=member, type="totp", data={}, last_used_at=now),
            UserSession.objects.create(user=member, ip="127.0.0.1", session_key="k", user_agent="Firefox"),
        ]
        TopicFactory()
        #: Rows that point at what the member wrote.
        self.further: list[models.Model] = [
            earlier,
            update,
            link,
            TaggedArticle.objects.get(content_object=self.article),
            self.discussion_about(member),
        ]

    def discussion_about(self, member: User) -> Discussion:
        discussion: Discussion = DiscussionFactory(member=member, topic=Topic.objects.first())
        discussion.about = self.elsewhere
        discussion.save()
        return discussion
