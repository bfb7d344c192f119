"""The rows of an export say in words and addresses where things are."""

from blog.models import Topic
from community.notifications.models import Notification
from tests.site.account_data.exported import exported


def test_rows_say_where_things_are_in_words_and_addresses(life, settings):
    everything = exported(life.member)
    title, address = life.elsewhere.title, f"{settings.SITE_URL}/articles/{life.elsewhere.slug}/"

    [draft] = everything["drafts"]
    assert (draft["about"], draft["about_address"], draft["text"]) == (title, address, "Half a")
    top = everything["helped_me"][0]["comment"]
    assert draft["in_reply_to"] == top
    assert [row["about_address"] for row in everything["conversations_read"]] == [address]
    assert [(row["person"], row["thread"], row["alias"], row["about"]) for row in everything["muted"]] == [
        ("Beatriz Nogueira", "", "", ""),
        (None, top, "", ""),
        (None, "", "Quiet Heron", title),
    ]
    assert [(row["comment"], row["about"]) for row in everything["notifications"]] == [(top, title), ("", title)]
    [article] = everything["articles"]
    assert (article["topics"], article["tags"]) == ([Topic.objects.earliest("pk").name], ["sleep"])
    assert [update["text"] for update in article["updates"]] == ["<p>Since then.</p>"]
    assert (article["continues"]["about"], article["draft"]["title"]) == (title, "A draft of another title")


def test_the_title_of_what_cannot_be_read_now_is_not_in_a_notification(life):
    Notification.objects.update(is_hidden=True)

    assert [row["about"] for row in exported(life.member)["notifications"]] == [life.elsewhere.title, ""]
