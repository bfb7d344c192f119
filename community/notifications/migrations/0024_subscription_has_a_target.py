import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("notifications", "0023_fill_subscription_target")]

    operations = [
        migrations.RemoveField("Subscription", "conversation"),
        migrations.AlterField(
            "Subscription",
            "content_type",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
            ),
        ),
        migrations.AlterField("Subscription", "object_id", models.PositiveBigIntegerField()),
        migrations.AddIndex(
            "Subscription",
            models.Index(fields=["content_type", "object_id", "id"], name="subscriptions_by_target"),
        ),
        migrations.AddConstraint(
            "Subscription",
            models.UniqueConstraint(fields=["member", "content_type", "object_id"], name="member_follows_once"),
        ),
        migrations.AddConstraint(
            "Subscription",
            models.UniqueConstraint(
                fields=["guest_email", "content_type", "object_id"],
                condition=~Q(guest_email=""),
                name="guest_follows_once",
            ),
        ),
        migrations.AddConstraint(
            "Subscription",
            models.CheckConstraint(
                condition=Q(member__isnull=False, guest_email="") | (Q(member=None) & ~Q(guest_email="")),
                name="subscription_of_a_member_or_a_guest",
            ),
        ),
        migrations.AddConstraint(
            "Subscription",
            models.CheckConstraint(
                condition=Q(guest_email=Lower("guest_email")), name="subscription_address_in_lower_case"
            ),
        ),
        migrations.AddConstraint(
            "Subscription",
            models.CheckConstraint(
                condition=Q(is_active=True) | Q(member=None), name="subscription_of_a_member_is_active"
            ),
        ),
    ]
