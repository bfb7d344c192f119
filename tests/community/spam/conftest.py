from typing import Any

import pytest

from community.members.standing import Standing
from community.spam.verdicts import Circumstances


@pytest.fixture
def given():
    """The circumstances of an ordinary comment; the test names what is unusual."""

    def circumstances(
        standing: Standing = Standing.ESTABLISHED,
        *,
        seconds_to_write: float | None = 60.0,
        honeypot: str = "",
        copies: int = 0,
        is_read_first: bool = False,
        **more: Any,
    ) -> Circumstances:
        return Circumstances(standing, seconds_to_write, honeypot, copies, is_read_first, **more)

    return circumstances
