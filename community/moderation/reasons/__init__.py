"""Why something is decided: a list that is edited in the CMS, each reason with a section of the house rules."""
