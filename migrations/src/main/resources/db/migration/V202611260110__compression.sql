create table compression (
    id             uuid primary key,
    project_id     uuid not null constraint compression_project references project,
    model_id       uuid not null,
    version_id     uuid not null,
    evaluation_id  uuid not null, -- the dataset's version that candidates are measured on
    calibration_id uuid, -- null: the other half of the same rows
    limits         jsonb not null,
    state          varchar(16) not null constraint compression_state_known
        check (state in ('RUNNING', 'DONE', 'STOPPED', 'FAILED')),
    reason         jsonb, -- null: nothing went wrong
    parent         jsonb, -- the figures of the version itself; null: not measured yet
    loss_meaning   jsonb, -- null: not measured yet
    machine        varchar(500), -- null: not measured yet
    code_version   varchar(200) not null,
    job_id         uuid constraint compression_job references job, -- null: it is being made
    created_by     varchar(64) not null,
    created_at     timestamptz not null,
    finished_at    timestamptz, -- null: not over
    constraint compression_project_scope unique (project_id, id),
    constraint compression_model foreign key (project_id, model_id) references model (project_id, id),
    constraint compression_version foreign key (model_id, version_id) references model_version (model_id, id),
    constraint compression_evaluation foreign key (project_id, evaluation_id) references dataset_version (project_id, id),
    constraint compression_calibration foreign key (project_id, calibration_id) references dataset_version (project_id, id),
    constraint compression_reason check (state not in ('STOPPED', 'FAILED') or reason is not null),
    constraint compression_finished check ((state = 'RUNNING') = (finished_at is null))
);
create index compression_list on compression (project_id, id desc);
create index compression_of_version on compression (version_id, id desc);
create index compression_of_model on compression (model_id, id desc);

-- What was asked for never changes.
create function freeze_compression() returns trigger language plpgsql as $$
begin
    if (new.project_id, new.model_id, new.version_id, new.evaluation_id, new.calibration_id, new.limits)
        is distinct from (old.project_id, old.model_id, old.version_id, old.evaluation_id, old.calibration_id, old.limits) then
        raise exception 'compression % is about something else', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger compression_frozen before update on compression for each row execute function freeze_compression();

create table candidate (
    id                  uuid primary key,
    project_id          uuid not null,
    compression_id      uuid not null,
    position            integer not null, -- recipes are tried in this order
    recipe              varchar(64) not null,
    passes              jsonb not null,
    state               varchar(16) not null constraint candidate_state_known
        check (state in ('WAITING', 'MEASURED', 'UNFIT', 'FAILED')),
    tries               integer not null default 0, -- how often it was begun
    reason              jsonb, -- null: nothing speaks against it
    artifact_digest     varchar(64), -- null: there are no files
    content             jsonb, -- what is known of the files; null: there are none
    figures             jsonb, -- null: not measured
    promoted_version_id uuid, -- null: nobody made it a version
    loss_budget         double precision, -- of that version; null: any, or no version
    constraint candidate_project_scope unique (project_id, id),
    constraint candidate_recipe_once unique (compression_id, recipe),
    constraint candidate_promoted_once unique (promoted_version_id),
    constraint candidate_compression foreign key (project_id, compression_id) references compression (project_id, id),
    -- The bytes are kept as long as the candidate is.
    constraint candidate_artifact foreign key (project_id, artifact_digest)
        references project_artifact (project_id, artifact_digest),
    constraint candidate_version foreign key (project_id, promoted_version_id) references model_version (project_id, id),
    constraint candidate_measured_is_whole check ((state = 'MEASURED')
        = (artifact_digest is not null and content is not null and figures is not null)),
    constraint candidate_reason check (state not in ('UNFIT', 'FAILED') or reason is not null),
    constraint candidate_promoted_is_measured check (promoted_version_id is null or state = 'MEASURED')
);
create index candidate_of_compression on candidate (compression_id, position);

-- What was measured never changes, and a version stays what a candidate became.
create function freeze_candidate() returns trigger language plpgsql as $$
begin
    if old.state = 'MEASURED' and (new.state, new.artifact_digest, new.content, new.figures, new.recipe, new.compression_id)
        is distinct from (old.state, old.artifact_digest, old.content, old.figures, old.recipe, old.compression_id) then
        raise exception 'candidate % is frozen', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.promoted_version_id is not null and new.promoted_version_id is distinct from old.promoted_version_id then
        raise exception 'candidate % is a version already', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger candidate_frozen before update on candidate for each row execute function freeze_candidate();
