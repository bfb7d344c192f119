"""A guest's settings are found by a stored hash of the address."""

from django.db import migrations, models

import community.notifications.following.subscription


class Migration(migrations.Migration):
    dependencies = [("notifications", "0038_kinds_of_every_room")]

    operations = [
        migrations.AddField(
            model_name="subscription",
            name="address_hash",
            field=community.notifications.following.subscription.AddressHashField(
                blank=True, default="", editable=False, max_length=64
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(
                condition=models.Q(("member", None)),
                fields=["address_hash"],
                name="subscriptions_by_address_hash",
            ),
        ),
    ]
