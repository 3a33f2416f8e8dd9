import lotsa.kit.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('sequence', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=lotsa.kit.clock.now)),
                ('organisation_id', models.UUIDField()),
                ('actor_id', models.UUIDField(blank=True, null=True)),
                ('verb', models.CharField(max_length=60)),
                ('object_type', models.CharField(max_length=60)),
                ('object_id', models.UUIDField()),
                ('concerns', models.JSONField(default=list)),
                ('facts', models.JSONField(default=dict)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['organisation_id', '-sequence'], name='event_of_organisation'), models.Index(fields=['object_id'], name='event_of_object'), models.Index(fields=['actor_id', '-at'], name='event_of_actor'), models.Index(condition=models.Q(('told_at__isnull', True)), fields=['sequence'], name='event_untold')],
            },
        ),
    ]
