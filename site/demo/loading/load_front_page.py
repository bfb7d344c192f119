from collections.abc import Mapping

from blog.models import ArticlePage
from home.models import EditorsPick, HomePage

from .content_files import read_front_page


def load_picks(*, articles: Mapping[str, ArticlePage]) -> list[EditorsPick]:
    """Set the editors' picks, unless there are some already."""
    home = HomePage.objects.get()
    if not home.picks.exists():
        home.picks = [EditorsPick(article=articles[slug]) for slug in read_front_page()["picks"]]
        home.save()
    return list(home.picks.all())
