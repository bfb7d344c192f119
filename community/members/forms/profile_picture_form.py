from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from community.members import profile_picture


class ProfilePictureField(forms.FileField):
    """Cleans an uploaded file to a square image of the largest size we store."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"})

    default_error_messages = {
        "empty": profile_picture.NOT_AN_IMAGE,
        "invalid": "Please choose a picture.",
        "missing": "Please choose a picture.",
        "required": "Please choose a picture.",
    }

    def clean(self, data: Any, initial: Any = None) -> Image.Image | None:
        upload: UploadedFile | None = super().clean(data, initial)
        return profile_picture.read_upload(upload) if upload else None


class ProfilePictureForm(forms.Form):
    picture = ProfilePictureField(
        label="A picture",
        help_text="JPEG, PNG, WebP or GIF, up to 5 MB. We cut out the middle and keep nothing else of the file.",
    )
