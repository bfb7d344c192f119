from django.urls import include, path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .anonymous_views import change_author_standing, identity_revealed, reveal_author
from .appeals.appeal_views import appeal, appeal_by_link
from .bans.ban_views import ban_member, spam_ban
from .details.detail_views import detail_cut, detail_put_back
from .ledger.ledger_views import ledger_feed, ledger_page
from .member_views import change_standing
from .notes.note_views import note_delete, notes_beside_comment, notes_of_member
from .pace.pace_views import conversation_pace
from .sanctions.sanction_views import lift_sanction, sanction_author, sanction_member, sanction_told
from .views import decide_on_comment

DEMOTE, REINSTATE = {"act": "demote"}, {"act": "reinstate"}

urlpatterns = [
    path("ledger/", ledger_page, name="ledger"),
    path("ledger/feed/", ledger_feed, name="ledger-feed"),
    path("comments/<pk:pk>/reveal/", reveal_author, name="moderation-reveal"),
    path("comments/<pk:pk>/demote/", change_author_standing, DEMOTE, name="moderation-demote"),
    path("comments/<pk:pk>/reinstate/", change_author_standing, REINSTATE, name="moderation-reinstate"),
    path("", include("community.moderation.reports.urls")),
    path("reveals/<pk:pk>/", identity_revealed, name="identity-revealed"),
    path("comments/<pk:pk>/sanction/", sanction_author, name="sanction-author"),
    path("members/<slug:handle>/sanction/", sanction_member, name="sanction-member"),
    path("comments/<pk:pk>/detail/", detail_cut, name="detail-cut"),
    path("decisions/<pk:pk>/put-back/", detail_put_back, name="detail-put-back"),
    path("comments/<pk:pk>/pace/", conversation_pace, name="conversation-pace"),
    path("members/<slug:handle>/notes/", notes_of_member, name="notes-member"),
    path("comments/<pk:pk>/notes/", notes_beside_comment, name="notes-comment"),
    path("notes/<pk:pk>/delete/", note_delete, name="note-delete"),
    path("members/<slug:handle>/ban/", ban_member, name="ban-member"),
    path("bans/<pk:pk>/", spam_ban, name="spam-ban"),
    path("sanctions/<pk:pk>/", sanction_told, name="sanction"),
    path("sanctions/<pk:pk>/lift/", lift_sanction, name="sanction-lift"),
    path("appeals/<pk:pk>/", appeal, name="appeal"),
    path("appeals/by-link/<str:token>/", appeal_by_link, name="appeal-by-link"),
    path("comments/<pk:pk>/<slug:act>/", decide_on_comment, name="moderation-decide"),
    path("members/<slug:handle>/<slug:act>/", change_standing, name="moderation-member"),
]
