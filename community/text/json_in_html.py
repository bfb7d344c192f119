"""JSON for a script element, such as JSON-LD. (Django's `json_script` writes an element of its own kind around it.)"""

import json

from django.utils.safestring import SafeString, mark_safe

# The characters that could end the script element or begin a comment in it. Django's `json_script` escapes the same.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_in_html(value: object) -> SafeString:
    return mark_safe(json.dumps(value, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 -- escaped in this line
