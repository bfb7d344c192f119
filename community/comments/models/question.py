from django.db import models

from .comment import Comment
from .conversation import Conversation


class ChosenAs(models.TextChoices):
    """In which role somebody chose the answer. Who it was is not saved."""

    ASKER = "asker", "chosen by who asked"
    AUTHOR = "author", "chosen by the author"
    MODERATOR = "moderator", "chosen by a moderator"


class QuestionQuerySet(models.QuerySet["Question"]):
    def solved(self) -> "QuestionQuerySet":
        """With an answer that can be read. One that is removed keeps its mark, so that restoring brings it back."""
        return self.filter(answer__status=Comment.Status.PUBLISHED)


class Question(models.Model):
    """A comment that asks something, and the answer that helped. The question of a discussion is its opening."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="question")
    #: Denormalised from `comment`, for the lookup by conversation.
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="questions")
    #: Below the question; in a discussion any comment but the opening.
    answer = models.ForeignKey(Comment, models.SET_NULL, null=True, blank=True, related_name="answered_questions")
    chosen_as = models.CharField(max_length=9, choices=ChosenAs.choices, blank=True)
    chosen_at = models.DateTimeField(null=True, blank=True)
    #: When the authors of the article were told that it waits for them: once.
    authors_reminded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = QuestionQuerySet.as_manager()

    ChosenAs = ChosenAs

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=models.Q(authors_reminded_at=None, answer=None),
                name="questions_without_reminder",
            ),
        ]

    def __str__(self) -> str:
        return f"Question: {self.comment_id}"
