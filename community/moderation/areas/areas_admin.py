"""Areas in the CMS, where administrators say who moderates what."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from community.moderation.models import ModeratorArea
from community.moderation.policy.policy_places import all_topics

from .area_rights import LANES_OF_AREAS


def topic_choices() -> list[tuple[str, str]]:
    return [("", "Everywhere"), *((key_of(topic), str(topic)) for topic in all_topics())]


def lane_choices() -> list[tuple[str, str]]:
    return [(name, "Read again" if name == "again" else name.capitalize()) for name in LANES_OF_AREAS]


def key_of(topic: Any) -> str:
    return f"{ContentType.objects.get_for_model(topic).pk}.{topic.pk}"


class AreaForm(WagtailAdminModelForm):
    about = forms.ChoiceField(label="Topic", choices=topic_choices, required=False)
    lanes = forms.MultipleChoiceField(
        label="Lanes",
        choices=lane_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None: all of these. Worries, the illegal and appeals are for those who moderate everything.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.topic_id:
            self.initial["about"] = f"{self.instance.topic_type_id}.{self.instance.topic_id}"

    def save(self, commit: bool = True) -> Any:
        kind, _, key = self.cleaned_data["about"].partition(".")
        self.instance.topic_type_id, self.instance.topic_id = (int(kind), int(key)) if key else (None, None)
        return super().save(commit)


class ModeratorAreaViewSet(SnippetViewSet):
    model = ModeratorArea
    icon = "group"
    list_display = ["member", "whose", "topic"]
    menu_label = "Areas of moderators"
    copy_view_enabled = False
    panels = [FieldPanel("member"), FieldPanel("about"), FieldPanel("whose"), FieldPanel("lanes")]


ModeratorArea.base_form_class = AreaForm  # type: ignore[attr-defined]  # Wagtail asks the model for it
