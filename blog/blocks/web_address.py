from django.core.validators import RegexValidator

# For `URLBlock`, which refuses everything else that is not a web address.
WEB_ADDRESS = RegexValidator(
    r"^ftps?:", "Only addresses that begin with https:// or http://.", code="web", inverse_match=True
)
