create table alias (
    project_id uuid not null,
    model_id   uuid not null,
    name       varchar(64) not null,
    version_id uuid not null,
    moved_by   varchar(64) not null,
    constraint alias_pk primary key (model_id, name),
    constraint alias_model foreign key (project_id, model_id) references model (project_id, id),
    constraint alias_version foreign key (model_id, version_id) references model_version (model_id, id),
    constraint alias_name_slug check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);

-- Where an alias pointed and when; written by a trigger.
create table alias_interval (
    model_id   uuid not null,
    name       varchar(64) not null,
    version_id uuid not null,
    moved_by   varchar(64) not null,
    valid      tstzrange not null, -- without an upper bound: it points there
    constraint alias_interval_version foreign key (model_id, version_id) references model_version (model_id, id),
    constraint alias_interval_lasts check (not isempty(valid)),
    constraint alias_interval_no_overlap exclude using gist (model_id with =, name with =, valid with &&)
);
create index alias_interval_list on alias_interval (model_id, name, lower(valid) desc);
create trigger alias_interval_guarded before update on alias_interval for each row execute function guard_interval();
create trigger alias_interval_kept before delete or truncate on alias_interval
    for each statement execute function refuse_change();

-- The moment is the same for what ends and what begins, and never before the last one.
create function keep_alias() returns trigger language plpgsql as $$
declare
    moment timestamptz;
begin
    if tg_op = 'UPDATE' and new.version_id = old.version_id then
        return null;
    end if;
    select greatest(now(), max(lower(valid)) + interval '1 microsecond') into moment
        from alias_interval where model_id = new.model_id and name = new.name;
    update alias_interval set valid = tstzrange(lower(valid), moment)
        where model_id = new.model_id and name = new.name and upper_inf(valid);
    insert into alias_interval (model_id, name, version_id, moved_by, valid)
    values (new.model_id, new.name, new.version_id, new.moved_by, tstzrange(moment, null));
    return null;
end $$;
create trigger alias_kept after insert or update on alias for each row execute function keep_alias();
create trigger alias_stays before delete or truncate on alias for each statement execute function refuse_change();

-- What was released to production last.
insert into alias (project_id, model_id, name, version_id, moved_by)
select distinct on (r.model_id) r.project_id, r.model_id, 'champion', r.version_id, coalesce(j.created_by, r.requester)
from release r
join environment e on e.id = r.environment_id
left join job j on j.id = r.job_id
where r.state = 'RELEASED' and e.name = 'production'
order by r.model_id, r.updated_at desc;
