"""The moderators' desk in the CMS: what waits in lanes, a case with all that helps to decide it, and the acts."""
