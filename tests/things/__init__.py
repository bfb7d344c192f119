"""A model to comment on, so that community is tested without blog. It is installed in tests only."""
