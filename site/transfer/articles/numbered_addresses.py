"""Which addresses are the front page's with the number of a post of the old site. Asked before Django is set up."""

import re

#: `?p=123` and its like, which WordPress answers to beside the words.
NUMBER = re.compile(r"(?:^|&)(?:p|page_id|attachment_id)=\d{1,18}(?:&|$)")


def is_numbered(path: str, query: str) -> bool:
    return path == "/" and bool(NUMBER.search(query))
