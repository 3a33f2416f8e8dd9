import django.db.models.deletion
import lotsa.kit.clock
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mentorships', '0001_initial'),
        ('people', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='News',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('to', models.CharField(choices=[('all', 'Everybody in the programme'), ('mentors', 'Mentors'), ('mentees', 'Mentees')], default='all', max_length=8)),
                ('title_sv', models.CharField(blank=True, max_length=120)),
                ('text_sv', models.TextField(blank=True)),
                ('title_en', models.CharField(blank=True, max_length=120)),
                ('text_en', models.TextField(blank=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='news', to='programmes.programme')),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title_sv', ''), _negated=True), models.Q(('title_en', ''), _negated=True), _connector='OR'), name='news_in_a_language')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.TextField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='people.person')),
                ('mentorship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['-created_at'],
                'indexes': [models.Index(fields=['mentorship', '-created_at'], name='post_of_pair')],
            },
        ),
    ]
