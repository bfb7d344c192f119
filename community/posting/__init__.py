"""The way in for comments: form, journey, responses; and what an author does with a comment afterwards. No models.

Begin with journey.py. `community.comments` writes the rows, `community.conversations` draws the pages.
"""
