from typing import Any

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from blog.models import AuthorProfile
from tests.factories import UserFactory


def written(**changes: Any) -> dict[str, Any]:
    data = {
        "bio": rich_text("<p>I write late.</p>"),
        "picture": "",
        "picture_alternative": "",
        "links": inline_formset([{"name": "Timetables", "address": "https://rosa.example.org/"}]),
    }
    return nested_form_data(data | changes)


def test_author_introduces_themselves_and_nobody_else(client: Any, author: Any, member: Any) -> None:
    client.force_login(author)
    assert client.get("/cms/dashboard/my-page/").url == reverse("author_pages:add")
    assert client.get(reverse("author_pages:add")).status_code == 200

    client.post(reverse("author_pages:add"), written(user=member.pk))

    profile = AuthorProfile.objects.get()
    assert (profile.user, [link.name for link in profile.links.all()]) == (author, ["Timetables"])
    assert client.get("/cms/dashboard/my-page/").url == reverse("author_pages:edit", args=[profile.pk])
    client.post(reverse("author_pages:edit", args=[profile.pk]), written(bio=rich_text("<p>Early now.</p>")))
    assert "Early now." in AuthorProfile.objects.get().bio


def test_second_page_for_the_same_author_is_refused_with_a_message(client: Any, author: Any) -> None:
    AuthorProfile.objects.create(user=author, bio="<p>x</p>")
    client.force_login(author)

    response = client.post(reverse("author_pages:add"), written())

    assert "There is a page for this author already." in response.text
    assert AuthorProfile.objects.count() == 1


def test_others_pages_are_closed_to_authors_and_open_to_editors(client: Any, author: Any, editor: Any) -> None:
    other = AuthorProfile.objects.create(user=UserFactory(), bio="<p>x</p>")
    address = reverse("author_pages:edit", args=[other.pk])
    acts = [reverse(f"author_pages:{act}", args=[other.pk]) for act in ("edit", "delete", "history", "usage")]

    client.force_login(author)
    client.post(address, written(bio=rich_text("<p>Mine now</p>")))
    assert [client.get(act).status_code for act in acts] == [302, 302, 302, 302]
    assert client.post(acts[1]).status_code == 302
    assert AuthorProfile.objects.get().bio == "<p>x</p>"

    client.force_login(editor)
    assert client.post(address, written(user=author.pk)).status_code == 302
    assert AuthorProfile.objects.get().user == author


def test_wrong_content_gets_a_message(client: Any, author: Any, image: Any) -> None:
    client.force_login(author)
    for changes, says in [
        ({"picture": image.pk}, "Say what the picture shows"),
        ({"links": inline_formset([{"name": "x", "address": "javascript:x"}])}, "Enter a valid URL"),
        (
            {"links": inline_formset([{"name": "x", "address": f"https://{n}.example.org/"} for n in range(6)])},
            "at most 5",
        ),
    ]:
        assert says in client.post(reverse("author_pages:add"), written(**changes)).text
    assert not AuthorProfile.objects.exists()


def test_moderators_have_no_say_in_author_pages(client: Any, moderator: Any) -> None:
    client.force_login(moderator)

    assert client.get(reverse("author_pages:add")).status_code == 302
    assert client.get(reverse("author_pages:index")).status_code == 302
