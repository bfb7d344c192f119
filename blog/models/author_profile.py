from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

MAX_LINKS = 5


class AuthorProfileForm(WagtailAdminModelForm):
    """Authors fill in their own profile; only editors may choose whose profile it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "user" in self.fields and self.for_user and not self.for_user.has_perm("blog.change_authorprofile"):
            del self.fields["user"]
            if self.instance.user_id is None:
                self.instance.user = self.for_user

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("picture") and not cleaned.get("picture_alternative"):
            self.add_error("picture_alternative", "Say what the picture shows, for people who cannot see it.")
        return cleaned


class AuthorProfile(ClusterableModel):
    """What the page of an author says about them. An author without a profile has a page with their articles alone."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="author_profile", verbose_name="author"
    )
    credentials = models.CharField(
        max_length=120,
        blank=True,
        help_text="In one line, at the end of your articles: “Software developer, Leeds. Mother of two.”",
    )
    bio = RichTextField("about you", features=["bold", "italic", "link"], max_length=3000)
    picture = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    picture_alternative = models.CharField(
        "alternative text",
        max_length=200,
        blank=True,
        help_text="What the picture shows, for people who cannot see it.",
    )

    base_form_class = AuthorProfileForm
    panels = [
        FieldPanel("user"),
        FieldPanel("credentials"),
        FieldPanel("bio"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alternative")], heading="Picture"),
        InlinePanel("links", heading="Where else people find you", label="Link", max_num=MAX_LINKS),
    ]

    class Meta:
        verbose_name = "author page"

    def __str__(self) -> str:
        return str(self.user)

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.user.username])

    def clean(self) -> None:
        if self.user_id and AuthorProfile.objects.filter(user_id=self.user_id).exclude(pk=self.pk).exists():
            raise ValidationError("There is a page for this author already.")


class AuthorLink(Orderable):
    profile = ParentalKey(AuthorProfile, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(max_length=60)
    address = models.URLField(max_length=300, validators=[URLValidator(schemes=["https", "http"])])

    panels = [FieldPanel("name"), FieldPanel("address")]

    def __str__(self) -> str:
        return self.name
