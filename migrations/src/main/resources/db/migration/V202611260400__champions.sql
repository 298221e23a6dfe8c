-- When a release came to stand where it stands.
alter table release add column state_since timestamptz;
update release set state_since = updated_at;
alter table release alter column state_since set not null;
create function note_state() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.state <> old.state then
        new.state_since := new.updated_at;
    end if;
    return new;
end $$;
create trigger release_state_noted before insert or update on release for each row execute function note_state();
create index release_waiting on release (project_id) where state in ('DRAFT', 'IN_REVIEW', 'APPROVED');

-- What served at an endpoint and when; written by a trigger, so that no way to release anything can forget it.
create table champion_interval (
    endpoint_id uuid not null constraint champion_interval_endpoint references endpoint,
    release_id  uuid not null constraint champion_interval_release references release,
    released_by varchar(64) not null,
    valid       tstzrange not null, -- without an upper bound: it serves
    constraint champion_interval_lasts check (not isempty(valid)),
    constraint champion_interval_no_overlap exclude using gist (endpoint_id with =, valid with &&)
);
create index champion_interval_list on champion_interval (endpoint_id, lower(valid) desc);
create index champion_interval_release on champion_interval (release_id);

insert into champion_interval (endpoint_id, release_id, released_by, valid)
select r.endpoint_id, r.id, coalesce(j.created_by, r.requester), tstzrange(r.updated_at, null)
from release r
left join job j on j.id = r.job_id
where r.state = 'RELEASED';

-- One transaction ends what served and begins what serves at the same moment. It may have waited for another one that
-- began later: time never goes back at an endpoint, and every interval lasts.
create function keep_champion() returns trigger language plpgsql as $$
declare
    moment timestamptz;
begin
    if tg_op = 'UPDATE' and old.state = 'RELEASED' and new.state <> 'RELEASED' then
        update champion_interval
            set valid = tstzrange(lower(valid), greatest(now(), lower(valid) + interval '1 microsecond'))
            where endpoint_id = old.endpoint_id and release_id = old.id and upper_inf(valid);
    elsif new.state = 'RELEASED' and (tg_op = 'INSERT' or old.state <> 'RELEASED') then
        select greatest(now(), max(upper(valid))) into moment from champion_interval where endpoint_id = new.endpoint_id;
        insert into champion_interval (endpoint_id, release_id, released_by, valid)
        values (new.endpoint_id, new.id, coalesce((select created_by from job where id = new.job_id), new.requester),
            tstzrange(moment, null));
    end if;
    return null;
end $$;
create trigger release_champion after insert or update on release for each row execute function keep_champion();

-- What has ended stays as it was.
create function guard_interval() returns trigger language plpgsql as $$
begin
    if not upper_inf(old.valid) or lower(new.valid) <> lower(old.valid) then
        raise exception 'rows of % are never changed', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger champion_interval_guarded before update on champion_interval
    for each row execute function guard_interval();
create trigger champion_interval_kept before delete or truncate on champion_interval
    for each statement execute function refuse_change();
