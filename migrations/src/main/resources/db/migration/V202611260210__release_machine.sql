alter table release add column content_digest varchar(64); -- the digest before any gate has found anything
update release set content_digest = digest;
alter table release alter column content_digest set not null;
alter table release
    add column notes          text not null default '',
    add column emergency      boolean not null default false,
    add column champion_id    uuid constraint release_champion references release, -- null: nothing served when it was checked
    add column changes_digest varchar(64), -- null: nobody asked for changes
    add column review_until   timestamptz, -- null: not in review
    add column approved_until timestamptz; -- null: not approved, or under an open policy
create index release_review_until on release (review_until) where state = 'IN_REVIEW';
create index release_approved_until on release (approved_until) where state = 'APPROVED';

alter table gate_run alter column gate type varchar(200);
alter table gate_run add column finding jsonb; -- null: still running

-- What gates saw, kept by its digest.
create table evidence (
    digest     varchar(64) primary key,
    document   jsonb not null,
    created_at timestamptz not null
);
create trigger evidence_insert_only before update or delete or truncate on evidence
    for each statement execute function refuse_change();
alter table gate_run add constraint gate_run_evidence foreign key (evidence_digest) references evidence;

alter table decision drop constraint decision_once;
alter table decision drop constraint decision_verdict_known;
alter table decision add constraint decision_verdict_known
    check (verdict in ('APPROVE', 'REJECT', 'CHANGES', 'COMMENT', 'EMERGENCY'));
-- One person counts once, whichever rule it is for; words that do not count may be many.
create unique index decision_once on decision (release_id, release_digest, actor_id, verdict)
    where verdict in ('APPROVE', 'REJECT', 'EMERGENCY');
create index decision_list on decision (release_id, at);

-- Decisions name the release as it is, and nobody decides about what is their own.
create function guard_decision() returns trigger language plpgsql as $$
declare
    about record;
    own   boolean;
begin
    select l.digest, l.requester, l.plan_editor, v.created_by as author, u.username,
            coalesce((p.document ->> 'fourEyes')::boolean, true) as four_eyes
        into strict about
        from release l
        join model_version v on v.id = l.version_id
        join policy p on p.environment_id = l.environment_id and p.number = l.policy_number
        join app_user u on u.id = new.actor_id
        where l.id = new.release_id;
    if new.release_digest <> about.digest then
        raise exception 'release % has another digest', new.release_id using errcode = 'check_violation';
    end if;
    own := about.username in (about.author, about.requester, coalesce(about.plan_editor, about.requester));
    if new.verdict in ('APPROVE', 'REJECT') and about.four_eyes and own then
        raise exception '% has a share in release %', about.username, new.release_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger decision_guarded before insert on decision for each row execute function guard_decision();

-- Who said so about a release as it is, and whether it is somebody without a share in it: whoever came to have one later,
-- by editing what was approved, does not count any more.
create function release_voices(wanted uuid, said text)
    returns table (rule text, username text, counts boolean, at timestamptz) language sql stable as $$
    select d.rule, u.username,
        not coalesce((p.document ->> 'fourEyes')::boolean, true)
            or u.username not in (v.created_by, l.requester, coalesce(l.plan_editor, l.requester)),
        d.at
    from release l
    join decision d on d.release_id = l.id and d.release_digest = l.digest
    join app_user u on u.id = d.actor_id
    join model_version v on v.id = l.version_id
    join policy p on p.environment_id = l.environment_id and p.number = l.policy_number
    where l.id = wanted and d.verdict = said
$$;

-- Whether a release may serve: its environment is open, or its gates passed and everybody who must say yes did.
create function release_may_serve(wanted uuid) returns boolean language sql stable as $$
    select case
        when (own.document ->> 'open')::boolean
            then (select (newest.document ->> 'open')::boolean from policy newest
                where newest.environment_id = l.environment_id order by newest.number desc limit 1)
        else
            (select count(*) from gate_run g where g.release_id = l.id and g.release_digest = l.content_digest
                and g.state = 'PASSED') = jsonb_array_length(own.document -> 'gates')
            and not exists (select 1 from release_voices(l.id, 'REJECT'))
            and (not exists (select 1 from jsonb_array_elements(own.document -> 'rules') needed
                    where (select count(distinct v.username) from release_voices(l.id, 'APPROVE') v
                            where v.counts and v.rule = needed ->> 'name')
                        < coalesce((needed ->> 'approvals')::integer, (needed ->> 'min')::integer))
                or (l.emergency and (select count(distinct v.username) >= 2 and bool_or(v.counts)
                    from release_voices(l.id, 'EMERGENCY') v)))
        end
    from release l
    join policy own on own.environment_id = l.environment_id and own.number = l.policy_number
    where l.id = wanted
$$;

-- No statement of anybody takes a release towards traffic without that; an emergency stays marked.
create function guard_release() returns trigger language plpgsql as $$
declare
    before_state text := case when tg_op = 'UPDATE' then old.state else '' end;
    onwards      boolean := new.state <> before_state and (new.state in ('APPROVED', 'ROLLING_OUT')
        or (new.state = 'RELEASED' and before_state <> 'ROLLING_OUT'));
begin
    if tg_op = 'UPDATE' and old.emergency and not new.emergency then
        raise exception 'release % stays marked', new.id using errcode = 'check_violation';
    end if;
    if onwards and not release_may_serve(new.id) then
        raise exception 'release % may not serve', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger release_guarded after insert or update on release for each row execute function guard_release();

-- Traffic goes only to releases that may serve; one that was released well may get back what it had.
create function guard_traffic() returns trigger language plpgsql as $$
declare
    wanted record;
begin
    if tg_table_name = 'revision' then
        select id, state into strict wanted from release where id = new.release_id;
    else
        select l.id, l.state into strict wanted from revision r join release l on l.id = r.release_id
            where r.id = new.revision_id;
    end if;
    if wanted.state not in ('APPROVED', 'ROLLING_OUT', 'RELEASED')
        or (wanted.state <> 'RELEASED' and not release_may_serve(wanted.id)) then
        raise exception 'release % may not serve', wanted.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger revision_guarded after insert on revision for each row execute function guard_traffic();
create trigger route_guarded after insert or update on route for each row execute function guard_traffic();

do $$
declare
    other text;
begin
    for other in select distinct grantee from information_schema.role_table_grants
        where table_schema = current_schema() and table_name = 'evidence' and grantee not in (current_user, 'PUBLIC') loop
        execute format('revoke update, delete, truncate on evidence from %I', other);
    end loop;
end $$;
