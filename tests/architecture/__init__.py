"""The house rules that can be checked by a program. A failure names the file, and the line if possible."""
