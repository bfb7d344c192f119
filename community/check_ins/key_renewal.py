"""After a key was changed: everything is written again with the present one."""

from django.db import transaction
from django.db.models import Model

from community.members.models import User

from .answer_encryption import InvalidToken, pseudonyms_of, renew
from .models import AnswerDraft, AnswerRound, CountedReader

#: So many rows are in memory at a time.
CHUNK = 500


def renew_keys() -> tuple[int, int]:
    """How many answers were renewed, and how many not, because their key is lost. It can be run again at any time."""
    renewed = unreadable = 0
    models: tuple[type[AnswerRound] | type[AnswerDraft], ...] = (AnswerRound, AnswerDraft)
    for model in models:
        for pk, payload in model.objects.order_by("pk").values_list("pk", "payload").iterator(chunk_size=CHUNK):
            try:
                new = renew(payload)
            except InvalidToken:
                unreadable += 1
                continue
            # Not if it was changed meanwhile: then it is new already.
            renewed += model.objects.filter(pk=pk, payload=payload).update(payload=new)
    renew_pseudonyms()
    return renewed, unreadable


def renew_pseudonyms() -> None:
    for pk in User.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=CHUNK):
        present, *older = pseudonyms_of(pk)
        if not older:
            return
        _rename(AnswerRound, present, older)
        _rename(AnswerDraft, present, older)
        _rename(CountedReader, present, older)


def _rename(model: type[Model], present: str, older: list[str]) -> None:
    """A row that the reader has by both keys stays once: the present one is newer."""
    for row in model._base_manager.filter(pseudonym__in=older):
        twin = {name: getattr(row, name) for name in ("check_in_id", "question_key") if hasattr(row, name)}
        with transaction.atomic():
            if isinstance(row, AnswerRound):
                key = row.browser_key
                if key and AnswerRound.objects.filter(pseudonym=present, browser_key=key).exists():
                    key = None  # taken along twice: both stay, and the browser knows one
                AnswerRound.objects.filter(pk=row.pk).update(pseudonym=present, browser_key=key)
            elif model._base_manager.filter(pseudonym=present, **twin).exists():
                row.delete()
            else:
                model._base_manager.filter(pk=row.pk).update(pseudonym=present)
