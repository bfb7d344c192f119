from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from demo.pictures import NAMES, draw


def load_images() -> dict[str, AbstractImage]:
    """By name. The sizes a page asks for are made with the articles."""
    return {name: find(name) or add(name) for name in NAMES}


def find(name: str) -> AbstractImage | None:
    return get_image_model().objects.filter(title=title_of(name)).order_by("pk").first()


def add(name: str) -> AbstractImage:
    file = ContentFile(draw(name), name=f"{name}.jpg")
    image: AbstractImage = get_image_model().objects.create(title=title_of(name), file=file)
    return image


def title_of(name: str) -> str:
    return name.replace("-", " ").capitalize()
