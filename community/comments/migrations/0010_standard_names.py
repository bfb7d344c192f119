import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Names a Django engineer searches for; no row changes."""

    dependencies = [
        ("comments", "0009_answers_beside_are_counted"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="helped", name="helped_once"),
        migrations.RenameModel(old_name="Helped", new_name="Reaction"),
        migrations.AlterField(
            model_name="reaction",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reactions", to="comments.comment"
            ),
        ),
        migrations.AlterField(
            model_name="reaction",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reactions", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="reaction",
            constraint=models.UniqueConstraint(fields=("member", "comment"), name="one_reaction_per_comment"),
        ),
        migrations.RemoveIndex(model_name="comment", name="threads_by_helpfulness"),
        migrations.RenameField(model_name="comment", old_name="helped_count", new_name="reaction_count"),
        migrations.RenameField(model_name="comment", old_name="thread_helped", new_name="thread_max_reactions"),
        migrations.RenameField(model_name="comment", old_name="address_hash", new_name="ip_hash"),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("path__length", 8)),
                fields=["conversation", "-thread_max_reactions", "path"],
                name="threads_by_helpfulness",
            ),
        ),
        migrations.RenameField(model_name="conversation", old_name="stamp", new_name="cache_version"),
    ]
