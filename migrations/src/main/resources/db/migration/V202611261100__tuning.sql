create table tuning (
    id                 uuid primary key,
    project_id         uuid not null constraint tuning_project references project,
    model_id           uuid not null,
    dataset_version_id uuid not null,
    title              varchar(200) not null,
    note               text not null,
    searches           jsonb not null,
    label              varchar(1000) not null,
    columns            jsonb not null,
    classes            jsonb not null, -- in the order of the probabilities; empty for numbers
    rows               bigint not null, -- those with a label
    folds              integer not null constraint tuning_folds check (folds >= 2),
    metric             varchar(64) not null,
    higher_is_better   boolean not null,
    seed               bigint not null,
    threads            integer, -- null: as many as the machine allows
    budget             jsonb not null,
    auto_promote       boolean not null,
    settings           integer not null,
    state              varchar(16) not null constraint tuning_state_known
        check (state in ('RUNNING', 'DONE', 'STOPPED', 'FAILED')),
    reason             jsonb, -- null: nothing went wrong
    worked_ms          bigint not null default 0, -- of all its processes together
    processes          integer not null default 0, -- that have worked on it
    machine            varchar(500), -- null: not begun
    winner             jsonb, -- the model of the best setting; null: not trained yet
    winner_content     jsonb, -- what is known of its files; null: there are none
    winner_digest      varchar(64), -- null: there are no files
    winner_version_id  uuid, -- null: nobody made it a version
    code_version       varchar(200) not null,
    job_id             uuid constraint tuning_job references job, -- null: it is being made
    created_by         varchar(64) not null,
    created_at         timestamptz not null,
    finished_at        timestamptz, -- null: not over
    constraint tuning_project_scope unique (project_id, id),
    constraint tuning_model foreign key (project_id, model_id) references model (project_id, id),
    constraint tuning_dataset foreign key (project_id, dataset_version_id) references dataset_version (project_id, id),
    -- The bytes are kept as long as the tuning is.
    constraint tuning_winner_artifact foreign key (project_id, winner_digest)
        references project_artifact (project_id, artifact_digest),
    constraint tuning_winner_version foreign key (project_id, winner_version_id) references model_version (project_id, id),
    constraint tuning_winner_once unique (winner_version_id),
    constraint tuning_winner_is_whole check ((winner is null) = (winner_content is null)
        and (winner is null) = (winner_digest is null)),
    constraint tuning_promoted_has_winner check (winner_version_id is null or winner is not null),
    constraint tuning_reason check (state not in ('STOPPED', 'FAILED') or reason is not null),
    constraint tuning_finished check ((state = 'RUNNING') = (finished_at is null))
);
create index tuning_list on tuning (project_id, id desc);
create index tuning_of_model on tuning (model_id, id desc);

-- What was asked for never changes, nor does a winner.
create function freeze_tuning() returns trigger language plpgsql as $$
begin
    if (new.project_id, new.model_id, new.dataset_version_id, new.searches, new.label, new.columns, new.classes, new.rows,
            new.folds, new.metric, new.seed, new.settings)
        is distinct from (old.project_id, old.model_id, old.dataset_version_id, old.searches, old.label, old.columns,
            old.classes, old.rows, old.folds, old.metric, old.seed, old.settings) then
        raise exception 'tuning % is about something else', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.winner is not null and (new.winner, new.winner_content, new.winner_digest)
        is distinct from (old.winner, old.winner_content, old.winner_digest) then
        raise exception 'tuning % has a winner already', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.winner_version_id is not null and new.winner_version_id is distinct from old.winner_version_id then
        raise exception 'tuning % is a version already', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger tuning_frozen before update on tuning for each row execute function freeze_tuning();

create table tuning_setting (
    project_id    uuid not null,
    tuning_id     uuid not null,
    number        integer not null, -- settings are tried in this order, from 1
    params_digest varchar(64) not null,
    trainer       varchar(64) not null,
    setting       jsonb not null,
    initial       boolean not null,
    mean          double precision, -- over the folds; null: not every fold is known
    deviation     double precision, -- between the folds; null: not every fold is known
    reason        jsonb, -- null: it did not fail
    constraint tuning_setting_key primary key (tuning_id, number),
    constraint tuning_setting_once unique (tuning_id, params_digest),
    constraint tuning_setting_tuning foreign key (project_id, tuning_id) references tuning (project_id, id),
    constraint tuning_setting_is_whole check ((mean is null) = (deviation is null) and (mean is null or reason is null))
);
create index tuning_setting_best on tuning_setting (tuning_id, mean);

-- A setting on a fold. What is found is kept, so that no attempt repeats it.
create table trial (
    tuning_id     uuid not null,
    params_digest varchar(64) not null,
    fold          integer not null,
    state         varchar(16) not null constraint trial_state_known check (state in ('RUNNING', 'DONE', 'FAILED')),
    score         double precision, -- null: not found
    train_ms      double precision, -- null: not found
    attempt       integer not null, -- the tuning's process that began it last, from 1
    tries         integer not null, -- how often it was begun
    constraint trial_key primary key (tuning_id, params_digest, fold),
    constraint trial_setting foreign key (tuning_id, params_digest) references tuning_setting (tuning_id, params_digest),
    constraint trial_done_is_whole check ((state = 'DONE') = (score is not null and train_ms is not null))
);

create function freeze_trial() returns trigger language plpgsql as $$
begin
    if old.state = 'DONE' and new is distinct from old then
        raise exception 'fold % of % is known already', old.fold, old.params_digest
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger trial_frozen before update on trial for each row execute function freeze_trial();
