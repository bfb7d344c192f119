from collections.abc import Iterable, Iterator

from django.core.files.storage import default_storage
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from blog.blocks.body import images_in
from blog.models import ArticlePage, AuthorProfile
from community.members.models import User
from community.members.profile_picture import SIZES, file_name


def image_files_of(member: User) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each picture: the profile picture in its largest size, and uploads to the CMS.

    A picture whose file is missing is left out: it may have been replaced a moment ago.
    """
    paths = {"profile.webp": file_name(member.picture, SIZES[-1])} if member.picture else {}
    for image in get_image_model().objects.filter(uploaded_by_user=member).order_by("pk"):
        paths[f"{image.pk}-{image.filename}"] = image.file.name
    for name, path in paths.items():
        try:
            with default_storage.open(path) as file:
                content = file.read()
        except FileNotFoundError:
            continue
        yield name, content


def images_to_delete(member: User, *, keeps_content: bool) -> list[int]:
    """Return the keys of the member's images in the CMS that may go with the account.

    The picture on the author page always goes; other uploads only if the member's content is erased.
    """
    author_picture = Q(pk__in=AuthorProfile.objects.filter(user=member).values("picture"))
    chosen = author_picture if keeps_content else author_picture | Q(uploaded_by_user=member)
    return list(get_image_model().objects.filter(chosen).values_list("pk", flat=True))


def delete_unused_images(keys: Iterable[int]) -> None:
    """Delete those of these images that no page and no draft uses. Call it after the pages that used them are gone."""
    in_drafts = {image.pk for draft in article_drafts() for image in (draft.picture, *images_in(draft.body)) if image}
    for image in get_image_model().objects.filter(pk__in=set(keys) - in_drafts):
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()


def article_drafts() -> Iterator[ArticlePage]:
    for article in ArticlePage.objects.filter(has_unpublished_changes=True).defer_streamfields():
        yield article.get_latest_revision_as_object()
