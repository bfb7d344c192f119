from wagtail.models import PagePermissionTester


class ArticlePermissionTester(PagePermissionTester):
    """Wagtail lets the owner of a page edit it. Here every author of an article may, if they may add articles."""

    def can_edit(self) -> bool:
        return super().can_edit() or (
            self.user.is_active and "add" in self.permissions and self.user.pk in self.page.comment_authors()
        )
