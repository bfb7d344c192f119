"""The title of a discussion in a form."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from community.members.display_names import collapse_spaces
from community.posting.body_field import BodyForm, let_null_through

from .models import MAX_TITLE_LENGTH

NO_TITLE = "It needs a title: one question or one sentence is enough."
TOO_LONG = "This is %(show_value)s characters long; %(limit_value)s fit. It is all still here: please shorten it."
NO_WORDS = "A title needs words, so that others can find it and a screen reader can say it."
IS_A_LINK = "A title can't be a link. Say in words what it is about; the link fits into the text."
ONLY_A_LINK = re.compile(r"(https?://|www\.)\S+\Z", re.IGNORECASE)


class TitleForm(BodyForm):
    title = forms.CharField(
        label="Title",
        max_length=MAX_TITLE_LENGTH,
        error_messages={"required": NO_TITLE, "max_length": TOO_LONG},
        help_text=f"One question or one sentence, up to {MAX_TITLE_LENGTH} characters.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # With maxlength, browsers silently cut a text that is pasted.
        del self.fields["title"].widget.attrs["maxlength"]
        let_null_through(self.fields["title"])

    def clean_title(self) -> str:
        title = self._clean_text("title", collapse_spaces(self.cleaned_data["title"]))
        if ONLY_A_LINK.match(title):
            raise ValidationError(IS_A_LINK)
        if not any(unicodedata.category(character)[0] in "LN" for character in title):
            raise ValidationError(NO_WORDS)
        return title


class RenameForm(TitleForm):
    """The title alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="rename-%s", **kwargs)
        del self.fields["body"], self.fields["language"]
