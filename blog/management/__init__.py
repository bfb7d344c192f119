"""Commands for the operator of the site. What they do is in the rooms of the blog."""
