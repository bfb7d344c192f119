"""Forms about accounts and profiles. Those for sign-up and sign-in are allauth's with our labels.

Not here: the views and the rules they check (handles.py, display_names.py, profile_picture.py).
"""
