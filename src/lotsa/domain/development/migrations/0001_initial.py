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
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('text', models.CharField(max_length=300)),
                ('measure', models.CharField(blank=True, max_length=200)),
                ('levels', models.JSONField(blank=True, default=dict)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('support', models.CharField(blank=True, max_length=200)),
                ('hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('weekly_hours', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('weight', models.PositiveSmallIntegerField(default=1)),
                ('confidence_start', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('confidence_end', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('template', models.CharField(blank=True, max_length=40)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Proposed'), ('accepted', 'Accepted'), ('active', 'Active'), ('reached', 'Reached'), ('partly', 'Partly reached'), ('not_reached', 'Not reached'), ('dropped', 'Dropped')], default='proposed', max_length=12)),
                ('written_on', models.DateField(default=lotsa.kit.clock.today)),
                ('accepted_on', models.DateField(blank=True, null=True)),
                ('levels_changed_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('attained', models.SmallIntegerField(blank=True, choices=[(-2, 'Where I am now'), (-1, 'On the way'), (0, 'As planned'), (1, 'Better than planned'), (2, 'Far better')], null=True)),
                ('ending_note', models.CharField(blank=True, max_length=300)),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('mentorship', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='goals', to='mentorships.mentorship')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='people.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='people.person')),
                ('programme_goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='personal_goals', to='programmes.programmegoal')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='goals_proposed', to='people.person')),
            ],
            options={
                'ordering': ['due_on', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('on', models.DateField()),
                ('level', models.SmallIntegerField(choices=[(-2, 'Where I am now'), (-1, 'On the way'), (0, 'As planned'), (1, 'Better than planned'), (2, 'Far better')])),
                ('line', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('mentorship', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mentorships.mentorship')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='development.goal')),
            ],
            options={
                'ordering': ['on', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='GoalReminder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('about', models.CharField(max_length=20)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='development.goal')),
            ],
        ),
        migrations.CreateModel(
            name='GoalVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('until', models.DateField()),
                ('text', models.CharField(max_length=300)),
                ('measure', models.CharField(blank=True, max_length=200)),
                ('levels', models.JSONField(blank=True, default=dict)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='development.goal')),
                ('mentorship', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mentorships.mentorship')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('activity', 'Activity'), ('try', 'Try at work'), ('learn_from', 'Learn from somebody'), ('course', 'Course or reading'), ('other_path', 'Other development path')], default='activity', max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('started', 'Started'), ('done', 'Done'), ('dropped', 'Dropped')], default='planned', max_length=8)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('goal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plan_items', to='development.goal')),
                ('mentorship', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plan_items', to='mentorships.mentorship')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_items', to='people.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_items', to='people.person')),
            ],
            options={
                'ordering': ['due_on', 'created_at'],
            },
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('weight__range', (1, 3))), name='goal_weight_1_to_3'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('attained__isnull', True), ('attained__range', (-2, 2)), _connector='OR'), name='goal_attained_level'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.CheckConstraint(condition=models.Q(('level__range', (-2, 2))), name='check_in_level'),
        ),
        migrations.AddConstraint(
            model_name='checkin',
            constraint=models.UniqueConstraint(fields=('goal', 'on', 'by'), name='check_in_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='goalreminder',
            constraint=models.UniqueConstraint(fields=('goal', 'about'), name='goal_reminder_once'),
        ),
        migrations.AddConstraint(
            model_name='goalversion',
            constraint=models.UniqueConstraint(fields=('goal', 'number'), name='goal_version_once'),
        ),
    ]
