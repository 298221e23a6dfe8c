-- What predictions should have been, with what was answered, which outlives the prediction itself.
create table feedback (
    project_id       uuid not null constraint feedback_project references project,
    prediction_id    uuid not null,
    row              integer not null constraint feedback_row_from_zero check (row >= 0),
    source           varchar(64) not null,
    endpoint_id      uuid not null,
    version_id       uuid not null,
    at               timestamptz not null, -- when the prediction was made
    label            varchar(500) not null,
    number           double precision, -- the label as a number; null: it is a class
    predicted        varchar(500) not null,
    predicted_number double precision, -- what was answered as a number; null: it is a class
    client_reported  boolean not null, -- the prediction was not stored: its answer is the caller's word
    observed_at      timestamptz not null,
    received_at      timestamptz not null,
    corrected_at     timestamptz, -- null: it says what it said at first
    constraint feedback_pk primary key (project_id, prediction_id, row, source),
    constraint feedback_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint feedback_version foreign key (project_id, version_id) references model_version (project_id, id),
    constraint feedback_numbers check ((number is null) = (predicted_number is null))
);
create index feedback_of_endpoint on feedback (endpoint_id, at);
create index feedback_received on feedback (endpoint_id, received_at);
