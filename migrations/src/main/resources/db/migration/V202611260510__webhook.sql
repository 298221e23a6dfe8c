-- Addresses that are told what happens in a project.
create table webhook (
    id           uuid primary key,
    project_id   uuid not null constraint webhook_project references project,
    url          varchar(2000) not null,
    secret       bytea not null, -- sealed with the installation's key
    events       jsonb not null,
    enabled      boolean not null,
    created_by   varchar(64) not null,
    created_at   timestamptz not null,
    delivered_at timestamptz, -- null: it never took anything
    failures     integer not null,
    row_version  bigint not null,
    constraint webhook_in_project unique (project_id, id)
);

-- Events on their way; rows of the outbox are forgotten earlier, so that nothing references them.
create table delivery (
    id         uuid primary key,
    webhook_id uuid not null constraint delivery_webhook references webhook on delete cascade,
    outbox_id  bigint, -- null: only a test
    topic      varchar(64) not null,
    subject    jsonb not null,
    at         timestamptz not null,
    state      varchar(16) not null
        constraint delivery_state_known check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    attempts   integer not null,
    status     integer, -- null: no answer yet
    reason     jsonb, -- null: the last attempt did not fail
    tried_at   timestamptz, -- null: not tried yet
    next_at    timestamptz, -- null: not tried any more; during an attempt: when another node may try
    constraint delivery_once unique (webhook_id, outbox_id),
    constraint delivery_next check ((state = 'WAITING') = (next_at is not null))
);
create index delivery_list on delivery (webhook_id, id desc);
create index delivery_due on delivery (webhook_id, next_at) where state = 'WAITING';
create index delivery_age on delivery (at) where state <> 'WAITING';

-- How far the outbox was read for webhooks; one row, whose lock is the turn to read.
create table webhook_position (
    one    boolean primary key default true constraint webhook_position_one check (one),
    xid    xid8 not null,
    row_id bigint not null
);
insert into webhook_position (xid, row_id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);
