create table dataset (
    id          uuid primary key,
    project_id  uuid not null constraint dataset_project references project,
    name        varchar(64) not null,
    title       varchar(200) not null,
    card        text not null,
    tags        jsonb not null,
    owner       varchar(64) not null,
    last_number integer not null,
    row_version bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    archived_at timestamptz, -- null: in use
    constraint dataset_project_scope unique (project_id, id),
    constraint dataset_name_unique unique (project_id, name),
    constraint dataset_name_slug check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);
create index dataset_search on dataset using gin ((name || ' ' || title || ' ' || tags::text) gin_trgm_ops);

create table dataset_version (
    id            uuid primary key,
    project_id    uuid not null constraint dataset_version_project references project,
    dataset_id    uuid not null,
    number        integer not null constraint dataset_version_number_positive check (number > 0),
    state         varchar(16) not null constraint dataset_version_state_known
        check (state in ('IMPORTING', 'READY', 'REJECTED', 'FAILED', 'ARCHIVED')),
    roles         jsonb not null,
    note          text not null,
    metadata      jsonb not null default '{}', -- what was said when it was made
    upload_id     uuid constraint dataset_version_upload references upload, -- null: it shares another version's file
    based_on_id   uuid, -- null: it has a file of its own
    file_name     varchar(1000) not null,
    file_size     bigint not null,
    file_sha256   varchar(64), -- null: nobody has read it yet
    file_digest   varchar(64), -- the artifact with the file as it came; null: not kept yet
    format        varchar(16), -- null: nobody has looked yet, or could say
    reading       jsonb, -- null: nobody has looked yet, or it is no text
    encoding      varchar(32), -- null: as above
    columns       jsonb not null,
    label         varchar(500), -- null: there is none
    rows          bigint, -- null: not known yet
    bad_rows      jsonb not null,
    notes         jsonb not null,
    table_digest  varchar(64), -- the artifact with the table; null: there is none yet
    digest        varchar(64), -- of the content; null: not known yet
    reason        jsonb, -- null: nothing went wrong
    job_id        uuid constraint dataset_version_job references job, -- null: it is being made
    created_by    varchar(64) not null,
    row_version   bigint not null,
    created_at    timestamptz not null,
    constraint dataset_version_project_scope unique (project_id, id),
    constraint dataset_version_number_unique unique (dataset_id, number),
    constraint dataset_version_upload_once unique (upload_id),
    constraint dataset_version_dataset foreign key (project_id, dataset_id) references dataset (project_id, id),
    constraint dataset_version_based_on foreign key (project_id, based_on_id) references dataset_version (project_id, id),
    constraint dataset_version_file foreign key (project_id, file_digest)
        references project_artifact (project_id, artifact_digest),
    constraint dataset_version_table foreign key (project_id, table_digest)
        references project_artifact (project_id, artifact_digest),
    constraint dataset_version_source check ((upload_id is null) <> (based_on_id is null)),
    constraint dataset_version_ready_is_whole check (state not in ('READY', 'ARCHIVED')
        or (file_digest is not null and file_sha256 is not null and format is not null and table_digest is not null
            and digest is not null and rows > 0)),
    constraint dataset_version_reason check (state not in ('REJECTED', 'FAILED') or reason is not null)
);
create index dataset_version_list on dataset_version (dataset_id, number desc);

-- What a version is made of never changes once it is ready.
create function freeze_dataset_version() returns trigger language plpgsql as $$
begin
    if old.state in ('READY', 'ARCHIVED') and (new.file_digest, new.table_digest, new.digest, new.columns, new.label, new.rows, new.number, new.dataset_id)
        is distinct from (old.file_digest, old.table_digest, old.digest, old.columns, old.label, old.rows, old.number, old.dataset_id) then
        raise exception 'dataset version % is frozen', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.state in ('READY', 'ARCHIVED') and new.state not in ('READY', 'ARCHIVED') then
        raise exception 'dataset version % stays ready', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger dataset_version_frozen before update on dataset_version for each row execute function freeze_dataset_version();

-- How the cells of each column are distributed, for those that are not left out.
create table dataset_column (
    project_id uuid not null,
    version_id uuid not null,
    position   integer not null,
    summary    jsonb not null,
    constraint dataset_column_pk primary key (version_id, position),
    constraint dataset_column_version foreign key (project_id, version_id) references dataset_version (project_id, id)
);
