"""One of the processes that reply at once: `together` starts it with a comment and members, then sends "go"."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"

import django

django.setup()

from django.db import connection  # noqa: E402 -- needs the settings above

from benchmarks.ordinary_text import ordinary_texts  # noqa: E402 -- needs the settings above
from community.comments.drafts import Draft  # noqa: E402 -- needs the settings above
from community.comments.models import Comment  # noqa: E402 -- needs the settings above
from community.members.models import User  # noqa: E402 -- needs the settings above
from community.posting.journey import post  # noqa: E402 -- needs the settings above


def main() -> None:
    connection.settings_dict["NAME"], comment, *writers = sys.argv[1:]
    answered = Comment.objects.select_related("conversation").get(pk=comment)
    target = answered.conversation.target
    members = list(User.objects.filter(pk__in=writers))
    texts = ordinary_texts(len(members), seed=members[0].pk)
    print("ready", flush=True)
    sys.stdin.readline()
    written = []
    for member, text in zip(members, texts, strict=True):
        # First below the comment, then each below the one before, deeper than the maximum depth.
        answered = post(Draft(target=target, body=text, member=member, reply_to=answered, seconds_to_write=90)).comment
        written.append([answered.pk, text, answered.status])
    print(json.dumps(written), flush=True)


main()
