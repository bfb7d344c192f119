"""The whole site as files that others can read: our JSON Lines, and WXR for WordPress.

Rows become the values of `transfer.imported`, as a source yields them; two writers put those into files. Copies of the
database and its uploads are in `operations.backup`; what one member may take along is in `account_data`.
"""
