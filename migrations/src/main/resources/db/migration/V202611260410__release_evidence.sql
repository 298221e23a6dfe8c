-- What releases were about, by the digest that decisions name, with the card as it was then.
create table release_content (
    digest     varchar(64) primary key,
    document   jsonb not null,
    card       text not null,
    created_at timestamptz not null
);
create trigger release_content_insert_only before update or delete or truncate on release_content
    for each statement execute function refuse_change();

-- What somebody saw when they last looked at a release, and what they had seen before it last changed.
create table release_look (
    release_id uuid not null constraint release_look_release references release,
    user_id    uuid not null constraint release_look_user references app_user,
    seen       jsonb not null,
    previous   jsonb, -- null: it has not changed since the first look
    constraint release_look_pk primary key (release_id, user_id)
);

do $$
declare
    other text;
begin
    for other in select distinct grantee from information_schema.role_table_grants
        where table_schema = current_schema() and table_name = 'release_content'
            and grantee not in (current_user, 'PUBLIC') loop
        execute format('revoke update, delete, truncate on release_content, champion_interval from %I', other);
        execute format('grant update (valid) on champion_interval to %I', other);
        execute format('revoke delete, truncate on alias, alias_interval from %I', other);
    end loop;
end $$;
