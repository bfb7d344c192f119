from django import template

from community.conversations.conversation_context import feed_url, load_conversation
from community.text.excerpts import excerpt

register = template.Library()
register.filter("excerpt", excerpt)
register.simple_tag(load_conversation, name="conversation")
register.simple_tag(feed_url, name="conversation_feed_url")
