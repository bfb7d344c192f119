"""The Django project: settings, all addresses, middleware, error pages, and what the admins of Wagtail get from us.

It puts the rooms together and has no models. What only one room needs lives in that room.
"""
