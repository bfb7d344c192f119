from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter

from blog.models.queries import CARD_PICTURES
from demo.pictures import NAMES, draw

# What `templates/blog/` asks for besides the cards: in the text of an article, and where it is shared.
IN_TEXT = [f"format-{kind}|width-{width}" for kind in ("avif", "webp", "jpeg") for width in (500, 1000)]
SHARED = "width-1200|format-jpeg"


def load_pictures() -> dict[str, AbstractImage]:
    """By name. Every size a page asks for is made here, so that no reader waits for one."""
    return {name: find(name) or add(name) for name in NAMES}


def find(name: str) -> AbstractImage | None:
    return get_image_model().objects.filter(title=title_of(name)).order_by("pk").first()


def add(name: str) -> AbstractImage:
    file = ContentFile(draw(name), name=f"{name}.jpg")
    image: AbstractImage = get_image_model().objects.create(title=title_of(name), file=file)
    for size in [*CARD_PICTURES, *IN_TEXT, SHARED]:
        prepare(image, Filter(size))
    return image


def prepare(image: AbstractImage, size: Filter) -> None:
    """What `image.get_rendition` does, except that the temporary file is closed rather than left to chance."""
    with image.generate_rendition_file(size) as file:
        image.renditions.create(filter_spec=size.spec, focal_point_key=size.get_cache_key(image), file=file)


def title_of(name: str) -> str:
    return name.replace("-", " ").capitalize()
