"""Members: accounts, sign-up and sign-in, profiles and who sees what of them, handles, standing.

Not here: what members write (`community.comments`) and what moderators decide about them (`community.moderation`).
"""
