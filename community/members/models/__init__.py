"""Tables about members: account, profile, former handles; and the versions by which pages are cached.

Not here: standing (computed from comments) and what moderators decided (moderation).
"""

from .cache_version import CacheVersion, new_cache_version
from .old_handle import OldHandle
from .profile import AgeBand, Profile, WorkBand
from .user import MemberManager, User
from .visibility import Visibility

__all__ = [
    "AgeBand",
    "CacheVersion",
    "MemberManager",
    "OldHandle",
    "Profile",
    "User",
    "Visibility",
    "WorkBand",
    "new_cache_version",
]
