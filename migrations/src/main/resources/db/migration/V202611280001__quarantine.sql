-- Engines that ended again and again on a node, and are not started there by themselves.
create table quarantine (
    id          uuid primary key,
    project_id  uuid not null,
    endpoint_id uuid not null,
    revision_id uuid not null,
    node        varchar(200) not null,
    reason      jsonb not null,
    begun_at    timestamptz not null,
    ended_at    timestamptz, -- null: it lasts
    constraint quarantine_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint quarantine_revision foreign key (endpoint_id, revision_id) references revision (endpoint_id, id)
);
create unique index quarantine_lasting on quarantine (endpoint_id, node) where ended_at is null;
create index quarantine_history on quarantine (endpoint_id);

-- How often somebody had the engine of an endpoint started again; nodes compare it with what they know.
alter table endpoint add column restarts integer not null default 0;
