"""How people read a conversation: order, pages, visits, mutes, feeds, rendering and their views.

Not here: what a comment is and everything that writes one (`community.comments`), and the form (`community.posting`).
"""
