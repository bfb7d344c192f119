from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("blog", "0016_move_follows_to_subscriptions")]

    operations = [migrations.DeleteModel("Follow")]
