"""Tags that differ in the case of letters only become one, and "tag-1" gets the letters of its name."""

import re

from django.db import migrations

from blog.models.tag import tag_key
from community.text.slugs import slug_of

NUMBERED = re.compile(r"tag(-\d+)?")
BELOW = ("", "feed/", "feed/rss/")


def merge_tags(apps, schema_editor):
    Tag = apps.get_model("blog", "Tag")
    kept, merged = {}, {}
    for tag in Tag.objects.order_by("pk"):
        first = kept.setdefault(tag_key(tag.name) or tag.slug, tag)
        if first is not tag:
            merged[tag.pk] = first
            redirect(apps, tag.slug, first.slug)
    move_articles(apps, merged)
    move_drafts(apps, merged)
    Tag.objects.filter(pk__in=merged).delete()
    for key, tag in kept.items():
        tag.key = key
        if NUMBERED.fullmatch(tag.slug) and (words := slug_of(tag.name)[:80]) and words != tag.slug:
            before, tag.slug = tag.slug, free_slug(Tag, words)
            redirect(apps, before, tag.slug)
        tag.save()


def move_articles(apps, merged):
    tagged = apps.get_model("blog", "TaggedArticle").objects
    for one in tagged.filter(tag__in=merged).order_by("pk"):
        if tagged.filter(tag=merged[one.tag_id], content_object=one.content_object_id).exists():
            one.delete()
        else:
            one.tag = merged[one.tag_id]
            one.save()


def move_drafts(apps, merged):
    """A revision names its tags by their keys; one that is gone would fall out of it."""
    if not merged:
        return
    articles = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="blog", model="articlepage")
    for revision in apps.get_model("wagtailcore", "Revision").objects.filter(content_type__in=articles).iterator():
        rows = revision.content.get("tagged", [])
        if not any(row["tag"] in merged for row in rows):
            continue
        one_each = {}
        for row in rows:
            row["tag"] = merged[row["tag"]].pk if row["tag"] in merged else row["tag"]
            one_each.setdefault(row["tag"], row)
        revision.content["tagged"] = list(one_each.values())
        revision.save(update_fields=["content"])


def free_slug(Tag, words):
    slug, number = words, 0
    while Tag.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{words}-{number}"
    return slug


def redirect(apps, old, new):
    redirects = apps.get_model("wagtailredirects", "Redirect").objects
    for below in BELOW:
        was, now = f"/articles/tags/{old}/{below}", f"/articles/tags/{new}/{below}"
        redirects.filter(redirect_link=was).update(redirect_link=now)
        redirects.update_or_create(
            old_path=was.rstrip("/"), site=None, defaults={"redirect_link": now, "automatically_created": True}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0012_slugs_in_any_script"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(merge_tags, migrations.RunPython.noop)]
