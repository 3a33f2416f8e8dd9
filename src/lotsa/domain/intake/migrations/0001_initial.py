import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('file_name', models.CharField(blank=True, max_length=255)),
                ('state', models.CharField(choices=[('read', 'read'), ('checked', 'checked'), ('running', 'running'), ('done', 'done'), ('undone', 'undone')], default='read', max_length=8)),
                ('how', models.JSONField(default=dict)),
                ('columns', models.JSONField(default=list)),
                ('rows', models.JSONField(default=list)),
                ('repairs', models.JSONField(default=dict)),
                ('plan', models.JSONField(default=list)),
                ('left_out', models.JSONField(default=list)),
                ('progress', models.PositiveIntegerField(default=0)),
                ('counts', models.JSONField(default=dict)),
                ('undo', models.JSONField(default=dict)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('undo_until', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='people.organisation')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='HeadingMemory',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('headings_hash', models.CharField(max_length=64)),
                ('columns', models.JSONField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='heading_memories', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'headings_hash'), name='heading_memory_once')],
            },
        ),
        migrations.CreateModel(
            name='ImportedPerson',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('is_new', models.BooleanField()),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('ratings', models.JSONField(default=list)),
                ('interests', models.JSONField(default=list)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imported_people', to='intake.import')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'person'), name='imported_person_once_per_import')],
            },
        ),
    ]
