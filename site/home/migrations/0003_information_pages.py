from django.db import migrations
from django.db.models import F
from django.utils import timezone

ABOUT = """
<p>Most of us have a job, and somebody who wants to know when we are coming home. Juggle is a place to compare notes about it.</p>
<p>Authors here write about their own weeks: the hours they asked for, the pick-up they missed, the list on the fridge that finally worked. Some pieces are short, some have numbered sections and references. When the story goes on, the author says so, and you can follow it from one part to the next.</p>
<p>Below every article there is a conversation. You can read all of it without an account. You can write as a guest, with a name and an e-mail address that nobody else sees, or join, and have a name that stays yours.</p>
<h2>Who looks after it</h2>
<p>Editors decide what is published. Moderators read what a filter has doubts about and keep the conversations kind, by the <a href="/house-rules/">house rules</a>. They are people with jobs and families too, so now and then it takes until the evening.</p>
<p>There is no advertising here, and nobody is counting what you read. The <a href="/privacy/">privacy page</a> says exactly what is kept about you; it is short because there is little of it.</p>
"""

HOUSE_RULES = """
<p>Somebody may be reading your comment at two in the morning with a baby on one arm. Write it for them.</p>
<ul>
<li><b>Be kind.</b> Disagree with what was said, not with the person who said it. Nobody here needs to be told that they are a bad parent, a bad colleague or a bad son.</li>
<li><b>Be concrete.</b> What you tried, what happened, what it cost. That helps more than what everybody should do.</li>
<li><b>Keep other people's secrets.</b> Your children, your partner and your colleagues did not sign up. Tell your side, leave out names, schools and diagnoses that are not yours, and ask yourself whether your child would mind reading it at fifteen.</li>
<li><b>No advertising.</b> That includes the friendly kind. A link that answers the question is welcome; your shop, your course and your referral code are not.</li>
<li><b>Ask for help where help is.</b> We are not doctors or lawyers. If somebody is in danger, call the emergency services of your country first.</li>
</ul>
<h2>What moderators do</h2>
<p>The first comment of somebody new, and anything a filter has doubts about, may wait until a moderator has read it. You see it in its place meanwhile, with a note saying so.</p>
<p>A moderator can remove a comment that breaks these rules. They give a reason, and every such decision is written down with the name of whoever took it. Replies below a removed comment stay where they are. If a removal was a mistake, the comment can be put back.</p>
"""

PRIVACY = """
<p>What this site keeps about you, and why. It does not sell or pass on any of it, and its pages load nothing from other companies: no counters, no fonts, no share buttons.</p>
<h2>If you only read</h2>
<p>Nothing is stored in your browser: no cookie, no account, no profile.</p>
<h2>If you write as a guest</h2>
<ul>
<li><b>Your name and your comment</b>, which everybody can read.</li>
<li><b>Your e-mail address</b>, which nobody but moderators can see. We send it one link, to confirm that the comment is yours.</li>
<li><b>A hash of the IP address you wrote from</b>, to fight spam: it tells whether two comments came from one place, not from which. The address itself is not kept.</li>
</ul>
<h2>If you join</h2>
<ul>
<li><b>The name you choose and what you write about yourself</b>, which everybody can read.</li>
<li><b>Your e-mail address</b>, to sign in, to confirm that it is yours, and for letters about your account. It is never shown to others.</li>
<li><b>Your password</b>, in a form from which it cannot be read back.</li>
<li><b>Where you are signed in</b>: the kind of browser and the time of each session, so that you can see them and end one that is not yours.</li>
<li><b>Your comments, drafts and marks</b>: what you wrote, what helped you, what you follow, whom you would rather not read, and when you last read a conversation.</li>
</ul>
<h2>Cookies</h2>
<p>There are two, and both are the site's own: one remembers that you are signed in, the other protects forms against being sent by somebody else in your name. They appear only when you sign in, join or open a form to write.</p>
<h2>Having it removed</h2>
<p>Members find it under “Your data” in their settings: one file with everything to take along, and a button to leave, with all you wrote or without your name. As a guest, open the link in the letter about your comment and withdraw it, or answer the letter and say what should go. A person reads it.</p>
"""

PAGES = [
    ("About", "about", "What Juggle is, who writes here and who looks after it.", ABOUT),
    ("House rules", "house-rules", "How people talk to each other on Juggle, and what moderators do.", HOUSE_RULES),
    ("Privacy", "privacy", "What Juggle keeps about those who read, write and join, and why.", PRIVACY),
]


def write_pages(apps, schema_editor):
    InformationPage = apps.get_model("home", "InformationPage")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="informationpage"
    )
    Page = apps.get_model("wagtailcore", "Page")
    home = Page.objects.get(depth=2)
    for place, (title, slug, summary, body) in enumerate(PAGES, start=home.numchild + 1):
        InformationPage.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            search_description=summary,
            body=body.strip(),
            content_type=content_type,
            path=f"{home.path}{place:04d}",
            depth=3,
            numchild=0,
            url_path=f"/home/{slug}/",
            locale=home.locale,
            first_published_at=timezone.now(),
            last_published_at=timezone.now(),
        )
    Page.objects.filter(pk=home.pk).update(numchild=F("numchild") + len(PAGES))


class Migration(migrations.Migration):
    dependencies = [("home", "0002_first_pages")]

    operations = [migrations.RunPython(write_pages, migrations.RunPython.noop)]
