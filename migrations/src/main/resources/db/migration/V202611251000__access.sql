create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table app_user (
    id            uuid primary key,
    username      varchar(64) not null constraint app_user_username_unique unique,
    display_name  varchar(200) not null,
    password_hash varchar(200), -- null: signs in elsewhere only
    instance_role varchar(16) not null constraint app_user_instance_role_known check (instance_role in ('ADMIN', 'MEMBER')),
    locale        varchar(16), -- null: the browser decides
    created_at    timestamptz not null,
    disabled_at   timestamptz -- null: may sign in
);

create table project (
    id          uuid primary key,
    name        varchar(64) not null constraint project_name_unique unique,
    title       varchar(200) not null,
    time_zone   varchar(64) not null,
    quota_bytes bigint constraint project_quota_positive check (quota_bytes > 0), -- null: no limit
    created_at  timestamptz not null,
    archived_at timestamptz, -- null: in use
    constraint project_name_slug check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);

create table member (
    project_id uuid not null constraint member_project references project,
    user_id    uuid not null constraint member_user references app_user,
    role       varchar(16) not null constraint member_role_known
        check (role in ('VIEWER', 'CONTRIBUTOR', 'APPROVER', 'DEPLOYER', 'ADMIN')),
    constraint member_pk primary key (project_id, user_id, role)
);
create index member_user_index on member (user_id);

create table credential (
    id            uuid primary key,
    kind          varchar(16) not null constraint credential_kind_known
        check (kind in ('SESSION', 'API', 'UPLOAD', 'BOOTSTRAP', 'WORKER')),
    title         varchar(200) not null,
    secret_sha256 bytea not null constraint credential_secret_unique unique,
    user_id       uuid constraint credential_user references app_user, -- null: nobody is there yet (BOOTSTRAP)
    project_id    uuid constraint credential_project references project, -- null: everything that the user may see
    upload_id     uuid, -- null: not bound to one upload
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz, -- null: still good
    last_used_at  timestamptz, -- null: never used
    constraint credential_has_user check (user_id is not null or kind = 'BOOTSTRAP'),
    constraint credential_of_upload check ((kind = 'UPLOAD') = (upload_id is not null))
);
create index credential_user_index on credential (user_id);

-- Attempts to sign in, so that guessing is slow on every node.
create table login_attempt (
    username varchar(64) not null,
    at       timestamptz not null
);
create index login_attempt_index on login_attempt (username, at);
