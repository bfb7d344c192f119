from django.db import models


class ArticleAssets(models.Model):
    """What is made of an article when it is published (`blog.assets.publish_assets`), one row for each article.

    Not fields of the page: going back to an old revision must not bring old assets back, and lists need not load them.
    """

    article = models.OneToOneField("blog.ArticlePage", models.CASCADE, related_name="assets", primary_key=True)
    #: The image shown where the article is shared, when the article has no picture of its own.
    card = models.FileField(upload_to="cards", blank=True)
    #: The rendition of the article's own picture that is shared, and its size. Feeds must name both.
    picture = models.FileField(blank=True)
    picture_bytes = models.PositiveIntegerField(default=0)
    #: The HTML of the whole text for feeds, with absolute addresses.
    full_text = models.TextField()

    def __str__(self) -> str:
        return f"Assets of article {self.article_id}"
