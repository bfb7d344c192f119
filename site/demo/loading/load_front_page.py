from collections.abc import Mapping

from blog.models import ArticlePage
from home.models import EditorsPick, HomePage

from .content_files import read_front_page


def load_picks(*, articles: Mapping[str, ArticlePage]) -> list[EditorsPick]:
    """Only where the editors have chosen nothing yet."""
    home = HomePage.objects.get()
    if not home.picks.exists():
        home.picks = [EditorsPick(article=articles[slug]) for slug in read_front_page()["picks"]]
        home.save()
    return list(home.picks.all())
