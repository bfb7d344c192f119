from django.utils.crypto import salted_hmac


def writer_key(member_id: int | None, guest_email: str) -> str:
    """A keyed hash: shows that two examples came from one writer, and not from whom. "" for a guest without address."""
    who = f"member {member_id}" if member_id else f"guest {guest_email.lower()}" if guest_email else ""
    return salted_hmac("juggle.spam.writer", who, algorithm="sha256").hexdigest()[:32] if who else ""
