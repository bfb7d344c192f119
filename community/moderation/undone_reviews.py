from collections.abc import Mapping

from community.comments.models import Comment

from .models import Act, Decision, ReviewRequest
from .review_requests import by_same_authors, request_reviews

Status = Comment.Status


def take_back_reviews(decisions: Mapping[Comment, Decision]) -> None:
    """Nobody need read others because of what is no spam after all; what is spam again brings them back, and what was
    to be read again is so once more."""
    ReviewRequest.objects.filter(because__in=[one.pk for one in decisions if one.status != Status.SPAM]).delete()
    if spam := [one for one in decisions if one.status == Status.SPAM]:
        request_reviews(spam)
    if published := [one for one, decision in decisions.items() if decision.status_before == Status.PUBLISHED]:
        _read_again(published)


def _read_again(published: list[Comment]) -> None:
    known_spam = Comment.objects.filter(status=Status.SPAM, decisions__act=Act.SPAM)
    requests = []
    for others, key_of in by_same_authors(published, known_spam):
        spam = {key_of(comment): comment for comment in others.order_by("pk")}
        requests += [
            ReviewRequest(comment=comment, because=spam[key_of(comment)])
            for comment in published
            if key_of(comment) in spam
        ]
    ReviewRequest.objects.bulk_create(requests, ignore_conflicts=True)
