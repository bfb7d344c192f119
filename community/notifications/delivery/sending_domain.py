"""What the DNS of the sending domain should say, and which settings of e-mail look wrong. Asks no name server."""

from dataclasses import dataclass
from email.utils import parseaddr


@dataclass(frozen=True)
class MailSettings:
    backend: str
    host: str
    from_email: str
    site_url: str
    is_encrypted: bool

    @property
    def domain(self) -> str:
        return parseaddr(self.from_email)[1].rpartition("@")[2].lower()


def problems(mail: MailSettings) -> list[str]:
    found = []
    if "smtp" not in mail.backend:
        found.append(f"EMAIL_URL: {mail.backend} delivers to nobody but this machine.")
    elif not mail.is_encrypted and mail.host not in ("localhost", "127.0.0.1", "::1"):
        found.append("EMAIL_URL: the connection is not encrypted; smtp+tls:// or smtp+ssl:// are.")
    if "." not in mail.domain:
        found.append(f"DEFAULT_FROM_EMAIL: {mail.from_email} has no domain that others could answer to.")
    if not mail.site_url.startswith("https://"):
        found.append("SITE_URL: links begin with http://, and mail programs press no unsubscribe link but https://.")
    return found


def dns_advice(mail: MailSettings) -> list[str]:
    """For a person to compare with what is there. Names and values as in a zone file."""
    domain, host = mail.domain, mail.host or "mail.example.org"
    return [
        f'SPF: which servers may send for {domain}. A provider names its own "include:".',
        f'  {domain}. TXT "v=spf1 a:{host} ~all"',
        f"DKIM: the server at {host} signs with d={domain}; it says the name (here: mail) and the key.",
        f'  mail._domainkey.{domain}. TXT "v=DKIM1; k=rsa; p=<the public key>"',
        "DMARC: what others do with e-mails that pass neither. Begin with p=none and read the reports.",
        f'  _dmarc.{domain}. TXT "v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}"',
        f"The address of {host} should lead back to its name (PTR).",
    ]
