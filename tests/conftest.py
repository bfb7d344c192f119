"""The people and places every test knows."""

import gc
import math
import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import hypothesis
import pytest
from django.conf import settings as site_settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site as DjangoSite
from django.core.cache import cache
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from blog.models import ArticleIndexPage, ArticlePage
from community.branding import brand
from community.check_ins.templatetags import menu_tags
from community.comments.policy import policies_in_use
from community.members.models import User
from community.moderation.reasons import reasons_in_use
from home.models import HomePage
from tests.factories import ArticlePageFactory, UserFactory
from tests.mail_server import MailServer, running

# A slow machine is no failure: Hypothesis would call a test broken because examples take long to make or to try.
# In CI the examples are the same each time: what it says of a change shall not depend on chance. Here they are not.
hypothesis.settings.register_profile(
    "juggle",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("juggle")


@dataclass(frozen=True)
class SiteTree:
    site: Site
    home: HomePage
    articles: ArticleIndexPage


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Caches outlive a test's rolled-back rows: where the site is, how often somebody has written."""
    cache.clear()
    # No row, as in every new database, and no query about it while queries are counted.
    brand.keep(brand.default_brand(), seconds=math.inf)
    policies_in_use.keep(policies_in_use.Policies(), seconds=math.inf)
    reasons_in_use.keep_reasons(reasons_in_use.DEFAULT_REASONS, seconds=math.inf)
    menu_tags.remember(False)


@pytest.fixture
def site_tree(db: Any) -> SiteTree:
    """What the migrations planted."""
    return SiteTree(Site.objects.get(), HomePage.objects.get(), ArticleIndexPage.objects.get())


@pytest.fixture
def an_index(transactional_db: Any) -> None:
    """What the migrations planted; tests like these sweep it away, so it may have to be planted again."""
    ContentType.objects.clear_cache()  # these rows are swept away, too
    Locale.objects.get_or_create(language_code=site_settings.LANGUAGE_CODE)
    # A comment names Django's site.
    DjangoSite.objects.get_or_create(pk=site_settings.SITE_ID, defaults={"domain": "testserver", "name": "Juggle"})
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    if not ArticleIndexPage.objects.exists():
        root.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))


@pytest.fixture
def member(db: Any) -> User:
    return UserFactory(display_name="Jonas M.", username="jonas-m")


@pytest.fixture
def other_member(db: Any) -> User:
    return UserFactory(display_name="Beatriz Nogueira", username="beatriz")


@pytest.fixture
def author(db: Any) -> User:
    return UserFactory(display_name="Rosa Okafor", username="rosa", groups=["Authors"])


@pytest.fixture
def editor(db: Any) -> User:
    return UserFactory(display_name="Marisol Quintero", username="marisol", groups=["Editors"])


@pytest.fixture
def moderator(db: Any) -> User:
    return UserFactory(display_name="Priya Raman", username="priya", groups=["Moderators"])


@pytest.fixture
def administrator(db: Any) -> User:
    return UserFactory(display_name="Tobias Wendt", username="tobias", is_staff=True, is_superuser=True)


@pytest.fixture
def article(author: User) -> ArticlePage:
    return ArticlePageFactory(title="The meeting ran over and so did the bath", slug="the-bath", author=author)


@pytest.fixture
def image(db: Any) -> Iterator[Any]:
    """A picture whose renditions can be made. Wagtail leaves their temporary files to the garbage collector."""
    warnings.filterwarnings("ignore", message="(?i)unclosed file", category=ResourceWarning)  # until this test's end
    yield get_image_model().objects.create(title="desk.png", file=get_test_image_file(size=(900, 600)))
    gc.collect()


@pytest.fixture
def queued(settings: Any, db: Any) -> None:
    """E-mails go through the queue, as on the real site, and are sent to `mail.outbox` when it is delivered."""
    settings.EMAIL_BACKEND = "community.notifications.delivery.outbox.EmailBackend"


@pytest.fixture
def mail_server(queued: None, settings: Any) -> Iterator[MailServer]:
    """A real server behind the queue. It leaves connections that hang to the garbage collector."""
    warnings.filterwarnings("ignore", message="(?i)unclosed <socket", category=ResourceWarning)  # until this test's end
    server = MailServer()
    with running(server) as port:
        settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 0.5
        yield server
    gc.collect()
