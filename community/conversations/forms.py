from typing import Any

from django import forms

from community.comments.models import Conversation

#: Ten years; for "never" the field stays empty.
MAX_DAYS = 3650


class ConversationSettingsForm(forms.ModelForm[Conversation]):
    """The settings of a conversation, for moderators and for authors of its target."""

    closes_after = forms.IntegerField(
        label="Close automatically after (days)",
        required=False,
        min_value=1,
        max_value=MAX_DAYS,
        help_text="Counted from when it was published. Empty: never.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "min_value": "At least one day. To close it now, choose “closed” above.",
            "max_value": "At most ten years. Leave it empty and it never closes by itself.",
        },
    )

    class Meta:
        model = Conversation
        fields = ["state", "note", "closes_after", "is_for_members", "is_read_first", "allows_anonymity"]
        labels = {
            "state": "New comments",
            "note": "Why, in a sentence",
            "is_for_members": "Only members may write",
            "is_read_first": "A moderator reads every comment before it appears",
            "allows_anonymity": "Members may write without their name",
        }
        help_texts = {
            "note": "Shown above the conversation while it is paused or closed.",
            "is_for_members": "Guests can still read everything.",
            "is_read_first": "Except what moderators themselves write.",
            "allows_anonymity": "Under a name made up for this conversation. "
            "What was said so stays so when this is switched off.",
        }
        widgets = {"state": forms.RadioSelect}

    def __init__(self, *args: Any, only: frozenset[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - (self.fields.keys() if only is None else only):
            del self.fields[name]

    def save(self, commit: bool = True) -> Any:
        # Only these columns: the counters may have changed while the form was open.
        self.instance.save(update_fields=list(self.fields))
        return self.instance
