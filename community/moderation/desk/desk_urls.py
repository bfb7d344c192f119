"""Addresses in the CMS. Those of the review queue, which was here before, lead on."""

from django.contrib.auth.decorators import permission_required
from django.urls import path
from django.views.generic import RedirectView

import community.members.primary_keys  # noqa: F401 -- registers the converter
from community.moderation.care.breaks import take_break
from community.moderation.care.care_views import five_minutes
from community.moderation.figures.figures_views import moderation_figures
from community.moderation.policy.policy_views import policy, restore_policy
from community.moderation.training.training_views import training

from .act_views import desk_act, desk_claim, desk_undo
from .desk_views import desk, desk_case

#: The name of each old address, its path, and the lane.
OLD = (
    ("review", "review/", "held"),
    ("review-again", "review/again/", "again"),
    ("review-spam", "review/spam/", "spam"),
    ("review-removed", "review/removed/", "removed"),
)


#: Asks who may see the desk first, so that nobody else learns where it is.
leads_on = permission_required("comments.moderate_comment", raise_exception=True)(
    RedirectView.as_view(pattern_name="desk-lane", permanent=True)
)

urlpatterns = [
    path("moderation/", desk, name="desk"),
    path("moderation/undo/", desk_undo, name="desk-undo"),
    path("moderation/break/", take_break, name="desk-break"),
    path("moderation/five-minutes/", five_minutes, name="five-minutes"),
    path("moderation/figures/", moderation_figures, name="moderation-figures"),
    path("moderation/policy/", policy, name="policy"),
    path("moderation/policy/back/", restore_policy, name="policy-restore"),
    path("moderation/policy/<str:label>/<pk:pk>/", policy, name="policy-of"),
    path("moderation/training/", training, name="training"),
    path("moderation/training/<pk:number>/", training, name="training-case"),
    path("moderation/<slug:lane>/", desk, name="desk-lane"),
    path("moderation/<slug:lane>/act/", desk_act, name="desk-act"),
    path("moderation/<slug:lane>/<pk:pk>/", desk_case, name="desk-case"),
    path("moderation/<slug:lane>/<pk:pk>/claim/", desk_claim, name="desk-claim"),
    *(path(old, leads_on, {"lane": lane}, name=name) for name, old, lane in OLD),
]
