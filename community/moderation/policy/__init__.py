"""The page of the CMS on which a policy is set: what holds and where it comes from, versions, a look ahead.

What a policy can say, and who obeys it, is in `community.comments.policy`.
"""
