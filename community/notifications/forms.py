from django import forms

from .models import Preferences


class PreferencesForm(forms.ModelForm[Preferences]):
    class Meta:
        model = Preferences
        fields = ["follows_where_writes"]
