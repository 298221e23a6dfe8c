create table job (
    id               uuid primary key,
    project_id       uuid constraint job_project references project, -- null: the whole installation
    kind             varchar(32) not null,
    subject          jsonb not null,
    state            varchar(16) not null constraint job_state_known
        check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    priority         smallint not null,
    resource_class   varchar(16) not null,
    run_at           timestamptz not null,
    lease_until      timestamptz, -- null: nobody holds it
    epoch            bigint not null,
    attempt          integer not null,
    max_attempts     integer not null,
    crashes          integer not null,
    worker           varchar(200), -- null: nobody holds it
    input            jsonb not null,
    result           jsonb, -- null: no result
    progress         double precision not null constraint job_progress_range check (progress between 0 and 1),
    step             jsonb, -- null: has said nothing yet
    reason           jsonb, -- null: has not failed
    cancel_requested boolean not null,
    dedupe_key       varchar(200), -- null: may run beside others of its kind
    created_by       varchar(64), -- null: nobody in particular
    created_at       timestamptz not null,
    started_at       timestamptz, -- null: has not begun
    finished_at      timestamptz, -- null: has not ended
    constraint job_project_scope unique (project_id, id),
    constraint job_lease_while_running check ((state = 'RUNNING') = (lease_until is not null))
);
create unique index job_dedupe on job (kind, dedupe_key) where state in ('QUEUED', 'RUNNING');
create index job_claim on job (resource_class, priority desc, run_at, id) where state in ('QUEUED', 'RUNNING');
create index job_project_index on job (project_id, id desc);

create table job_event (
    job_id   uuid not null constraint job_event_job references job on delete cascade,
    seq      bigint not null,
    at       timestamptz not null,
    level    varchar(8) not null constraint job_event_level_known check (level in ('INFO', 'WARN', 'ERROR')),
    text     text not null,
    progress double precision, -- null: the line says nothing about it
    constraint job_event_pk primary key (job_id, seq)
);
