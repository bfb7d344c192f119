"""A template of ours, or of whoever builds on it, cannot use the package's tags by mistake."""

import pytest
from django.core.checks import run_checks
from django.template import Template, TemplateSyntaxError
from django.template.engine import Engine
from django_comments.templatetags import comments
from django_comments_xtd.templatetags import comments_xtd


@pytest.mark.parametrize(
    ("library", "tag"),
    [
        *(("comments", tag) for tag in sorted(comments.register.tags)),
        *(("comments_xtd", tag) for tag in sorted(comments_xtd.register.tags)),
    ],
)
def test_a_tag_says_what_to_use_instead(library, tag):
    with pytest.raises(TemplateSyntaxError, match=f"{tag} is a tag of the comments package.*conversation_tags"):
        Template(f"{{% load {library} %}}{{% {tag} for article %}}")


def test_no_other_library_of_tags_stands_in_place_of_one():
    """Django's warning about that is silenced."""
    found = [str(warning.msg).split("'")[1] for warning in run_checks(tags=["templates"])]

    assert sorted(found) == ["comments", "comments_xtd"]


def test_its_filters_are_gone_one_of_which_asks_another_site_for_pictures():
    libraries = Engine.get_default().template_libraries

    assert (libraries["comments"].filters, libraries["comments_xtd"].filters) == ({}, {})
