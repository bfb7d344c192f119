from django.db import migrations


def let_authors_add(apps, schema_editor):
    """Adding, in Wagtail, is adding and changing one's own. Publishing is left to editors."""
    add = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="wagtailcore", content_type__model="page", codename="add_page"
    )
    articles = apps.get_model("blog", "ArticleIndexPage").objects.get()
    apps.get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
        group=apps.get_model("auth", "Group").objects.get(name="Authors"), page_id=articles.pk, permission=add
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0003_information_pages"), ("blog", "0002_authors_and_editors")]

    operations = [migrations.RunPython(let_authors_add, migrations.RunPython.noop)]
