"""Articles: what authors publish in the CMS, and how readers find and follow it.

What readers say about them is in `community`, the front page and the CMS of other rooms in `site`.
"""
