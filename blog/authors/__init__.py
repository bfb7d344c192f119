"""Authors: their public page, and in the CMS their dashboard and their profile.

Which article is by whom is in `blog.models`; members, who need not be authors, are in `community.members`.
"""
