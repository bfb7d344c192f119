"""Filters that shorten text in any script. Django's count spaces and code points."""

from django import template

from community.text.excerpts import first_words, shorten

register = template.Library()
register.filter("first_words", first_words)
register.filter("shorten", shorten)
