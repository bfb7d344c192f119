from django.db.models.signals import post_delete, post_save

from .brand import branding_changed
from .models import Branding, FooterLink

for model in (Branding, FooterLink):
    post_save.connect(branding_changed, sender=model)
    post_delete.connect(branding_changed, sender=model)
