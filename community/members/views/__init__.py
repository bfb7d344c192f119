"""Pages about members: the profile, the directory, and the settings of one's own profile.

Not here: sign-up, sign-in and account settings, whose views are allauth's.
"""
