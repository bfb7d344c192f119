"""What other sites show of a shared article, and what search engines read: image, card, structured data.

Feeds are in `blog.feeds`, the sitemap in `blog.sitemaps`.
"""
