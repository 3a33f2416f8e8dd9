import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mentorships', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('free', 'Reflection'), ('midway', 'Halfway'), ('closing', 'At the end')], default='free', max_length=8)),
                ('prompt', models.CharField(blank=True, max_length=8)),
                ('sealed', models.BinaryField()),
                ('shared_on', models.DateField(blank=True, null=True)),
                ('removed_on', models.DateField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='journal_entries', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='journal_entries', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['mentorship', 'author'], name='entry_of_pair')],
            },
        ),
    ]
