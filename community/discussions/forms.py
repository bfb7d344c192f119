from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse_lazy

from community.comments.content_notes import MAX_NOTE_LENGTH
from community.comments.drafts import Draft
from community.comments.models import SavedDraft
from community.comments.policy.policy_of_target import policy_of_topic
from community.members.display_names import collapse_spaces
from community.members.models import User
from community.posting.body_field import TOO_LONG, let_null_through
from community.posting.forms import CommentForm

from .start import NOT_STARTED
from .tagging import MAX_TAG_LENGTH, MAX_TAGS, split_tags
from .title_field import TitleForm
from .topic_rules import topics_for

TOPIC_GONE = "That topic is gone, or closed to new discussions. Your text is still here: please choose another one."
NO_TOPIC = "Please choose the topic that fits best."
NAMELESS_ELSEWHERE = (
    "On this topic nobody writes without a name, so we have not posted this. Your text is still here: choose another "
    "topic, or post it under your name."
)


TOO_MANY_TAGS = "Five tags at most, so that the right people find it. There are %(number)s; please choose."
TAG_TOO_LONG = "“%(tag)s” is long for a tag: up to %(limit)s characters fit. Put commas between tags."

#: Half a second after the last key.
SHOWS_SIMILAR = {
    "data-hx-get": reverse_lazy("discussion-similar"),
    "data-hx-trigger": "input changed delay:500ms",
    "data-hx-target": "#similar",
    "data-hx-sync": "this:replace",
}


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

    tags = forms.CharField(
        required=False,
        label="Tags",
        help_text=f"Up to {MAX_TAGS}, with commas between them: “sleep, night shifts”. You can leave it empty.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    content_note = forms.CharField(
        required=False,
        label="Content note",
        max_length=MAX_NOTE_LENGTH,
        help_text="If it’s hard to read on some days, say in a few words what it’s about: “birth, loss”. The text is "
        "folded then.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    about = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    field_order = ["title", "topic", "body", "tags", "content_note"]

    def __init__(self, *, member: User, topics: models.QuerySet[Any], **kwargs: Any) -> None:
        self.topics = topics
        super().__init__(NOT_STARTED, member=member, **kwargs)
        self.auto_id = "start-%s"
        self.fields["body"].label = "What's going on?"
        self.fields["body"].widget.attrs["rows"] = 8
        self.offered = topics_for(member, list(topics))
        if topics:
            offered = topics.filter(pk__in=[topic.pk for topic in self.offered])
            cast("forms.ModelChoiceField[Any]", self.fields["topic"]).queryset = offered
        else:
            del self.fields["topic"]
        for name in ("tags", "content_note"):
            let_null_through(self.fields[name])
        del self.fields["content_note"].widget.attrs["maxlength"]
        self.fields["title"].widget.attrs |= SHOWS_SIMILAR

    @cached_property
    def topics_without_names(self) -> list[Any]:
        """Those on which members may write without their name."""
        return [topic for topic in self.offered if topic.allows_anonymity]

    @cached_property
    def may_be_anonymous(self) -> bool:
        return bool(self.topics_without_names)

    @property
    def topics_with_rules(self) -> list[Any]:
        return [topic for topic in self.offered if getattr(topic, "house_rules", "")]

    def clean_tags(self) -> list[str]:
        names = split_tags(self._clean_text("tags", self.cleaned_data["tags"]))
        if len(names) > MAX_TAGS:
            raise ValidationError(TOO_MANY_TAGS, params={"number": len(names)})
        for name in names:
            if len(name) > MAX_TAG_LENGTH:
                raise ValidationError(
                    TAG_TOO_LONG, params={"tag": name[:MAX_TAG_LENGTH] + "…", "limit": MAX_TAG_LENGTH}
                )
        return names

    def clean_content_note(self) -> str:
        return collapse_spaces(self._clean_text("content_note", self.cleaned_data["content_note"]))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        topic = data.get("topic")
        if data.get("without_name") and topic and not topic.allows_anonymity:
            self.add_error("without_name", ValidationError(NAMELESS_ELSEWHERE))
        longest = policy_of_topic(topic).longest.value
        if len(body := data.get("body", "")) > longest:
            too_long = ValidationError(TOO_LONG, params={"show_value": len(body), "limit_value": longest})
            self.add_error("body", too_long)
        return data

    def restore_draft(self, draft: SavedDraft) -> None:
        super().restore_draft(draft)
        self.initial["title"] = draft.title

    @property
    def problem(self) -> str:
        return NAMELESS_ELSEWHERE if "without_name" in self.errors else super().problem

    def to_draft(self, *, ip_address: str | None) -> Draft:
        return replace(
            super().to_draft(ip_address=ip_address),
            title=self.cleaned_data["title"],
            content_note=self.cleaned_data["content_note"],
            keywords=", ".join(self.cleaned_data["tags"]),
        )
