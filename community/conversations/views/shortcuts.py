"""What the views of this room share: finding the comment or the target, and refusing politely."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from community.comments.models import Comment, Conversation
from community.comments.policy.policy_of_target import policy_of
from community.comments.targets import Target, find_target
from community.conversations.availability import may_see
from community.conversations.reader import Reader


def comment_or_404(request: HttpRequest, pk: int) -> Comment:
    """The comment, if this user sees it on a page that they may read, even as a tombstone; 404 otherwise."""
    reader = Reader.of(request.user)
    seen = Comment.objects.visible_to(reader=reader.member, moderating=reader.moderates)
    comment = get_object_or_404(seen.select_related("conversation"), pk=pk)
    target = comment.conversation.target
    if target is None or not is_shown(comment.conversation, target, request):
        raise Http404
    return comment


def is_shown(conversation: Conversation, target: Target, request: HttpRequest) -> bool:
    """Whether this user may read the page, and what was said there."""
    return target.may_be_read_by(request.user) and may_see(policy_of(conversation, target), Reader.of(request.user))


def target_or_404(request: HttpRequest, model_label: str, object_id: int) -> Target:
    target = find_target(model_label, object_id)
    if target is None or not target.may_be_read_by(request.user):
        raise Http404
    return target


def redirect_to_sign_in(back: str) -> HttpResponse:
    """Afterwards back to the page with the button, because the address of the button accepts no GET."""
    return redirect_to_login(back)


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def refusal_response(request: HttpRequest, problem: str, *, status: int, back: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"problem": problem}, status=status)
    return render(request, "conversations/refused.html", {"problem": problem, "back": back}, status=status)
