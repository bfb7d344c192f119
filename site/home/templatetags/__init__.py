"""Template tags of pages that put several rooms together: the front page, profiles."""
