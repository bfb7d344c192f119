from django.db import models


class Act(models.TextChoices):
    """What is done to a comment, by a moderator or by its author."""

    CONFIRM = "confirm", "confirmed by its guest"
    APPROVE = "approve", "approved"
    SPAM = "spam", "marked as spam"
    REMOVE = "remove", "removed"
    RESTORE = "restore", "restored"
    KEEP = "keep", "read again and kept"
    REPLAY = "replay", "judged again by newer rules"
    UNDO = "undo", "put back as it was"
    EDIT = "edit", "edited"
    WITHDRAW = "withdraw", "withdrawn"
    QUESTION = "question", "marked as a question"
    NOT_ASKED = "not-asked", "no longer marked as a question"
    ANSWER = "answer", "chosen as the answer that helped"
    NO_ANSWER = "no-answer", "no longer the answer"
    MOVE = "move", "moved to another topic"
    RENAME = "rename", "renamed"
    SPLIT = "split", "split off as a discussion"
    MERGE = "merge", "merged into another discussion"
    APART = "apart", "split or merged no longer"
    PIN = "pin", "pinned to the top of its topic"
    UNPIN = "unpin", "no longer pinned"
    CONTENT_NOTE = "text-note", "its content note changed"
    HIDE = "hide", "hidden after reports, until a moderator has read it"
    REVEAL = "reveal", "revealed: a moderator knows the name"
    DETAIL = "detail", "shortened: a detail was taken out"
    PUT_BACK = "put-back", "as long as before: the detail is back"
    SLOW = "slow", "conversation slowed down"
    LOCK = "lock", "conversation locked"
    REOPEN = "reopen", "conversation open again"
    MEMBERS = "members", "conversation moved to members only"


#: They leave the status of the comment as it is.
ACTS_ON_QUESTIONS = frozenset({Act.QUESTION, Act.NOT_ASKED, Act.ANSWER, Act.NO_ANSWER})
ACTS_ON_DETAILS = frozenset({Act.DETAIL, Act.PUT_BACK})
ACTS_ON_CONVERSATIONS = frozenset({Act.SLOW, Act.LOCK, Act.REOPEN, Act.MEMBERS})
ACTS_ON_DISCUSSIONS = frozenset(
    {Act.MOVE, Act.RENAME, Act.SPLIT, Act.MERGE, Act.APART, Act.PIN, Act.UNPIN, Act.CONTENT_NOTE}
)


class StandingAct(models.TextChoices):
    """What a moderator does to a member's standing."""

    DEMOTE = "demote", "set back to new"
    REINSTATE = "reinstate", "no longer set back"


class SanctionAct(models.TextChoices):
    """What a moderator does to a member."""

    WARN = "warn", "warned"
    SUSPEND = "suspend", "suspended"
    LIFT = "lift", "no longer sanctioned"
    BAN = "ban", "banned for spam"
    UNBAN = "unban", "no longer banned"
    NOTE = "note", "written about, in a note for moderators"
    NO_NOTE = "no-note", "no longer written about in a note"


class AppealAct(models.TextChoices):
    """What is done to a decision afterwards: its author appeals, a moderator answers."""

    APPEAL = "appeal", "appealed"
    UPHOLD = "uphold", "appeal turned down"
    OVERTURN = "overturn", "appeal granted"


#: Done by a comment's author only.
AUTHOR_ACTS: frozenset[str] = frozenset({Act.EDIT, Act.WITHDRAW, AppealAct.APPEAL})


class Reason(models.TextChoices):
    """Why a comment is removed: one for each of the house rules."""

    UNKIND = "unkind", "Unkind to a person"
    ADVERTISING = "advertising", "Advertising"
    OFF_TOPIC = "off-topic", "Not about this article"
    PERSONAL_DETAILS = "personal-details", "Personal details of somebody else"
    UNLAWFUL = "unlawful", "Against the law"
    OTHER = "other", "Another reason (please say which)"
