"""What the filter learns from moderators' decisions: numbers for words and letters, and one logistic regression.

Pure functions of texts and numbers; it reads no database. What holds a comment by policy is in `gates.py`.
"""
