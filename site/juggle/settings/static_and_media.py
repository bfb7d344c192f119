"""Static files, uploads, and files that only one member may download."""

from .environment import ROOT, VAR, env

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR / "static"))()
STATICFILES_DIRS = [ROOT / "site" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "juggle.joined_files.JoinedFilesFinder",
]
MEDIA_URL = "/media/"
#: Whether Django serves uploads. On a public server the proxy does.
SERVES_MEDIA = False
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))()
#: The folders of MEDIA_ROOT that are served: renditions, share cards and profile pictures, all drawn by the site.
#: What was uploaded is not; documents are given out by Wagtail, which asks who may read them.
PUBLIC_MEDIA = ["images", "cards", "members"]
#: Exports of members' data. No web server serves this folder.
PRIVATE_ROOT = env.path("PRIVATE_ROOT", default=str(VAR / "private"))()
#: Where `manage.py backup` and `upgrade` write, and the doctor looks.
BACKUP_ROOT = env.path("BACKUP_ROOT", default=str(VAR / "backups"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
