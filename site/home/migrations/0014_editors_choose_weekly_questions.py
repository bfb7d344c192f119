from importlib import import_module

from django.db import migrations

permission = import_module("blog.migrations.0002_authors_and_editors").permission

ACTS = ("add", "change", "delete", "view")


def let_editors_choose(apps, schema_editor):
    editors, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Editors")
    for act in ACTS:
        editors.permissions.add(
            permission(apps, "home", "weeklyquestion", f"{act}_weeklyquestion", f"Can {act} weekly question")
        )


def take_it_back(apps, schema_editor):
    names = [f"{act}_weeklyquestion" for act in ACTS]
    for editors in apps.get_model("auth", "Group").objects.filter(name="Editors"):
        editors.permissions.remove(*editors.permissions.filter(codename__in=names))


class Migration(migrations.Migration):
    dependencies = [("home", "0013_add_weekly_question")]

    operations = [migrations.RunPython(let_editors_choose, take_it_back)]
