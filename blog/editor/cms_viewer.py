"""Who looks at the page of the CMS that is being made. Wagtail asks a page for its title without saying for whom."""

from contextvars import ContextVar

from community.members.models import User

#: None outside the CMS.
cms_viewer: ContextVar[User | None] = ContextVar("cms_viewer", default=None)
