"""Comments, and pages, pictures and documents in Wagtail."""

from django.urls import reverse

from .environment import env
from .identity import SECRET_KEY, SITE_NAME, SITE_URL

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_MODEL = "community.comments.models.Comment"
# Where a comment is read is decided by a room that the model does not know: `community.conversations`.
ABSOLUTE_URL_OVERRIDES = {
    "comments.comment": lambda comment, anchor_pattern=None: reverse("comment-permalink", args=[comment.pk])
}
COMMENTS_XTD_THREADED_EMAILS = False
# Our code signs nothing with it, but the package leaves it empty by default.
COMMENTS_XTD_SALT = SECRET_KEY.encode()
# How long after posting a comment can be edited. (Trusted members have longer: `members/standing_limits.py`.)
COMMENT_EDIT_MINUTES = env.int("COMMENT_EDIT_MINUTES", 15)
# Whether the spam filter learns from moderators' decisions: "off", "shadow" (it learns, and the review page says what
# it would have decided) or "act".
SPAM_LEARNING = env.choice("SPAM_LEARNING", "shadow", ["off", "shadow", "act"])
# Encrypts the answers of check-ins; the first one does, all of them decrypt. Empty: keys made of SECRET_KEY.
CHECK_IN_KEYS = env.list("CHECK_IN_KEYS", default=[])
# External checks of held comments; without these, nothing is sent to anybody (docs/features/spam.md).
AKISMET_KEY = env.str("AKISMET_KEY", "")
AKISMET_URL = "https://rest.akismet.com/1.1/comment-check"
STOP_FORUM_SPAM = env.bool("STOP_FORUM_SPAM", False)
STOP_FORUM_SPAM_URL = "https://api.stopforumspam.org/api"

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "blog.assets.image_form.ImageForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf"]
FORMS_URLFIELD_ASSUME_HTTPS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of an article has four or more per block
