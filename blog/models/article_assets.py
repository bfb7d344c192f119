from django.db import models


class ArticleAssets(models.Model):
    """What is made of an article when it is published, so that no reader waits for it (`blog.assets.publish_assets`).

    Beside the page and not a part of it: a revision must not bring an old one back, and lists need not carry it.
    """

    article = models.OneToOneField("blog.ArticlePage", models.CASCADE, related_name="assets", primary_key=True)
    #: Shown where the article is shared, when it has no picture of its own.
    card = models.FileField(upload_to="cards", blank=True)
    #: The article's own picture as it is shared, and its size: feeds name both, before anybody asks for it.
    picture = models.FileField(blank=True)
    picture_bytes = models.PositiveIntegerField(default=0)
    #: The whole text for feeds, every address in it absolute.
    full_text = models.TextField()

    def __str__(self) -> str:
        return f"Assets of article {self.article_id}"
