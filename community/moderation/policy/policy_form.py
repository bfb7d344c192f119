"""The form in which a policy is set. What is left empty is as it is above."""

from typing import Any

from django import forms

from community.comments.policy.policy_values import LONGEST_TEXT, SHORTEST_LIMIT, PolicyValues, Reads, State, Writers

#: Ten years.
MOST_DAYS = 3650
MOST_LINKS = 20
AS_ABOVE = ("", "As above")


class PolicyForm(forms.Form):
    state = forms.ChoiceField(label="Conversations here", choices=[AS_ABOVE, *State.choices], required=False)
    reads = forms.ChoiceField(label="A moderator reads first", choices=[AS_ABOVE, *Reads.choices], required=False)
    writers = forms.ChoiceField(label="Who may write", choices=[AS_ABOVE, *Writers.choices], required=False)
    longest = forms.IntegerField(
        label="Longest text, in characters",
        required=False,
        min_value=SHORTEST_LIMIT,
        max_value=LONGEST_TEXT,
        help_text=f"From {SHORTEST_LIMIT} to {LONGEST_TEXT:,}. Empty: as above.",
    )
    links = forms.IntegerField(
        label="Links in one comment, at most",
        required=False,
        min_value=0,
        max_value=MOST_LINKS,
        help_text="With more it waits for a moderator. Newcomers have none, whatever stands here. Empty: as above.",
    )
    closes_after = forms.IntegerField(
        label="Closes by itself after so many days",
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        help_text="From when the page was published. 0: never. Empty: as above.",
    )
    note = forms.CharField(
        label="Why, in a sentence",
        required=False,
        max_length=200,
        help_text="For those who look later.",
    )
    #: The version that was opened.
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def values(self) -> PolicyValues:
        """Once it is valid."""
        data: dict[str, Any] = self.cleaned_data
        return PolicyValues(**{name: data[name] for name in PolicyValues._fields})
