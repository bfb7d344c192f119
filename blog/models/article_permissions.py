from wagtail.models import PagePermissionTester


class ArticlePermissionTester(PagePermissionTester):
    """Wagtail lets whoever made a page change it. Here everybody named as its author may, if they may write at all."""

    def can_edit(self) -> bool:
        return super().can_edit() or (
            self.user.is_active and "add" in self.permissions and self.user.pk in self.page.comment_authors()
        )
