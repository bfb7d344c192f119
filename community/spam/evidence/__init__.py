"""One function for each kind of evidence: a normalised text and its circumstances in, `Evidence` out.

`community.spam.judge` lists them and adds them up. Nothing here reads the database or the clock.
"""
