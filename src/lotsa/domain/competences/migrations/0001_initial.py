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
            name='Competence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.CharField(blank=True, max_length=80)),
                ('group', models.CharField(blank=True, max_length=40)),
                ('label_sv', models.CharField(max_length=120)),
                ('label_en', models.CharField(max_length=120)),
                ('description', models.JSONField(blank=True, default=dict)),
                ('levels', models.JSONField(blank=True, default=list)),
                ('synonyms', models.JSONField(blank=True, default=list)),
                ('esco_uri', models.URLField(blank=True)),
                ('sort_key_sv', models.CharField(max_length=200)),
                ('sort_key_en', models.CharField(max_length=200)),
                ('search_key', models.TextField()),
                ('retired', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to='people.organisation')),
            ],
            options={
                'ordering': ['sort_key_sv'],
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('want_to_learn', 'want to learn'), ('want_to_use_more', 'want to use more'), ('rather_use_less', 'would rather use less')], max_length=20)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='competences.competence')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'Not yet'), (1, 'Knows about'), (2, 'Does with support'), (3, 'Does independently'), (4, 'Teaches others')])),
                ('source', models.CharField(choices=[('self', 'own assessment'), ('manager', "line manager's assessment"), ('mentor', "mentor's assessment"), ('evidence', 'evidence')], max_length=10)),
                ('rated_on', models.DateField()),
                ('evidence_type', models.CharField(blank=True, max_length=40)),
                ('evidence', models.TextField(blank=True)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='competences.competence')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='people.person')),
                ('rated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-rated_on', '-created_at'],
            },
        ),
        migrations.CreateModel(
            name='RoleProfile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('key', models.CharField(blank=True, max_length=80)),
                ('label_sv', models.CharField(max_length=120)),
                ('label_en', models.CharField(max_length=120)),
                ('description', models.JSONField(blank=True, default=dict)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_profiles', to='people.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HeldRole',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='held_role', to='people.person')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='held_by', to='competences.roleprofile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoleRequirement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'Not yet'), (1, 'Knows about'), (2, 'Does with support'), (3, 'Does independently'), (4, 'Teaches others')])),
                ('why', models.JSONField(blank=True, default=dict)),
                ('competence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='competences.competence')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='competences.roleprofile')),
            ],
        ),
        migrations.AddConstraint(
            model_name='competence',
            constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('organisation', 'key'), name='competence_key_unique_in_organisation'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.UniqueConstraint(fields=('person', 'competence', 'kind'), name='interest_once'),
        ),
        migrations.AddIndex(
            model_name='rating',
            index=models.Index(fields=['person', 'competence', '-rated_on'], name='rating_latest'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(('level__lte', 4)), name='rating_level_0_to_4'),
        ),
        migrations.AddConstraint(
            model_name='rolerequirement',
            constraint=models.UniqueConstraint(fields=('profile', 'competence'), name='requirement_once'),
        ),
    ]
