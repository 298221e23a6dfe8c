-- Something that somebody should know of; it outlives its monitor.
create table alert (
    id             uuid primary key,
    project_id     uuid not null constraint alert_project references project,
    monitor_id     uuid not null,
    endpoint_id    uuid not null,
    version_id     uuid not null,
    watch          varchar(16) not null, -- what raised it: WINDOWS, or the kind of a rule
    kind           varchar(16) not null constraint alert_kind_known
        check (kind in ('DRIFT', 'DATA_QUALITY', 'QUALITY', 'ERRORS', 'LATENCY', 'TRAFFIC', 'HEALTH')),
    severity       varchar(16) not null constraint alert_severity_known
        check (severity in ('CRITICAL', 'WARNING', 'INFO')),
    state          varchar(16) not null constraint alert_state_known
        check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    summary        jsonb not null,
    blamed         jsonb not null, -- what took part, the most consequential first
    calm           integer not null default 0, -- quiet windows in a row
    opened_at      timestamptz not null,
    last_seen_at   timestamptz not null,
    eased_at       timestamptz, -- since when it does not hold; null: it holds
    resolved_at    timestamptz, -- null: it is not over
    owner          varchar(64), -- null: nobody has taken it on
    silenced_until timestamptz, -- null: everybody is told
    case_id        uuid, -- null: no maintenance began because of it
    row_version    bigint not null default 0,
    constraint alert_project_scope unique (project_id, id),
    constraint alert_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint alert_version foreign key (project_id, version_id) references model_version (project_id, id),
    constraint alert_over check ((state = 'RESOLVED') = (resolved_at is not null)),
    constraint alert_owned check (state <> 'ACKNOWLEDGED' or owner is not null)
);
-- Whatever has one cause is one alert.
create unique index alert_one_open on alert (monitor_id, watch) where state <> 'RESOLVED';
create index alert_list on alert (project_id, id desc);
create index alert_of_endpoint on alert (endpoint_id, opened_at);

create table alert_step (
    alert_id uuid not null constraint alert_step_alert references alert,
    number   integer not null,
    at       timestamptz not null,
    deed     varchar(16) not null constraint alert_step_deed_known
        check (deed in ('OPENED', 'WORSENED', 'WIDENED', 'EASED', 'ACKNOWLEDGED', 'SILENCED', 'CASE_OPENED', 'RESOLVED')),
    actor    varchar(64), -- null: it came by itself
    note     varchar(2000), -- null: nothing was said
    detail   jsonb, -- null: nothing more to say
    constraint alert_step_pk primary key (alert_id, number)
);
