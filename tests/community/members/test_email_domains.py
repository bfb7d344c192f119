import pytest
from django.core.exceptions import ValidationError

from community.members.email_domains import check_email_domain
from community.members.forms.account_forms import AddEmailForm, ChangeEmailForm
from community.members.models import User

MESSAGE = "This site doesn&#x27;t take e-mail addresses at mailinator.com."


@pytest.fixture(autouse=True)
def _refused(settings) -> None:
    settings.REFUSED_EMAIL_DOMAINS = ["Mailinator.com", "@trash.example", "*.wild.example", "bücher.example"]


@pytest.mark.parametrize(
    "email",
    [
        *("a@mailinator.com", "a@MAILINATOR.COM", "a@mx.mailinator.com", "a@mailinator.com."),
        *("a@trash.example", "a@wild.example", "a@x.wild.example", "a@xn--bcher-kva.example", "a@BÜCHER.example"),
    ],
)
def test_an_address_at_a_refused_domain_or_below_is_refused(email) -> None:
    with pytest.raises(ValidationError) as refused:
        check_email_domain(email)

    assert refused.value.code == "refused_domain"


@pytest.mark.parametrize(
    "email",
    [
        "a@example.org",
        "a@notmailinator.com",
        "a@mailinator.com.example",
        "mailinator.com@example.org",
        "",
        "a@" + "x" * 70 + ".example",
    ],
)
def test_others_are_taken(email) -> None:
    check_email_domain(email)


def test_without_a_list_all_are_taken(settings) -> None:
    settings.REFUSED_EMAIL_DOMAINS = []
    check_email_domain("a@mailinator.com")


@pytest.mark.django_db
def test_joining_says_which_domain_and_keeps_what_was_typed(client) -> None:
    page = client.post("/account/signup/", {"display_name": "Samira", "email": "samira@mailinator.com"}).text

    assert MESSAGE in page
    assert 'value="Samira"' in page
    assert not User.objects.filter(display_name="Samira").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("email", "is_valid"), [("jonas@mailinator.com", False), ("jonas@example.net", True)])
def test_a_member_moves_to_an_address_the_operator_takes(member, email, is_valid) -> None:
    forms = (AddEmailForm(user=member, data={"email": email}), ChangeEmailForm({"email": email}, email=member.email))

    assert [form.is_valid() for form in forms] == [is_valid, is_valid]
    if not is_valid:
        assert all(form.has_error("email", "refused_domain") for form in forms)


@pytest.mark.django_db
def test_who_has_such_an_address_gets_a_code_all_the_same(client, member, mailoutbox) -> None:
    member.email = "jonas@mailinator.com"
    member.save()
    member.emailaddress_set.update(email="jonas@mailinator.com")

    client.post("/account/login/code/", {"email": "jonas@mailinator.com"})

    assert [mail.to for mail in mailoutbox] == [["jonas@mailinator.com"]]
