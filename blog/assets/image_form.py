"""The form for an image in the CMS: what it refuses, and what is made anew when an image changes."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex

from blog.models import ArticlePage, AuthorProfile
from blog.models.article_queryset import ArticleQuerySet

from .publish_assets import AUTHOR_PICTURE_RENDITIONS, UNREADABLE_IMAGE_ERRORS, build_article_assets, make_renditions

VISIBLE_FIELDS = {"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}


class CheckedImageField(WagtailImageField):
    """Refuses a file that looks like an image but cannot be opened; Wagtail would answer with an error."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except UNREADABLE_IMAGE_ERRORS as broken:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from broken


class ImageForm(BaseImageForm):
    """Wagtail deletes the renditions of an image whose file is replaced. This makes those that pages show again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = CheckedImageField(label=given.label, widget=given.widget, required=given.required)

    def save(self, commit: bool = True) -> Any:
        looks_different = self.instance.pk is not None and not VISIBLE_FIELDS.isdisjoint(self.changed_data)
        image = super().save(commit=commit)
        if commit and looks_different:
            transaction.on_commit(lambda: rebuild_after_image_change.enqueue(image.pk), robust=True)
        return image


@task()
def rebuild_after_image_change(image_pk: int) -> None:
    image = get_image_model().objects.filter(pk=image_pk).first()
    if image is None:
        return
    for article in articles_showing(image):
        build_article_assets(article)
    if AuthorProfile.objects.filter(picture=image).exists():
        make_renditions(image, AUTHOR_PICTURE_RENDITIONS)


def articles_showing(image: AbstractImage) -> ArticleQuerySet:
    """In the text, in lists or where they are shared; from Wagtail's reference index."""
    pages = ContentType.objects.get_for_model(Page)
    shown = ReferenceIndex.get_references_to(image).filter(base_content_type=pages).values_list("object_id", flat=True)
    return ArticlePage.objects.live().filter(pk__in=[int(pk) for pk in shown])
