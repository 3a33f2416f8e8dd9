import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('competences', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.CharField(blank=True, max_length=300)),
                ('gets_questions', models.BooleanField(default=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='listing', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='people.person')),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='competences.competence')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='people.organisation')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='people.person')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='network.question')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='Listed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed', to='competences.competence')),
                ('listing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listed', to='network.listing')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('listing', 'competence'), name='listed_once')],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='people.person')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='network.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('question', 'person'), name='asked_once')],
            },
        ),
    ]
