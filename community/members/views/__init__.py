"""Pages about members: the profile, the directory, the settings of one's own profile, and the form to join.

Not here: sign-in and account settings, whose views are allauth's.
"""
