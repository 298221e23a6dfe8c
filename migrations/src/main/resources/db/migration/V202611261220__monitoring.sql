-- What watches an endpoint; one at most for each.
create table monitor (
    id                 uuid primary key,
    project_id         uuid not null constraint monitor_project references project,
    endpoint_id        uuid not null constraint monitor_endpoint_once unique,
    dataset_version_id uuid not null, -- rows as they should be
    settings           jsonb not null,
    state              varchar(16) not null
        constraint monitor_state_known check (state in ('ARMING', 'WATCHING', 'PAUSED', 'UNARMED')),
    reason             jsonb, -- null: nothing keeps it from watching
    target_id          uuid, -- the version that cells were last wanted for; null: nothing has served yet
    version_id         uuid, -- the version that cells were made for; null: not armed
    edges_id           uuid constraint monitor_edges references profile_edges, -- null: not armed
    armed              jsonb, -- how changes are judged; null: not armed
    armed_at           timestamptz, -- null: not armed
    judged_to          timestamptz, -- where the next window begins; null: not armed
    job_id             uuid constraint monitor_job references job, -- null: no job was ever started
    created_by         varchar(64) not null,
    created_at         timestamptz not null,
    row_version        bigint not null,
    constraint monitor_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint monitor_reference foreign key (project_id, dataset_version_id)
        references dataset_version (project_id, id),
    constraint monitor_target foreign key (project_id, target_id) references model_version (project_id, id),
    constraint monitor_version foreign key (project_id, version_id) references model_version (project_id, id),
    constraint monitor_unarmed_has_reason check (state <> 'UNARMED' or reason is not null),
    constraint monitor_armed_is_whole check ((armed is null) = (edges_id is null)
        and (armed is null) = (version_id is null) and (armed is null) = (armed_at is null)
        and (armed is null) = (judged_to is null)),
    constraint monitor_watching_is_armed check (state <> 'WATCHING' or armed is not null)
);
create index monitor_list on monitor (project_id, id);

-- What a window said; the key keeps a window from being judged twice.
create table drift_report (
    monitor_id   uuid not null constraint drift_report_monitor references monitor on delete cascade,
    window_start timestamptz not null,
    window_end   timestamptz not null,
    edges_id     uuid not null constraint drift_report_edges references profile_edges,
    version_id   uuid not null constraint drift_report_version references model_version,
    state        varchar(24) not null constraint drift_report_state_known
        check (state in ('INSUFFICIENT_DATA', 'STEADY', 'MOVED', 'SEASONAL', 'DRIFTED')),
    rows         bigint not null,
    answered     bigint not null,
    judged       integer not null,
    foremost     varchar(300), -- the column that changed most; null: nothing was judged
    effect       double precision, -- by how much; null: nothing was judged
    findings     jsonb not null,
    constraint drift_report_pk primary key (monitor_id, window_start),
    constraint drift_report_lasts check (window_start < window_end),
    constraint drift_report_covered check (rows between 0 and answered)
);

-- Since when a rule has held without a break.
create table rule_hold (
    monitor_id uuid not null constraint rule_hold_monitor references monitor on delete cascade,
    kind       varchar(16) not null,
    since      timestamptz not null,
    constraint rule_hold_pk primary key (monitor_id, kind)
);
