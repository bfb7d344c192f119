"""The hash of each guest's address."""

from django.db import migrations

from community.notifications.delivery.email_suppression import hashes_of


def fill(apps, schema_editor):
    subscriptions = apps.get_model("notifications", "Subscription").objects.using(schema_editor.connection.alias)
    addresses = subscriptions.exclude(guest_email="").order_by().values_list("guest_email", flat=True).distinct()
    for address in list(addresses):
        subscriptions.filter(guest_email=address).update(address_hash=hashes_of(address)[0])


class Migration(migrations.Migration):
    dependencies = [("notifications", "0039_add_address_hash")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
