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
            name='MatchRun',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('weights', models.JSONField()),
                ('hard_rules', models.JSONField()),
                ('seed', models.CharField(max_length=40)),
                ('input_hash', models.CharField(max_length=64)),
                ('certificate', models.JSONField(default=dict)),
                ('facts', models.JSONField(default=dict)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='match_runs', to='programmes.programme')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('staged', 'Draft'), ('published', 'Published'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('dropped', 'Taken back')], default='staged', max_length=10)),
                ('score', models.PositiveIntegerField(default=0)),
                ('parts', models.JSONField(default=dict)),
                ('facts', models.JSONField(default=list)),
                ('locked', models.BooleanField(default=False)),
                ('made_by_hand', models.BooleanField(default=False)),
                ('because', models.CharField(blank=True, max_length=300)),
                ('send_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('answer_by', models.DateField(blank=True, null=True)),
                ('mentee_answer', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Yes'), ('no', 'No')], max_length=3)),
                ('mentor_answer', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Yes'), ('no', 'No')], max_length=3)),
                ('mentee_answered_at', models.DateTimeField(blank=True, null=True)),
                ('mentor_answered_at', models.DateTimeField(blank=True, null=True)),
                ('mentee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals_as_mentee', to='programmes.enrolment')),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals_as_mentor', to='programmes.enrolment')),
                ('mentorship', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposal', to='mentorships.mentorship')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='programmes.programme')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='matching.matchrun')),
            ],
        ),
        migrations.CreateModel(
            name='Exclusion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exclusions', to='programmes.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'mentee', 'mentor'), name='exclusion_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='matchrun',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='match_run_number'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['programme', 'state'], name='proposal_of_programme'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['staged', 'published'])), fields=('mentee',), name='one_open_proposal_per_mentee'),
        ),
    ]
