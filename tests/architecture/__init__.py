"""House rules that a machine can check. A failure names the file, and the line if it can."""
