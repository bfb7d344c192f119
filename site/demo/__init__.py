"""Content for a first look at the site: people, articles, comments and pictures, all as files in `content/`.

It is loaded by `manage.py load_demo`, never on a public site. Test data is not here but in `tests/factories.py`.
"""
