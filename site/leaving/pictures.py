from collections.abc import Iterator

from django.core.files.storage import default_storage
from wagtail.images import get_image_model

from community.members.models import User
from community.members.pictures import SIZES, name_of


def pictures_of(member: User) -> Iterator[tuple[str, bytes]]:
    """Name and content of each picture: the profile's in its largest size, and what they uploaded to the CMS."""
    if member.picture:
        with default_storage.open(name_of(member.picture, SIZES[-1])) as file:
            yield "profile.webp", file.read()
    for image in get_image_model().objects.filter(uploaded_by_user=member).order_by("pk"):
        with image.file.open("rb") as file:
            yield f"{image.pk}-{image.filename}", file.read()
