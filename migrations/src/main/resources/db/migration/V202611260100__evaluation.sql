create table evaluation (
    id                 uuid primary key,
    project_id         uuid not null constraint evaluation_project references project,
    model_id           uuid not null,
    version_id         uuid not null,
    dataset_version_id uuid not null,
    reference_id       uuid, -- null: answers are not compared with another version's
    gap_id             uuid, -- null: no second dataset
    request            jsonb not null, -- with everything that was left out filled in
    code_version       varchar(200) not null,
    seed               bigint not null,
    state              varchar(16) not null constraint evaluation_state_known
        check (state in ('RUNNING', 'READY', 'FAILED', 'CANCELLED')),
    reason             jsonb, -- null: nothing went wrong
    kind               varchar(16) constraint evaluation_kind_known
        check (kind in ('CLASSIFICATION', 'REGRESSION', 'EMBEDDING')), -- null: not measured yet
    rows               bigint, -- null: not measured yet
    headline           jsonb not null default '[]',
    report             jsonb, -- null: not measured yet
    answers_digest     varchar(64), -- the artifact with every row's answer; null: not measured yet, or an embedding
    digest             varchar(64), -- of all but time and memory; null: not measured yet
    job_id             uuid constraint evaluation_job references job, -- null: it is being made
    created_by         varchar(64) not null,
    created_at         timestamptz not null,
    finished_at        timestamptz, -- null: not over
    constraint evaluation_project_scope unique (project_id, id),
    constraint evaluation_model foreign key (project_id, model_id) references model (project_id, id),
    constraint evaluation_version foreign key (model_id, version_id) references model_version (model_id, id),
    constraint evaluation_dataset_version foreign key (project_id, dataset_version_id)
        references dataset_version (project_id, id),
    constraint evaluation_reference foreign key (project_id, reference_id) references model_version (project_id, id),
    constraint evaluation_gap foreign key (project_id, gap_id) references dataset_version (project_id, id),
    constraint evaluation_answers foreign key (project_id, answers_digest)
        references project_artifact (project_id, artifact_digest),
    constraint evaluation_ready_is_whole check (state <> 'READY'
        or (kind is not null and rows > 0 and report is not null and digest is not null
            and (answers_digest is not null or kind = 'EMBEDDING'))),
    constraint evaluation_reason check (state not in ('FAILED', 'CANCELLED') or reason is not null),
    constraint evaluation_finished check ((state = 'RUNNING') = (finished_at is null))
);
create index evaluation_list on evaluation (project_id, id desc);
create index evaluation_of_version on evaluation (version_id, dataset_version_id, id desc);
create index evaluation_of_model on evaluation (model_id, id desc);
-- Not unique: two runs that find the same have the same digest.
create index evaluation_digest on evaluation (digest) where digest is not null;

-- What was measured never changes, and what was asked for does not either.
create function freeze_evaluation() returns trigger language plpgsql as $$
begin
    if old.state = 'READY' then
        raise exception 'evaluation % is frozen', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.project_id, new.model_id, new.version_id, new.dataset_version_id, new.gap_id, new.request, new.seed)
        is distinct from (old.project_id, old.model_id, old.version_id, old.dataset_version_id, old.gap_id, old.request,
            old.seed) then
        raise exception 'evaluation % is about something else', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger evaluation_frozen before update on evaluation for each row execute function freeze_evaluation();
create trigger evaluation_kept before delete or truncate on evaluation for each statement execute function refuse_change();

-- The figures of ready evaluations one by one, for gates and for questions over many evaluations.
create table measurement (
    project_id    uuid not null,
    evaluation_id uuid not null,
    metric        varchar(64) not null,
    slice         varchar(700) not null, -- '' for all rows, otherwise column=value
    value         double precision not null,
    low           double precision, -- null: rows cannot tell
    high          double precision, -- null: rows cannot tell
    rows          bigint not null,
    constraint measurement_pk primary key (evaluation_id, metric, slice),
    constraint measurement_evaluation foreign key (project_id, evaluation_id) references evaluation (project_id, id)
);
create trigger measurement_insert_only before update or delete or truncate on measurement
    for each statement execute function refuse_change();
