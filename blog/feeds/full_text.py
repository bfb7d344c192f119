"""The text of an article for feed readers, which have neither the address of the site nor its styles and scripts."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string

from blog.models import ArticlePage

ADDRESSES = [("a", "href"), ("img", "src")]
# Attributes that mean something only with our stylesheet and scripts, or on our page.
DROPPED = [
    "id",
    "class",
    "style",
    "srcset",
    "sizes",
    "loading",
    "role",
    "tabindex",
    "aria-label",
    "data-player",
    "data-title",
]


def full_text(article: ArticlePage, *, template: str = "blog/feed_text.html") -> str:
    """The updates and the body, or what else the template shows of `page`, as HTML with absolute addresses."""
    html = render_to_string(template, {"page": article, "for_feed": True})
    home = settings.SITE_URL + article.get_absolute_url()
    soup = BeautifulSoup(html, "html.parser")
    for picture in soup.find_all("picture"):
        for source in picture.find_all("source"):
            source.decompose()
        picture.unwrap()
    for name, attribute in ADDRESSES:
        for element in soup.find_all(name, attrs={attribute: True}):
            try:
                element[attribute] = urljoin(home, element[attribute])
            except ValueError:  # an author pasted something that is not an address
                del element[attribute]
    for element in soup.find_all(True):
        for attribute in DROPPED:
            del element[attribute]
    return str(soup).strip()
