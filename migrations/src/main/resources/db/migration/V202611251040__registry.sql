create table model (
    id          uuid primary key,
    project_id  uuid not null constraint model_project references project,
    name        varchar(64) not null,
    title       varchar(200) not null,
    task        varchar(64) not null, -- 'unknown' until somebody or the first version says
    card        text not null,
    tags        jsonb not null,
    owner       varchar(64) not null,
    last_number integer not null,
    row_version bigint not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    archived_at timestamptz, -- null: in use
    constraint model_project_scope unique (project_id, id),
    constraint model_name_unique unique (project_id, name),
    constraint model_name_slug check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);
create index model_search on model using gin ((name || ' ' || title || ' ' || tags::text) gin_trgm_ops);

create table model_version (
    id              uuid primary key,
    project_id      uuid not null constraint model_version_project references project,
    model_id        uuid not null,
    number          integer not null constraint model_version_number_positive check (number > 0),
    state           varchar(16) not null constraint model_version_state_known
        check (state in ('IMPORTING', 'READY', 'REJECTED', 'FAILED', 'ARCHIVED')),
    title           varchar(200) not null,
    card            text not null,
    tags            jsonb not null,
    artifact_digest varchar(64) constraint model_version_artifact references artifact, -- null: bytes are not all in yet
    size            bigint not null,
    format          varchar(32), -- null: nobody has looked yet
    main_file       varchar(1000), -- null: nobody has looked yet
    signature       jsonb, -- null: not known yet
    facts           jsonb, -- null: not known yet
    parent_id       uuid, -- null: made from nothing here
    origin          varchar(16) not null constraint model_version_origin_known
        check (origin in ('UPLOAD', 'COMPRESSION', 'TUNING', 'MLFLOW')),
    metadata        jsonb not null default '{}', -- samples and parameters that came with it
    reason          jsonb, -- null: nothing went wrong
    job_id          uuid constraint model_version_job references job, -- null: not imported by a job
    created_by      varchar(64) not null,
    row_version     bigint not null,
    created_at      timestamptz not null,
    constraint model_version_project_scope unique (project_id, id),
    constraint model_version_number_unique unique (model_id, number),
    constraint model_version_model_scope unique (model_id, id),
    constraint model_version_model foreign key (project_id, model_id) references model (project_id, id),
    constraint model_version_parent foreign key (project_id, parent_id) references model_version (project_id, id),
    constraint model_version_ready_is_whole check (state not in ('READY', 'ARCHIVED')
        or (artifact_digest is not null and format is not null and signature is not null and main_file is not null)),
    constraint model_version_reason check (state not in ('REJECTED', 'FAILED') or reason is not null)
);
create index model_version_list on model_version (model_id, number desc);

-- What a version is made of never changes once it is ready.
create function freeze_version() returns trigger language plpgsql as $$
begin
    if old.state in ('READY', 'ARCHIVED') and (new.artifact_digest, new.format, new.main_file, new.signature, new.parent_id, new.number, new.model_id)
        is distinct from (old.artifact_digest, old.format, old.main_file, old.signature, old.parent_id, old.number, old.model_id) then
        raise exception 'version % is frozen', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.state in ('READY', 'ARCHIVED') and new.state not in ('READY', 'ARCHIVED') then
        raise exception 'version % stays ready', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger model_version_frozen before update on model_version for each row execute function freeze_version();

create table version_upload (
    version_id uuid not null constraint version_upload_version references model_version,
    position   integer not null,
    upload_id  uuid not null constraint version_upload_upload references upload,
    constraint version_upload_pk primary key (version_id, position),
    constraint version_upload_once unique (upload_id)
);

create table file_verdict (
    version_id      uuid not null constraint file_verdict_version references model_version,
    path            varchar(1000) not null,
    scanner_version integer not null,
    kind            varchar(32) not null,
    verdict         varchar(16) not null constraint file_verdict_known check (verdict in ('ACCEPTED', 'IGNORED', 'REFUSED')),
    reason          jsonb, -- null: nothing to say
    size            bigint not null,
    sha256          varchar(64) not null,
    constraint file_verdict_pk primary key (version_id, path, scanner_version)
);
