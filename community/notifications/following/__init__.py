"""Who follows what: subscriptions of members and guests. Not here: what they are told (notify)."""
