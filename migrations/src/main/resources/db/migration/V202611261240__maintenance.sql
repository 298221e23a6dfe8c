-- What is done for an endpoint by itself. Whoever changes anything about the maintenance of an endpoint locks this row
-- first: triggers, people and the worker wait for each other here.
create table maintenance_policy (
    id           uuid primary key,
    project_id   uuid not null constraint maintenance_policy_project references project,
    endpoint_id  uuid not null,
    settings     jsonb not null,
    handed_over  boolean not null default false,
    bad_in_a_row integer not null default 0, -- cases that ended badly since one ended well, or since it was saved
    next_at      timestamptz, -- null: no cron line, or switched off
    labels_from  timestamptz not null, -- labels that arrived before are not new
    last_refusal jsonb, -- null: no trigger was refused yet
    changed_by   varchar(64) not null, -- what cases do is done for this person
    changed_at   timestamptz not null,
    row_version  bigint not null,
    constraint maintenance_policy_project_scope unique (project_id, id),
    constraint maintenance_policy_once unique (endpoint_id),
    constraint maintenance_policy_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id)
);
create index maintenance_policy_due on maintenance_policy (next_at) where next_at is not null;

create table maintenance_case (
    id                      uuid primary key,
    project_id              uuid not null constraint maintenance_case_project references project,
    endpoint_id             uuid not null,
    number                  integer not null constraint maintenance_case_number_positive check (number > 0),
    cause                   varchar(16) not null constraint maintenance_case_cause_known
        check (cause in ('DRIFT', 'QUALITY', 'SCHEDULE', 'LABELS', 'HAND')),
    state                   varchar(16) not null constraint maintenance_case_state_known
        check (state in ('OPEN', 'TUNING', 'COMPRESSING', 'EVALUATING', 'REQUESTED', 'HANDED_OVER', 'CLOSED')),
    outcome                 varchar(16) constraint maintenance_case_outcome_known -- null: it goes on
        check (outcome in ('RELEASED', 'DECLINED', 'NOT_BETTER', 'UNSOUND_DATA', 'FAILED', 'WITHDRAWN')),
    settings                jsonb not null, -- the policy as it was when the case opened, or was tried again
    acting_for              varchar(64) not null, -- who saved that policy
    alert_id                uuid, -- null: no alert opened it
    champion_id             uuid not null, -- the version that it is held against
    training_id             uuid, -- null: the data was not looked at yet
    measuring_id            uuid, -- null: as above
    tuning_id               uuid, -- null: not begun
    tuned_id                uuid, -- null: no winner yet
    compression_id          uuid, -- null: not begun, or none is wanted
    candidate_id            uuid, -- null: none yet
    candidate_evaluation_id uuid, -- null: not begun
    champion_evaluation_id  uuid, -- null: not begun
    comparison              jsonb, -- null: not compared
    release_id              uuid, -- null: not asked for
    reason                  jsonb, -- null: nothing is to be said
    failed_in               varchar(16) constraint maintenance_case_failed_in_known -- null: no step failed
        check (failed_in in ('OPEN', 'TUNING', 'COMPRESSING', 'EVALUATING', 'REQUESTED')),
    tries                   integer not null default 0, -- how often the step broke without a reason that anybody could name
    due_at                  timestamptz not null, -- nobody has to look before
    opened_by               varchar(64), -- null: it came by itself
    opened_at               timestamptz not null,
    closed_at               timestamptz, -- null: not over
    row_version             bigint not null,
    constraint maintenance_case_project_scope unique (project_id, id),
    constraint maintenance_case_number_once unique (project_id, number),
    constraint maintenance_case_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint maintenance_case_champion foreign key (project_id, champion_id) references model_version (project_id, id),
    constraint maintenance_case_tuned foreign key (project_id, tuned_id) references model_version (project_id, id),
    constraint maintenance_case_candidate foreign key (project_id, candidate_id) references model_version (project_id, id),
    constraint maintenance_case_training foreign key (project_id, training_id) references dataset_version (project_id, id),
    constraint maintenance_case_measuring foreign key (project_id, measuring_id) references dataset_version (project_id, id),
    constraint maintenance_case_compression foreign key (project_id, compression_id) references compression (project_id, id),
    constraint maintenance_case_candidate_evaluation foreign key (project_id, candidate_evaluation_id)
        references evaluation (project_id, id),
    constraint maintenance_case_champion_evaluation foreign key (project_id, champion_evaluation_id)
        references evaluation (project_id, id),
    constraint maintenance_case_release foreign key (project_id, release_id) references release (project_id, id),
    constraint maintenance_case_ended check ((outcome is not null) = (state in ('HANDED_OVER', 'CLOSED'))),
    constraint maintenance_case_closed check ((closed_at is not null) = (state = 'CLOSED')),
    constraint maintenance_case_tuning_known check (state <> 'TUNING' or tuning_id is not null),
    constraint maintenance_case_compression_known check (state <> 'COMPRESSING' or compression_id is not null),
    constraint maintenance_case_evaluated check (state <> 'EVALUATING'
        or (candidate_id is not null and candidate_evaluation_id is not null and champion_evaluation_id is not null)),
    constraint maintenance_case_requested check (state <> 'REQUESTED'
        or (release_id is not null and comparison is not null))
);
-- Whatever comes at once: one case of an endpoint at a time.
create unique index maintenance_case_open_once on maintenance_case (endpoint_id) where state <> 'CLOSED';
create index maintenance_case_due on maintenance_case (due_at) where state not in ('HANDED_OVER', 'CLOSED');
create index maintenance_case_list on maintenance_case (project_id, id desc);
create index maintenance_case_of_endpoint on maintenance_case (endpoint_id, id desc);
create index maintenance_case_of_release on maintenance_case (release_id);

-- What happened in a case; never changes.
create table maintenance_step (
    project_id uuid not null,
    case_id    uuid not null,
    position   integer not null,
    at         timestamptz not null,
    deed       varchar(32) not null,
    actor      varchar(64), -- null: it came by itself
    detail     jsonb, -- null: the deed says everything
    note       text, -- null: nobody said anything
    thing      varchar(16), -- null: it points to nothing
    reference  varchar(64), -- null: as above
    constraint maintenance_step_pk primary key (case_id, position),
    constraint maintenance_step_case foreign key (project_id, case_id) references maintenance_case (project_id, id),
    constraint maintenance_step_points check ((thing is null) = (reference is null))
);
create trigger maintenance_step_insert_only before update or delete or truncate on maintenance_step
    for each statement execute function refuse_change();

-- Cases stay: what they led to is evidence of releases.
create trigger maintenance_case_kept before delete or truncate on maintenance_case
    for each statement execute function refuse_change();
