from collections.abc import Iterable, Mapping

from django.utils import timezone

from blog.models import ArticlePage
from community.discussions.models import Discussion
from home.models import EditorsPick, HomePage, WeeklyQuestion

from .content_files import read_front_page


def load_weekly_question(discussions: Iterable[Discussion]) -> list[WeeklyQuestion]:
    """Set this week's question, unless there is one already."""
    title, today = read_front_page()["weekly_question"], timezone.localdate()
    if not WeeklyQuestion.objects.exists():
        chosen = next(each for each in discussions if each.title == title)
        WeeklyQuestion.objects.create(discussion=chosen, begins_on=today)
    return list(WeeklyQuestion.objects.all())


def load_picks(*, articles: Mapping[str, ArticlePage]) -> list[EditorsPick]:
    """Set the editors' picks, unless there are some already."""
    home = HomePage.objects.get()
    if not home.picks.exists():
        home.picks = [EditorsPick(article=articles[slug]) for slug in read_front_page()["picks"]]
        home.save()
    return list(home.picks.all())
