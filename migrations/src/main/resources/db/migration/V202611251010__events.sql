-- Readers take rows in the order (xid, id), and only those below the snapshot's xmin: none is ever skipped.
create table outbox (
    id         bigint generated always as identity primary key,
    xid        xid8 not null default pg_current_xact_id(),
    project_id uuid constraint outbox_project references project, -- null: the whole installation
    topic      varchar(64) not null,
    payload    jsonb not null,
    at         timestamptz not null
);
create index outbox_order on outbox (xid, id);
create index outbox_age on outbox (at);

create table audit_entry (
    id         uuid primary key,
    project_id uuid constraint audit_entry_project references project, -- null: the whole installation
    at         timestamptz not null,
    actor      varchar(64) not null,
    auth_kind  varchar(16) not null,
    ip         varchar(64), -- null: not over the network
    action     varchar(64) not null,
    subject    jsonb not null,
    before     jsonb, -- null: there was nothing
    after      jsonb -- null: nothing is left
);
create index audit_entry_project_index on audit_entry (project_id, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_insert_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();

create table idempotency (
    principal   varchar(100) not null,
    route       varchar(300) not null,
    key         varchar(200) not null,
    body_sha256 bytea not null,
    state       varchar(16) not null constraint idempotency_state_known check (state in ('IN_FLIGHT', 'DONE')),
    status      integer, -- null: in flight
    headers     jsonb, -- null: in flight
    response    text, -- null: in flight, or no body
    expires_at  timestamptz not null,
    constraint idempotency_pk primary key (principal, route, key)
);
create index idempotency_age on idempotency (expires_at);
