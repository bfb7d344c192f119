"""The public ledger: what moderators decided, by month, in numbers. No names, no texts."""
