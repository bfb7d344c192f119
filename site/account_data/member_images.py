from collections.abc import Iterable, Iterator

from django.core.files.storage import default_storage
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from blog.blocks.image_blocks import images_in
from blog.models import ArticlePage, AuthorProfile
from community.members.models import User
from community.members.profile_picture import SIZES, file_name


def image_files_of(member: User) -> Iterator[tuple[str, bytes]]:
    """Name and content of each picture: the profile's in its largest size, and what they uploaded to the CMS. Without
    those whose file is gone: changed a moment ago, or lost."""
    kept_as = {"profile.webp": file_name(member.picture, SIZES[-1])} if member.picture else {}
    for image in get_image_model().objects.filter(uploaded_by_user=member).order_by("pk"):
        kept_as[f"{image.pk}-{image.filename}"] = image.file.name
    for name, path in kept_as.items():
        try:
            with default_storage.open(path) as file:
                content = file.read()
        except FileNotFoundError:
            continue
        yield name, content


def images_to_delete(member: User, *, keeps_content: bool) -> list[int]:
    """In the CMS: the portrait of their author page in any case, and all they uploaded unless their words stay."""
    portrait = Q(pk__in=AuthorProfile.objects.filter(user=member).values("picture"))
    theirs = portrait if keeps_content else portrait | Q(uploaded_by_user=member)
    return list(get_image_model().objects.filter(theirs).values_list("pk", flat=True))


def delete_unused_images(keys: Iterable[int]) -> None:
    """Of these pictures those that no page and no draft shows any more; asked when what showed them is gone."""
    in_drafts = {image.pk for draft in article_drafts() for image in (draft.picture, *images_in(draft.body)) if image}
    for picture in get_image_model().objects.filter(pk__in=set(keys) - in_drafts):
        if not ReferenceIndex.get_references_to(picture).exists():
            picture.delete()


def article_drafts() -> Iterator[ArticlePage]:
    for article in ArticlePage.objects.filter(has_unpublished_changes=True).defer_streamfields():
        yield article.get_latest_revision_as_object()
