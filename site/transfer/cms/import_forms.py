from __future__ import annotations

from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile

from blog.models import Topic
from community.members.models import User
from transfer.models import Import
from transfer.running.import_options import ImportOptions

#: More choices than these are made on the command line.
MOST_CHOICES = 60


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) and data else [None]
        return [super(SeveralFilesField, self).clean(one, initial) for one in given]


class UploadForm(forms.Form):
    exports = SeveralFilesField(
        label="Exports", help_text="What WordPress gave you under Tools → Export; all files of one site, also as .gz."
    )
    pictures = forms.FileField(
        label="Pictures",
        required=False,
        help_text="A zip of the folder wp-content/uploads. Without it, pictures are links.",
    )
    time_zone = forms.CharField(
        label="Time zone of the old site", required=False, help_text="Such as Europe/Athens. Left empty, it’s ours."
    )
    with_pages = forms.BooleanField(label="Pages become information pages", required=False)
    with_new_topics = forms.BooleanField(
        label="Categories become new topics",
        required=False,
        help_text="Otherwise those without a topic here become tags.",
    )
    repairs_encoding = forms.BooleanField(
        label="Repair broken letters", required=False, initial=True, help_text="“donâ€™t” becomes “don’t”."
    )

    def clean_time_zone(self) -> str:
        name = str(self.cleaned_data["time_zone"]).strip()
        try:
            ZoneInfo(name or "UTC")
        except (ValueError, OSError, LookupError) as error:
            raise forms.ValidationError("We don’t know this time zone. Write it as Europe/Athens.") from error
        return name

    def options(self) -> ImportOptions:
        names = ("time_zone", "with_pages", "with_new_topics", "repairs_encoding")
        return ImportOptions(**{name: self.cleaned_data[name] for name in names})


class MappingForm(forms.Form):
    """Which topic each category becomes, and which member each author is; from what the look before has found."""

    def __init__(self, run: Import, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = [("", "As it comes"), *Topic.objects.values_list("slug", "name")]
        # By name: PostgreSQL gives the keys of JSON back in an order of its own.
        self.categories = dict(sorted(run.found.get("categories", {}).items(), key=itemgetter(1))[:MOST_CHOICES])
        self.people = dict(sorted(run.found.get("people", {}).items(), key=itemgetter(1))[:MOST_CHOICES])
        for place, (slug, name) in enumerate(self.categories.items()):
            initial = run.options.get("topics", {}).get(slug, "")
            self.fields[f"topic-{place}"] = forms.ChoiceField(
                label=f"Category “{name}”", choices=topics, required=False, initial=initial
            )
        for place, (key, name) in enumerate(self.people.items()):
            initial = run.options.get("people", {}).get(key, "")
            self.fields[f"person-{place}"] = forms.CharField(
                label=f"Author “{name}”", required=False, initial=initial, help_text="The handle of a member."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        typed = {
            name: str(value).strip().removeprefix("@") for name, value in cleaned.items() if name.startswith("person")
        }
        known = set(User.objects.filter(username__in=filter(None, typed.values())).values_list("username", flat=True))
        for name, handle in typed.items():
            if handle and handle not in known:
                self.add_error(
                    name, "There’s no member with this handle. Left empty, the name stands without an account."
                )
        return cleaned | typed

    def chosen(self) -> dict[str, dict[str, str]]:
        topics = {slug: self.cleaned_data.get(f"topic-{place}") for place, slug in enumerate(self.categories)}
        people = {key: self.cleaned_data.get(f"person-{place}") for place, key in enumerate(self.people)}
        return {
            "topics": {slug: topic for slug, topic in topics.items() if topic},
            "people": {key: handle for key, handle in people.items() if handle},
        }
