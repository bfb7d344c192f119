"""Examples of blocks with formatted text, for the previews in the CMS."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.template.loader import render_to_string


def preview_from(name: str) -> Callable[[], Any]:
    """A `preview_value` of a block: reads `templates/blog/blocks/previews/NAME.json` when it is called."""
    return partial(read_example, f"blog/blocks/previews/{name}.json")


def read_example(template_name: str) -> Any:
    return json.loads(render_to_string(template_name))
