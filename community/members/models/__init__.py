from .cache_version import CacheVersion, new_cache_version
from .old_handle import OldHandle
from .profile import AgeBand, Profile, WorkBand
from .user import MemberManager, User
from .visibility import Visibility

__all__ = [
    "AgeBand",
    "MemberManager",
    "OldHandle",
    "Profile",
    "CacheVersion",
    "User",
    "Visibility",
    "WorkBand",
    "new_cache_version",
]
