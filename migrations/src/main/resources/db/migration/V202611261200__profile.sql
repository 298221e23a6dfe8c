-- The cells that the values of a version's columns are counted in at an endpoint; they never change.
create table profile_edges (
    id                 uuid primary key,
    project_id         uuid not null constraint profile_edges_project references project,
    endpoint_id        uuid not null,
    version_id         uuid not null,
    dataset_version_id uuid not null, -- what the cells were chosen by
    columns            jsonb not null,
    frozen_at          timestamptz not null,
    constraint profile_edges_project_scope unique (project_id, id),
    constraint profile_edges_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint profile_edges_version foreign key (project_id, version_id) references model_version (project_id, id),
    constraint profile_edges_reference foreign key (project_id, dataset_version_id)
        references dataset_version (project_id, id)
);
create index profile_edges_newest on profile_edges (endpoint_id, version_id, id desc);

create function freeze_profile_edges() returns trigger language plpgsql as $$
begin
    raise exception 'profile edges % are frozen', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger profile_edges_frozen before update on profile_edges for each row execute function freeze_profile_edges();

-- How far each life of a serving node has written: what comes a second time is known by its number, even when the rows
-- of the first time have been added up since.
create table profile_flush (
    incarnation uuid primary key,
    node        varchar(200) not null,
    seq         bigint not null,
    flushed_at  timestamptz not null
);

-- Counts add up: rows of the same span are parts of it.
create table profile_delta (
    edges_id     uuid not null constraint profile_delta_edges references profile_edges,
    window_start timestamptz not null,
    seconds      integer not null constraint profile_delta_span_known check (seconds in (60, 3600, 86400)),
    incarnation  uuid not null, -- all zeros: added up from several
    seq          bigint not null,
    served       bigint not null,
    profiled     bigint not null,
    counts       bigint[] not null, -- cell by cell, column after column
    constraint profile_delta_pk primary key (edges_id, window_start, seconds, incarnation, seq),
    constraint profile_delta_covered check (profiled between 0 and served)
);
create index profile_delta_age on profile_delta (seconds, window_start);
