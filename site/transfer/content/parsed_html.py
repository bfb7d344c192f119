from bs4 import BeautifulSoup


def parse_html(html: str) -> BeautifulSoup:
    """Of somebody else's making: nothing is refused, and nothing is loaded. The space keeps the parser from warning
    that an address alone is no HTML; a text may well be one."""
    return BeautifulSoup(f"{html} ", "html.parser")
