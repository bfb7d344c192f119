from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations
from django.utils import timezone

from home.site_address import host_and_port

INTRODUCTION = (
    "Some weeks work needs both hands, some weeks somebody small does. Here people who juggle the two write down how it"
    " went, and others answer. Read along for as long as you like; join when you have something to say."
)


def plant(apps, schema_editor):
    """Home in the place of Wagtail's welcome page, the articles below it, and the address both are served at."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    content_types = apps.get_model("contenttypes", "ContentType").objects
    root = Page.objects.get(depth=1)
    shared = {
        "locale": apps.get_model("wagtailcore", "Locale").objects.get(),
        "first_published_at": timezone.now(),
        "last_published_at": timezone.now(),
    }
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()

    home = apps.get_model("home", "HomePage").objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        introduction=INTRODUCTION,
        content_type=content_types.get_or_create(app_label="home", model="homepage")[0],
        path=root.path + "0001",
        depth=2,
        numchild=1,
        url_path="/home/",
        **shared,
    )
    apps.get_model("blog", "ArticleIndexPage").objects.create(
        title="Articles",
        draft_title="Articles",
        slug="articles",
        introduction="Long and short, by people in the middle of it.",
        show_in_menus=True,
        content_type=content_types.get_or_create(app_label="blog", model="articleindexpage")[0],
        path=home.path + "0001",
        depth=3,
        numchild=0,
        url_path="/home/articles/",
        **shared,
    )
    Page.objects.filter(pk=root.pk).update(numchild=1)

    host, port = host_and_port()
    Site.objects.create(
        hostname=host, port=port, site_name=settings.SITE_NAME, root_page_id=home.pk, is_default_site=True
    )
    apps.get_model("sites", "Site").objects.update_or_create(
        pk=settings.SITE_ID, defaults={"domain": urlsplit(settings.SITE_URL).netloc, "name": settings.SITE_NAME}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_first"),
        ("blog", "0001_first"),
        ("sites", "0002_alter_domain_unique"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
