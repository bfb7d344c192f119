"""Articles that have another one's title and standfirst in what was made of them."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from .models import ArticlePage


def articles_quoting(article: ArticlePage) -> list[int]:
    """Those that chose it as an article to read as well."""
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(article).filter(
        base_content_type=pages, model_path__startswith="body.related."
    )
    return [int(key) for key in references.values_list("object_id", flat=True).distinct()]
