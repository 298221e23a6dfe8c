create table environment (
    id         uuid primary key,
    project_id uuid not null constraint environment_project references project,
    name       varchar(64) not null,
    title      varchar(200) not null,
    rank       integer not null,
    constraint environment_project_scope unique (project_id, id),
    constraint environment_name_unique unique (project_id, name)
);

create table policy (
    environment_id uuid not null constraint policy_environment references environment,
    number         integer not null,
    document       jsonb not null,
    digest         varchar(64) not null,
    created_by     varchar(64) not null,
    created_at     timestamptz not null,
    constraint policy_pk primary key (environment_id, number)
);
create trigger policy_insert_only before update or delete or truncate on policy for each statement execute function refuse_change();

create table endpoint (
    id             uuid primary key,
    project_id     uuid not null constraint endpoint_project references project,
    environment_id uuid not null,
    model_id       uuid not null,
    name           varchar(64) not null,
    settings       jsonb not null,
    row_version    bigint not null,
    created_at     timestamptz not null,
    deleted_at     timestamptz, -- null: clients may call it
    constraint endpoint_project_scope unique (project_id, id),
    constraint endpoint_environment foreign key (project_id, environment_id) references environment (project_id, id),
    constraint endpoint_model foreign key (project_id, model_id) references model (project_id, id),
    constraint endpoint_name_slug check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);
create unique index endpoint_name_unique on endpoint (name) where deleted_at is null;

create table release (
    id             uuid primary key,
    project_id     uuid not null constraint release_project references project,
    model_id       uuid not null,
    version_id     uuid not null,
    environment_id uuid not null,
    endpoint_id    uuid not null,
    policy_number  integer not null,
    plan           jsonb not null,
    parameters     jsonb not null,
    digest         varchar(64) not null,
    digest_scheme  integer not null,
    state          varchar(16) not null constraint release_state_known check (state in ('DRAFT', 'CHECKING', 'IN_REVIEW',
        'APPROVED', 'ROLLING_OUT', 'RELEASED', 'SUPERSEDED', 'ROLLED_BACK', 'REJECTED', 'CANCELLED', 'EXPIRED', 'FAILED')),
    reason         jsonb, -- null: nothing went wrong
    requester      varchar(64) not null,
    plan_editor    varchar(64), -- null: nobody edited the plan after the request
    job_id         uuid constraint release_job references job, -- null: no rollout yet
    row_version    bigint not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    constraint release_project_scope unique (project_id, id),
    constraint release_model foreign key (project_id, model_id) references model (project_id, id),
    constraint release_version foreign key (model_id, version_id) references model_version (model_id, id),
    constraint release_environment foreign key (project_id, environment_id) references environment (project_id, id),
    constraint release_policy foreign key (environment_id, policy_number) references policy (environment_id, number),
    constraint release_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id)
);
create unique index release_open_once on release (model_id, environment_id)
    where state in ('DRAFT', 'CHECKING', 'IN_REVIEW', 'APPROVED', 'ROLLING_OUT');
create unique index release_released_once on release (endpoint_id) where state = 'RELEASED';
create index release_list on release (project_id, id desc);

create table gate_run (
    release_id      uuid not null constraint gate_run_release references release,
    release_digest  varchar(64) not null,
    gate            varchar(64) not null,
    state           varchar(16) not null constraint gate_run_state_known check (state in ('RUNNING', 'PASSED', 'FAILED')),
    evidence_digest varchar(64), -- null: still running
    job_id          uuid constraint gate_run_job references job, -- null: decided at once
    constraint gate_run_pk primary key (release_id, release_digest, gate)
);

create table decision (
    id             uuid primary key,
    release_id     uuid not null constraint decision_release references release,
    release_digest varchar(64) not null,
    rule           varchar(64) not null,
    actor_id       uuid not null constraint decision_actor references app_user,
    verdict        varchar(16) not null constraint decision_verdict_known check (verdict in ('APPROVE', 'REJECT', 'COMMENT')),
    comment        text not null,
    at             timestamptz not null,
    constraint decision_once unique (release_id, release_digest, rule, actor_id)
);
create trigger decision_insert_only before update or delete or truncate on decision for each statement execute function refuse_change();
