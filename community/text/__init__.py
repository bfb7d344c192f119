"""Reading text in any script: cleaning, look-alike letters, contact details, personal data, excerpts.

Functions from text to text or to facts about it. No models, no requests, no settings: nothing here knows the site.
Why Unicode's own data decides, and from which library: docs/decisions/0016.
"""
