"""Which signal calls which function. No receiver listens to every model: each names its senders."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, UploadedFile, get_page_models
from wagtail.signals import page_published, page_unpublished, post_page_move

from community.branding.models import Branding
from community.check_ins.models import CheckIn
from community.comments.bulk_states import statuses_changed
from community.comments.models import Comment
from community.comments.states import comments_withdrawn
from community.discussions.models import Discussion
from community.members.models import CacheVersion

from . import publishing
from .assets import publish_assets, uploads
from .follows import quoted_discussions
from .models import ArticleAssets, ArticlePage, AuthorProfile, Tag, Topic

page_published.connect(publishing.published, sender=ArticlePage)
page_unpublished.connect(publishing.unpublished, sender=ArticlePage)
pre_delete.connect(publishing.before_deletion, sender=ArticlePage)
post_delete.connect(publishing.deleted, sender=ArticlePage)

post_save.connect(publishing.restricted, sender=PageViewRestriction)
post_delete.connect(publishing.restricted, sender=PageViewRestriction)

for model in (get_image_model(), get_document_model(), UploadedFile):
    pre_save.connect(uploads.strip_new_file, sender=model)
pre_delete.connect(publishing.image_will_be_deleted, sender=get_image_model())

post_delete.connect(publish_assets.delete_card, sender=ArticleAssets)
post_save.connect(publish_assets.enqueue_author_picture, sender=AuthorProfile)
post_save.connect(publish_assets.branding_changed, sender=Branding)

# What the pages of articles show, besides members and comments.
for model in (*get_page_models(), get_image_model(), ArticleAssets, Tag, Topic):
    post_save.connect(publishing.shown_content_changed, sender=model)
    post_delete.connect(publishing.shown_content_changed, sender=model)
post_save.connect(publishing.check_in_changed, sender=CheckIn)
post_page_move.connect(publishing.shown_content_changed)
post_save.connect(publishing.people_changed, sender=CacheVersion)

# What articles quote of discussions.
post_save.connect(quoted_discussions.comment_changed, sender=Comment)
post_save.connect(quoted_discussions.discussion_changed, sender=Discussion)
statuses_changed.connect(quoted_discussions.many_changed)
comments_withdrawn.connect(quoted_discussions.many_changed)
