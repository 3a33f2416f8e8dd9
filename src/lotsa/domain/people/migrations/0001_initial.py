import django.db.models.deletion
import django.db.models.functions.text
import lotsa.kit.clock
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('language', models.CharField(default='sv', max_length=2)),
                ('zone', models.CharField(default='Europe/Stockholm', max_length=60)),
                ('currency', models.CharField(default='SEK', max_length=3)),
                ('min_group', models.PositiveSmallIntegerField(default=5)),
                ('mail_from', models.EmailField(blank=True, max_length=254)),
                ('adept_forms', models.JSONField(blank=True, default=dict)),
                ('quiet_from_week', models.PositiveSmallIntegerField(blank=True, default=28, null=True)),
                ('quiet_to_week', models.PositiveSmallIntegerField(blank=True, default=31, null=True)),
                ('notes_kept_days', models.PositiveSmallIntegerField(default=180)),
                ('strong_from', models.PositiveSmallIntegerField(default=80)),
                ('good_from', models.PositiveSmallIntegerField(default=68)),
                ('is_example', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('email', models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='account_email_any_case')],
            },
        ),
        migrations.CreateModel(
            name='Employer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='employers', to='people.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('given_name', models.CharField(max_length=80)),
                ('family_name', models.CharField(blank=True, max_length=80)),
                ('sort_key', models.CharField(db_index=True, max_length=200)),
                ('search_key', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('employee_number', models.CharField(blank=True, max_length=40)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('level', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(choices=[('sv', 'svenska'), ('en', 'English')], default='sv', max_length=2)),
                ('languages', models.JSONField(blank=True, default=list)),
                ('hired_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('employment_share', models.DecimalField(decimal_places=2, default=1, max_digits=3)),
                ('appearance', models.CharField(choices=[('system', 'As the device'), ('light', 'Light'), ('dark', 'Dark')], default='system', max_length=6)),
                ('mentoring_side', models.CharField(blank=True, max_length=6)),
                ('mentoring_places', models.PositiveSmallIntegerField(default=0)),
                ('example_key', models.CharField(blank=True, max_length=80)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to=settings.AUTH_USER_MODEL)),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='people.employer')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reports', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='people.organisation')),
            ],
            options={
                'ordering': ['sort_key'],
            },
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='people.organisation')),
                ('declared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts_declared', to='people.person')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts_about', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='AddressChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('old', models.EmailField(max_length=254)),
                ('new', models.EmailField(max_length=254)),
                ('by_holder', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('stopped', 'Stopped')], default='waiting', max_length=8)),
                ('old_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('new_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='address_changes', to='people.person')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Relation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('mentors', 'mentors'), ('peers', 'peers'), ('coordinates', 'coordinates')], max_length=20)),
                ('source_id', models.UUIDField()),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('from_person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations_from', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='people.organisation')),
                ('to_person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations_to', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('role', models.CharField(choices=[('administrator', 'administrator'), ('coordinator', 'coordinator'), ('leadership', 'leadership')], max_length=20)),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roles_given', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_assignments', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('sort_key', models.CharField(db_index=True, max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sites', to='people.organisation')),
            ],
            options={
                'ordering': ['sort_key'],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='site',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='people.site'),
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120)),
                ('sort_key', models.CharField(db_index=True, max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='people.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='parts', to='people.unit')),
            ],
            options={
                'ordering': ['sort_key'],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='people.unit'),
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=lotsa.kit.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('person_id', models.UUIDField(blank=True, null=True)),
                ('object_id', models.UUIDField(blank=True, null=True)),
                ('verb', models.CharField(max_length=40)),
                ('facts', models.JSONField(default=dict)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('single_use', models.BooleanField(default=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='links', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='links', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', 'verb'], name='link_of_person')],
            },
        ),
        migrations.AddConstraint(
            model_name='employer',
            constraint=models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('name'), name='employer_unique_in_organisation'),
        ),
        migrations.AddConstraint(
            model_name='conflict',
            constraint=models.UniqueConstraint(fields=('one', 'other', 'declared_by'), name='conflict_once'),
        ),
        migrations.AddConstraint(
            model_name='addresschange',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('person',), name='one_waiting_address'),
        ),
        migrations.AddConstraint(
            model_name='relation',
            constraint=models.UniqueConstraint(fields=('kind', 'from_person', 'to_person', 'source_id'), name='relation_once_per_source'),
        ),
        migrations.AddConstraint(
            model_name='roleassignment',
            constraint=models.UniqueConstraint(fields=('person', 'role'), name='role_once_per_person'),
        ),
        migrations.AddConstraint(
            model_name='site',
            constraint=models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('name'), name='site_unique_in_organisation'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('name'), name='unit_unique_in_organisation'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['organisation', 'sort_key'], name='person_by_name'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='person_email_unique_in_organisation'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('organisation', 'account'), name='person_account_once_in_organisation'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('manager__isnull', True), models.Q(('manager', models.F('id')), _negated=True), _connector='OR'), name='person_not_own_manager'),
        ),
    ]
