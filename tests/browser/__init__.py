"""Stories in Chromium: what needs JavaScript, layout or the keyboard. They are skipped where Chromium is missing.

What an HTTP client can see is tested in `journeys` or beside its module.
"""
