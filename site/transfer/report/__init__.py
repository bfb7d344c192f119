"""What came in, what did not and why: as text, as a table."""
