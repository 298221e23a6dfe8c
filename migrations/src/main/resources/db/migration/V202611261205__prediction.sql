-- A sample of what endpoints were asked and what they answered, a partition a day.
create table prediction (
    id          uuid not null,
    row         integer not null constraint prediction_row_from_zero check (row >= 0),
    at          timestamptz not null, -- the time in the id
    project_id  uuid not null,
    endpoint_id uuid not null,
    version_id  uuid not null,
    input       jsonb not null,
    output      jsonb not null,
    constraint prediction_pk primary key (at, id, row),
    constraint prediction_endpoint foreign key (project_id, endpoint_id) references endpoint (project_id, id),
    constraint prediction_version foreign key (project_id, version_id) references model_version (project_id, id)
) partition by range (at);
create index prediction_list on prediction (endpoint_id, at desc, id desc, row desc);

-- The application makes and drops the days, which is all of the schema that it may change.
create function keep_prediction_days(first_day date, last_day date) returns void
language plpgsql security definer as $$
declare
    day  date;
    part text;
begin
    perform pg_advisory_xact_lock(31061126);
    -- Nobody waits long for a day that somebody still reads: the next call drops it.
    set local lock_timeout = '2s';
    for day in select generate_series(first_day, last_day, interval '1 day')::date loop
        part := 'prediction_' || to_char(day, 'YYYYMMDD');
        if to_regclass(part) is null then
            execute format('create table %I partition of prediction for values from (%L) to (%L)',
                part, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
        end if;
    end loop;
    for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'prediction'::regclass
            and c.relname < 'prediction_' || to_char(first_day, 'YYYYMMDD') loop
        execute format('drop table %I', part);
    end loop;
end $$;
do $$
begin
    execute format('alter function keep_prediction_days(date, date) set search_path = %I, pg_temp', current_schema());
end $$;
