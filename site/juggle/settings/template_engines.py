"""How templates are found, and the context of every template."""

from .environment import ROOT

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "juggle.context_processors.site",
            ],
            # In place of those that the comments packages bring.
            "libraries": dict.fromkeys(("comments", "comments_xtd"), "juggle.removed_template_tags"),
        },
    },
    {
        # For templates that end in .jinja, which are drawn many times on a page.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {"environment": "community.members.jinja_environment.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
