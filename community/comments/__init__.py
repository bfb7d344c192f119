"""What a comment is: models, states, saving, editing, counters, anonymity. The only room that writes these tables.

Not here: how a conversation is read (`community.conversations`) and the form to write in (`community.posting`).
"""
