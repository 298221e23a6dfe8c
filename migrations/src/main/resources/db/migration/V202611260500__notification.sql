alter table outbox
    -- null: for everybody who may look into the project; otherwise nobody but this person hears of it
    add column recipient_id uuid constraint outbox_recipient references app_user;

-- What people were told.
create table notification (
    id         uuid primary key,
    user_id    uuid not null constraint notification_user references app_user,
    project_id uuid constraint notification_project references project, -- null: the whole installation
    urgency    varchar(16) not null
        constraint notification_urgency_known check (urgency in ('NEWS', 'ACTION', 'ALERT')),
    message    jsonb not null,
    subject    jsonb not null,
    thing      varchar(200) not null,
    xid        xid8 not null default pg_current_xact_id(),
    at         timestamptz not null,
    read_at    timestamptz, -- null: not seen yet
    -- One transaction tells a person about one thing once.
    constraint notification_once unique (user_id, thing, xid)
);
create index notification_list on notification (user_id, id desc);
create index notification_unread on notification (user_id, id desc) where read_at is null;
create index notification_age on notification (at);

-- How people want to be told; no row: in the dashboard alone.
create table notification_wish (
    user_id    uuid primary key constraint notification_wish_user references app_user,
    email      varchar(254), -- null: nowhere
    by_email   boolean not null,
    language   varchar(8) not null,
    updated_at timestamptz not null,
    constraint notification_wish_address check (email is not null or not by_email)
);

-- Letters on their way; their ids are the Message-IDs.
create table mail (
    id              uuid primary key,
    notification_id uuid not null
        constraint mail_notification references notification on delete cascade
        constraint mail_once unique,
    state           varchar(16) not null
        constraint mail_state_known check (state in ('WAITING', 'SENT', 'DROPPED', 'GIVEN_UP')),
    attempts        integer not null,
    next_at         timestamptz not null, -- while it is being sent: when another node may try
    ended_at        timestamptz, -- null: not yet
    constraint mail_ended check ((state = 'WAITING') = (ended_at is null))
);
create index mail_due on mail (next_at) where state = 'WAITING';
