from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.comments.models import Conversation
from community.comments.targets import Target
from community.conversations.forms import ConversationSettingsForm
from community.conversations.reader import Reader
from community.members.models import User

from .shortcuts import redirect_to_sign_in, target_or_404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conversation_settings(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """Pause, close, and who may write: for moderators and for authors of the target."""
    target = target_or_404(request, model_label, object_id)
    if not isinstance(request.user, User):
        return redirect_to_sign_in(request.path)
    reader = Reader.of(request.user)
    if not reader.can_manage(target):
        raise PermissionDenied
    only = reader.settings_of(target)
    if request.method != "POST":
        conversation = Conversation.objects.find(target) or Conversation()
        form = ConversationSettingsForm(instance=conversation, only=only)
    else:
        conversation = Conversation.objects.get_or_create_for(target)
        form = ConversationSettingsForm(request.POST, instance=conversation, only=only)
        if form.is_valid():
            form.save()
            log_change(form, target, by=request.user)
            messages.success(request, "The conversation's settings are saved.")
            return redirect(f"{target.get_absolute_url()}#conversation")
    context = {"form": form, "target": target}
    return render(request, "conversations/conversation_settings.html", context, status=422 if form.is_bound else 200)


def log_change(form: ConversationSettingsForm, target: Target, *, by: User) -> None:
    """Log who changed which settings in Django's admin log: without a title, which may be withdrawn later."""
    if not form.changed_data:
        return
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Conversation),
        object_id=str(form.instance.pk),
        object_repr=f"Conversation about {target._meta.verbose_name} {target.pk}",
        action_flag=CHANGE,
        change_message=", ".join(f"{name}: {form.cleaned_data[name]}" for name in form.changed_data),
    )
