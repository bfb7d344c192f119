"""Whose site this is: its name, words, logo and colours, as its owner set them in the CMS."""
