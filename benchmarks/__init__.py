"""What `make bench` measures: CPU time, queries and bytes, compared with goals. One file for each piece it runs.

Each piece has `measure(report)`. Their data is made in bulk by `bulk_comments`, in a database of its own.
"""
