"""The form of an article in the CMS, and what is checked beside it and pasted into it.

Which blocks an article has is in `blog.blocks`; who may edit it in `blog.models.article_permissions`.
"""
