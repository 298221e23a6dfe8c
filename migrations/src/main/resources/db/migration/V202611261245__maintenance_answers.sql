-- Answered rows that joined those to learn from.
alter table maintenance_case
    add column joined_rows bigint, -- null: not looked for yet, or not wanted
    add column joined_id   uuid, -- the dataset's version with them; null: there are none
    add constraint maintenance_case_joined foreign key (project_id, joined_id) references dataset_version (project_id, id),
    add constraint maintenance_case_tuning foreign key (project_id, tuning_id) references tuning (project_id, id),
    add constraint maintenance_case_alert foreign key (project_id, alert_id) references alert (project_id, id);
create index maintenance_case_of_joined on maintenance_case (joined_id);
