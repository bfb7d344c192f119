from django.db import migrations


def permission(apps, app_label, model, codename, name):
    """Django makes permissions only after all migrations have run."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return found


def make_groups(apps, schema_editor):
    """Authors write and hand in; editors publish and keep the topics. Where authors write is said with the pages."""
    Group = apps.get_model("auth", "Group")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    pictures = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    authors, _ = Group.objects.get_or_create(name="Authors")
    editors, _ = Group.objects.get_or_create(name="Editors")
    enter = permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")

    authors.permissions.add(enter)
    for act in ("add", "choose"):
        GroupCollectionPermission.objects.get_or_create(
            group=authors,
            collection=pictures,
            permission=permission(apps, "wagtailimages", "image", f"{act}_image", f"Can {act} image"),
        )

    editors.permissions.add(enter)
    for act in ("add", "change", "delete", "view"):
        editors.permissions.add(permission(apps, "blog", "topic", f"{act}_topic", f"Can {act} topic"))
    for act in ("add", "change", "publish"):
        GroupPagePermission.objects.get_or_create(
            group=editors,
            page=root,
            permission=permission(apps, "wagtailcore", "page", f"{act}_page", f"Can {act} page"),
        )


def leave_comments_to_moderators(apps, schema_editor):
    """Wagtail makes a group "Moderators" that publishes pages. Ours are about comments: pages are the editors'."""
    Group = apps.get_model("auth", "Group")
    moderators, editors = Group.objects.filter(name="Moderators").first(), Group.objects.get(name="Editors")
    if moderators is None:
        return
    moderators.permissions.remove(
        *moderators.permissions.filter(content_type__app_label__in=["wagtailimages", "wagtaildocs"])
    )
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=moderators).delete()
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(group=moderators).delete()
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(groups=moderators):
        task.groups.set([editors])
        task.name = "Editors approve"
        task.save()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(name="Editors approve")


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0001_first"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(leave_comments_to_moderators, migrations.RunPython.noop),
    ]
