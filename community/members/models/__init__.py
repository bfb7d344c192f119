from .old_handle import OldHandle
from .profile import AgeBand, Profile, WorkBand
from .stamp import Stamp, fresh_stamp
from .user import MemberManager, User
from .visibility import Visibility

__all__ = ["AgeBand", "MemberManager", "OldHandle", "Profile", "Stamp", "User", "Visibility", "WorkBand", "fresh_stamp"]
