"""Every setting that is the same everywhere, put together from one file per subject.

Values that differ between machines come from environment variables, which only the files of this folder read.
Most limits are constants beside the code that applies them. Here are those that a library reads or that the privacy
page shows: retention periods (`retention_days`), rate limits and lifetimes of codes (`accounts`), sizes of uploads and
minutes for editing a comment (`content`).
"""

from .accounts import *  # noqa: F403
from .applications import *  # noqa: F403
from .content import *  # noqa: F403
from .databases import *  # noqa: F403
from .identity import *  # noqa: F403
from .logging import *  # noqa: F403
from .outgoing_email import *  # noqa: F403
from .retention_days import *  # noqa: F403
from .security import *  # noqa: F403
from .social_providers import *  # noqa: F403
from .static_and_media import *  # noqa: F403
from .template_engines import *  # noqa: F403
from .watching import *  # noqa: F403
