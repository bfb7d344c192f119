from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from community.comments.drafts import Draft
from community.comments.models import SavedDraft
from community.members.models import User
from community.posting.forms import CommentForm

from .start import NOT_STARTED
from .title_field import TitleForm

TOPIC_GONE = "That topic is no longer there. Your text is still here: please choose another one."
NO_TOPIC = "Please choose the topic that fits best."
NAMELESS_ELSEWHERE = (
    "On this topic nobody writes without a name, so we have not posted this. Your text is still here: choose another "
    "topic, or post it under your name."
)


class StartForm(TitleForm, CommentForm):
    """Title, topic and text. A comment's form in all else."""

    topic: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None,
        label="Topic",
        empty_label="Choose one",
        error_messages={"required": NO_TOPIC, "invalid_choice": TOPIC_GONE},
    )

    is_question = forms.BooleanField(
        required=False,
        label="It’s a question",
        help_text="When an answer helps, you can mark it. You can change this later.",
    )

    field_order = ["title", "topic", "body"]

    def __init__(self, *, member: User, topics: models.QuerySet[Any], **kwargs: Any) -> None:
        self.topics = topics
        super().__init__(NOT_STARTED, member=member, **kwargs)
        self.auto_id = "start-%s"
        self.fields["body"].label = "What's going on?"
        self.fields["body"].widget.attrs["rows"] = 8
        if topics.exists():
            cast("forms.ModelChoiceField[Any]", self.fields["topic"]).queryset = topics
        else:
            del self.fields["topic"]

    @cached_property
    def topics_without_names(self) -> list[Any]:
        """Those on which members may write without their name."""
        return [topic for topic in self.topics if topic.allows_anonymity]

    @cached_property
    def may_be_anonymous(self) -> bool:
        return bool(self.topics_without_names)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        topic = data.get("topic")
        if data.get("without_name") and topic and not topic.allows_anonymity:
            self.add_error("without_name", ValidationError(NAMELESS_ELSEWHERE))
        return data

    def restore_draft(self, draft: SavedDraft) -> None:
        super().restore_draft(draft)
        self.initial["title"] = draft.title

    @property
    def problem(self) -> str:
        return NAMELESS_ELSEWHERE if "without_name" in self.errors else super().problem

    def to_draft(self, *, ip_address: str | None) -> Draft:
        return replace(super().to_draft(ip_address=ip_address), title=self.cleaned_data["title"])
