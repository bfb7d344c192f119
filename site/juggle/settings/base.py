"""Every setting that is the same everywhere, put together from one file per subject.

Values that differ between machines come from environment variables, which only the files of this folder read.
Policy is set in three places: the retention periods (`retention_days`), the rate limits that allauth counts
(`accounts`) and the minutes for editing (`content`). Every other limit is a constant beside the code that applies it.
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
