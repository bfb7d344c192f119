"""Check-ins: a few questions that readers ask themselves every few months, and what they answered, for them alone.

Not here: which article has one (blog).
"""
