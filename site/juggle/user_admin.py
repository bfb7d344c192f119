from wagtail.users.views.users import UserViewSet

from community.members.admin_forms import AddMemberForm, EditMemberForm


class MemberViewSet(UserViewSet):
    """Members in the CMS (Settings, Users), with the names and the care they have everywhere else."""

    def get_form_class(self, for_update: bool = False) -> type[AddMemberForm] | type[EditMemberForm]:
        return EditMemberForm if for_update else AddMemberForm
