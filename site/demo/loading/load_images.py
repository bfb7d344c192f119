from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from .content_files import image_files


def load_images() -> dict[str, AbstractImage]:
    """Return the pictures by the name of their file. Renditions are made together with the articles."""
    return {path.stem: find_image(path.stem) or add_image(path) for path in image_files()}


def find_image(name: str) -> AbstractImage | None:
    return get_image_model().objects.filter(title=title_of(name)).order_by("pk").first()


def add_image(path: Path) -> AbstractImage:
    file = ContentFile(path.read_bytes(), name=path.name)
    image: AbstractImage = get_image_model().objects.create(title=title_of(path.stem), file=file)
    return image


def title_of(name: str) -> str:
    return name.replace("-", " ").capitalize()
