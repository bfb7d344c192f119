"""Which of our files a request runs a function of: what somebody who follows it through the code has to open."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from inspect import CO_NEWLOCALS, CO_OPTIMIZED
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("blog", "community", "site", "templates")
#: Set for functions, not for modules and the bodies of classes.
FUNCTION = CO_NEWLOCALS | CO_OPTIMIZED


@contextmanager
def files_run() -> Iterator[set[str]]:
    """Fills the set with paths below the root. Files of the test run itself, and of libraries, are not in it."""
    run: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_flags & FUNCTION == FUNCTION and code.co_filename.startswith(f"{ROOT}/"):
            path = str(Path(code.co_filename).relative_to(ROOT))
            if path.startswith(FOLDERS):
                run.add(path)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield run
    finally:
        sys.setprofile(before)
