"""Readers tell moderators about a comment, and hear what came of it. What happens when one reports: `reporting`; when a
moderator has decided: `closing`."""
