"""Members: accounts, sign-up and sign-in, profiles and who sees what of them, handles, standing.

Not here: what members write (comments, discussions) and what moderators decide about them (moderation).
"""
