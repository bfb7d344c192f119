"""Moderators of a part: of one topic, of guests' comments, of chosen lanes. At the desk they see only that."""
