-- Entries that have no link yet; written with each entry, and gone with its link.
create table audit_pending (
    entry_id   uuid primary key constraint audit_pending_entry references audit_entry,
    project_id uuid, -- null: the whole installation
    xid        xid8 not null default pg_current_xact_id()
);
create function await_link() returns trigger language plpgsql as $$
begin
    insert into audit_pending (entry_id, project_id) values (new.id, new.project_id);
    return null;
end $$;
create trigger audit_entry_awaits_link after insert on audit_entry for each row execute function await_link();
insert into audit_pending (entry_id, project_id) select id, project_id from audit_entry;

-- One chain for each project and one for the installation: each link names the one before it by its hash.
create table audit_link (
    project_id uuid constraint audit_link_project references project, -- null: the whole installation
    seq        bigint not null,
    entry_id   uuid not null constraint audit_link_entry references audit_entry constraint audit_link_once unique,
    prev_hash  varchar(64) not null,
    hash       varchar(64) not null,
    constraint audit_link_seq_unique unique nulls not distinct (project_id, seq)
);
create trigger audit_link_insert_only before update or delete or truncate on audit_link
    for each statement execute function refuse_change();

create index audit_entry_list on audit_entry (project_id, id desc);
create index audit_entry_actor on audit_entry (actor, id desc);
create index audit_entry_subject on audit_entry using gin (subject jsonb_path_ops);

-- Beside the triggers: whoever is not the owner cannot even ask.
do $$
declare
    other text;
begin
    for other in select distinct grantee from information_schema.role_table_grants
        where table_schema = current_schema() and table_name = 'audit_entry' and grantee not in (current_user, 'PUBLIC') loop
        execute format('revoke update, delete, truncate on audit_entry, audit_link, policy, decision from %I', other);
    end loop;
end $$;
