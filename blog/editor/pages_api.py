from typing import Any, ClassVar

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter


class ReadOnlyPagesAPIViewSet(PagesAdminAPIViewSet):
    """The API from which the CMS fills its menus and choosers. Wagtail's can also publish, copy and move pages, without
    the checks that stand before it elsewhere; no page of the CMS uses that."""

    actions: ClassVar[dict[str, Any]] = {}


def use_read_only_api(router: WagtailAPIRouter) -> None:
    router.register_endpoint("pages", ReadOnlyPagesAPIViewSet)
