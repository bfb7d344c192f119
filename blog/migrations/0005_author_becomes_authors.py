from django.db import migrations
from django.db.models import Q


def several(apps, schema_editor):
    """The author of each article becomes the first of its authors: of the page, and of every revision of it, so that
    an older text that is brought back does not come without."""
    ArticlePage, ArticleAuthor = apps.get_model("blog", "ArticlePage"), apps.get_model("blog", "ArticleAuthor")
    written = ArticlePage.objects.exclude(author=None).values_list("pk", "author_id")
    ArticleAuthor.objects.bulk_create(
        [ArticleAuthor(page_id=page, user_id=author, sort_order=0) for page, author in written]
    )
    for revision in revisions_of_articles(apps):
        author = revision.content.pop("author", None)
        row = {"pk": None, "sort_order": 0, "page": int(revision.object_id), "user": author}
        revision.content["authorships"] = [row] if author else []
        revision.save(update_fields=["content"])


def one(apps, schema_editor):
    ArticlePage, ArticleAuthor = apps.get_model("blog", "ArticlePage"), apps.get_model("blog", "ArticleAuthor")
    for row in ArticleAuthor.objects.exclude(user=None).order_by("page_id", "-sort_order", "-pk"):
        ArticlePage.objects.filter(pk=row.page_id).update(author_id=row.user_id)
    ArticleAuthor.objects.all().delete()
    for revision in revisions_of_articles(apps):
        rows = revision.content.pop("authorships", [])
        revision.content["author"] = next((row["user"] for row in rows), None)
        revision.save(update_fields=["content"])


def revisions_of_articles(apps):
    article = Q(content_type__app_label="blog", content_type__model="articlepage")
    return apps.get_model("wagtailcore", "Revision").objects.filter(article).iterator()


def what_was_published_is_no_news(apps, schema_editor):
    """Follow-ups that are read already are not announced when somebody next corrects a comma in them."""
    Announcement = apps.get_model("blog", "Announcement")
    parts = apps.get_model("blog", "ArticlePage").objects.filter(live=True).exclude(follows=None)
    Announcement.objects.bulk_create([Announcement(article_id=pk) for pk in parts.values_list("pk", flat=True)])


def let_authors_introduce_themselves(apps, schema_editor):
    """Adding, here as with articles, is adding and changing one's own."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="blog", model="authorprofile"
    )
    for act in ("add", "change", "delete", "view"):
        # Django makes permissions only after all migrations have run.
        found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=f"{act}_authorprofile", defaults={"name": f"Can {act} author page"}
        )
        for group in apps.get_model("auth", "Group").objects.filter(name__in=["Authors", "Editors"]):
            if act == "add" or group.name == "Editors":
                group.permissions.add(found)


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0004_authors_tags_and_following"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(several, one),
        migrations.RunPython(what_was_published_is_no_news, migrations.RunPython.noop),
        migrations.RunPython(let_authors_introduce_themselves, migrations.RunPython.noop),
    ]
