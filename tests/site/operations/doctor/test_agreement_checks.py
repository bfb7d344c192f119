"""What is counted, indexed and linked, and who can run it."""

from io import StringIO

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import connection
from wagtail.models import Site

from community.comments.models import Conversation
from community.members.models import User
from tests.factories import CommentFactory, UserFactory


def test_a_site_without_a_front_page_is_found(look):
    Site.objects.update(is_default_site=False)

    assert look() == [
        ("pages", "The CMS has no default site with a published front page: every page is “not found”.", True)
    ]


def test_a_site_that_has_moved_is_found(look):
    Site.objects.update(hostname="before.example")

    assert look() == [("pages", "Feeds and the sitemap name another address than https://together.example.", True)]


def test_a_site_without_an_administrator_is_found(look, administrator):
    User.objects.filter(pk=administrator.pk).update(is_active=False)

    assert look() == [("people", "Nobody can run the site: there is no administrator.", True)]


def test_an_administrator_without_a_second_step_is_found(look):
    Authenticator.objects.all().delete()

    assert look() == [("people", "Administrators have no second step yet, so they can't enter the CMS: tobias.", False)]


def test_the_accounts_of_the_demo_are_found(look):
    someone = UserFactory(email="reader@example.org")
    assert look() == []
    someone.set_password("juggle-demo")
    someone.save()

    assert look() == [
        ("demo", "Anybody can sign in as reader@example.org: the password of the demo is in the documentation.", True)
    ]


def test_texts_that_search_does_not_know_are_found(look, article):
    CommentFactory(target=article)
    call_command("rebuild_search_index", stdout=StringIO())
    assert look() == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_searchentry WHERE kind = 'comment'")

    assert look() == [("search", "Search misses, or shows too much of, 1 text.", True)]


def test_a_counter_that_is_wrong_is_found(look, article):
    CommentFactory(target=article)
    call_command("rebuild_search_index", stdout=StringIO())
    Conversation.objects.update(comment_count=7)

    assert look() == [("counters", "Some counters are wrong: published comments in a conversation (1).", True)]
