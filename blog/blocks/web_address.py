from django.core.validators import RegexValidator

# Whatever else is no address at all, Django's field says so itself.
WEB_ADDRESS = RegexValidator(
    r"^ftps?:", "Only addresses that begin with https:// or http://.", code="web", inverse_match=True
)
