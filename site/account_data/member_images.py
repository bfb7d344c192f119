from collections.abc import Iterable, Iterator

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import ReferenceIndex

from blog.blocks.body import images_in
from blog.models import ArticlePage, AuthorProfile
from community.members.models import User
from community.members.profile_picture import SIZES, file_name


def name_in_archive(image: AbstractImage) -> str:
    return f"{image.pk}-{image.filename}"


def image_files_of(member: User) -> Iterator[tuple[str, File]]:
    """Yield name and open file of each picture: the profile picture in its largest size, and uploads to the CMS.

    A picture whose file is missing is left out: it may have been replaced a moment ago.
    """
    paths = {"profile.webp": file_name(member.picture, SIZES[-1])} if member.picture else {}
    for image in get_image_model().objects.filter(uploaded_by_user=member).order_by("pk"):
        paths[name_in_archive(image)] = image.file.name
    for name, path in paths.items():
        try:
            content = default_storage.open(path)
        except FileNotFoundError:
            continue
        yield name, content


def delete_author_page(member: User) -> None:
    """With its picture, unless a page shows that too."""
    with transaction.atomic():
        for page in AuthorProfile.objects.filter(user=member).select_related("picture"):
            page.delete()
            delete_unused_images([page.picture] if page.picture else [])


def delete_uploaded_images(member: User) -> None:
    """Call it after the articles that used them are gone."""
    delete_unused_images(get_image_model().objects.filter(uploaded_by_user=member))


def delete_unused_images(images: Iterable[AbstractImage]) -> None:
    """Delete those of these images that no page and no draft uses."""
    images = list(images)
    if not images:
        return
    in_drafts = {image.pk for draft in article_drafts() for image in (draft.picture, *images_in(draft.body)) if image}
    for image in images:
        if image.pk in in_drafts:
            continue
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()


def article_drafts() -> Iterator[ArticlePage]:
    for article in ArticlePage.objects.filter(has_unpublished_changes=True).defer_streamfields():
        yield article.get_latest_revision_as_object()
