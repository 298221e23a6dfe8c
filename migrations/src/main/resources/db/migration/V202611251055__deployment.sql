create table revision (
    id              uuid primary key,
    project_id      uuid not null constraint revision_project references project,
    endpoint_id     uuid not null,
    number          integer not null,
    release_id      uuid not null,
    version_id      uuid not null,
    artifact_digest varchar(64) not null constraint revision_artifact references artifact,
    state           varchar(16) not null constraint revision_state_known check (state in ('ACTIVE', 'RETIRED')),
    created_at      timestamptz not null,
    constraint revision_project_scope unique (project_id, id),
    constraint revision_endpoint_scope unique (endpoint_id, id),
    constraint revision_number_unique unique (endpoint_id, number),
    constraint revision_release_once unique (release_id),
    constraint revision_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint revision_release foreign key (project_id, release_id) references release (project_id, id),
    constraint revision_version foreign key (project_id, version_id) references model_version (project_id, id)
);

create table route (
    endpoint_id uuid not null constraint route_endpoint references endpoint,
    revision_id uuid not null,
    weight      smallint not null constraint route_weight_range check (weight between 0 and 100),
    mode        varchar(8) not null constraint route_mode_known check (mode in ('LIVE', 'SHADOW')),
    constraint route_pk primary key (endpoint_id, revision_id),
    constraint route_revision foreign key (endpoint_id, revision_id) references revision (endpoint_id, id)
);

-- An endpoint that has live routes sends all of its traffic somewhere, and not more than all.
create function check_route_weights() returns trigger language plpgsql as $$
declare
    touched uuid := coalesce(new.endpoint_id, old.endpoint_id);
    total   integer;
begin
    select sum(weight) into total from route where endpoint_id = touched and mode = 'LIVE';
    if total is not null and total <> 100 then
        raise exception 'live weights of endpoint % sum to %', touched, total using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger route_weights after insert or update or delete on route
    deferrable initially deferred for each row execute function check_route_weights();

-- Requests, errors and latency of one endpoint on one node in one span of time; histograms add up.
create table endpoint_metric (
    endpoint_id  uuid not null constraint endpoint_metric_endpoint references endpoint,
    window_start timestamptz not null,
    node         varchar(200) not null,
    seq          integer not null,
    requests     bigint not null,
    errors       bigint not null,
    rows         bigint not null,
    batches      bigint not null,
    latency      bigint[] not null,
    constraint endpoint_metric_pk primary key (endpoint_id, window_start, node, seq)
);
create index endpoint_metric_age on endpoint_metric (window_start);

-- What each serving node says about what it has loaded.
create table serving_state (
    endpoint_id uuid not null constraint serving_state_endpoint references endpoint,
    node        varchar(200) not null,
    revision_id uuid not null constraint serving_state_revision references revision,
    state       varchar(16) not null constraint serving_state_known check (state in ('STARTING', 'SERVING', 'FAILED')),
    reason      jsonb, -- null: nothing went wrong
    seen_at     timestamptz not null,
    constraint serving_state_pk primary key (endpoint_id, node)
);

-- The nodes that serve, with or without endpoints, and where their gateways listen.
create table serving_node (
    node    varchar(200) primary key,
    address varchar(300) not null,
    seen_at timestamptz not null
);
