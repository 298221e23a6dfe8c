create table upload (
    id           uuid primary key,
    project_id   uuid not null constraint upload_project references project,
    filename     varchar(500) not null,
    length       bigint not null constraint upload_length_positive check (length >= 0),
    received     bigint not null,
    sha256       varchar(64), -- null: the sender did not say
    state        varchar(16) not null constraint upload_state_known check (state in ('OPEN', 'COMPLETE', 'USED', 'GONE')),
    node         varchar(200), -- null: nobody writes
    lease_until  timestamptz, -- null: nobody writes
    created_by   varchar(64) not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    constraint upload_project_scope unique (project_id, id),
    constraint upload_received_range check (received between 0 and length)
);
create index upload_expiry on upload (expires_at) where state in ('OPEN', 'COMPLETE');
alter table credential add constraint credential_upload foreign key (upload_id) references upload;

create table blob (
    sha256        varchar(64) primary key,
    size          bigint not null constraint blob_size_positive check (size >= 0),
    created_at    timestamptz not null,
    verified_at   timestamptz, -- null: not read again since it was stored
    tombstoned_at timestamptz -- null: in use
);

create table artifact (
    digest     varchar(64) primary key,
    size       bigint not null,
    file_count integer not null,
    created_at timestamptz not null
);

create table artifact_file (
    artifact_digest varchar(64) not null constraint artifact_file_artifact references artifact,
    path            varchar(1000) not null,
    blob_sha256     varchar(64) not null constraint artifact_file_blob references blob,
    size            bigint not null,
    constraint artifact_file_pk primary key (artifact_digest, path)
);
create index artifact_file_blob_index on artifact_file (blob_sha256);

-- Who may read an artifact: content addressing never tells one project what another has.
create table project_artifact (
    project_id      uuid not null constraint project_artifact_project references project,
    artifact_digest varchar(64) not null constraint project_artifact_artifact references artifact,
    constraint project_artifact_pk primary key (project_id, artifact_digest)
);
