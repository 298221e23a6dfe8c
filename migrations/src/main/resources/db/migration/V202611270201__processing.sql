-- How a version reads requests may be corrected as long as no release is about it; what it is made of never changes.
create or replace function freeze_version() returns trigger language plpgsql as $$
begin
    if old.state in ('READY', 'ARCHIVED') and (new.artifact_digest, new.format, new.main_file,
            new.signature - 'processing' - 'text', new.parent_id, new.number, new.model_id)
        is distinct from (old.artifact_digest, old.format, old.main_file,
            old.signature - 'processing' - 'text', old.parent_id, old.number, old.model_id) then
        raise exception 'version % is frozen', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.state in ('READY', 'ARCHIVED') and new.signature is distinct from old.signature and exists (
        select 1 from release where release.version_id = old.id
            and release.state not in ('REJECTED', 'CANCELLED', 'EXPIRED', 'FAILED')) then
        raise exception 'version % is part of a release', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if old.state in ('READY', 'ARCHIVED') and new.state not in ('READY', 'ARCHIVED') then
        raise exception 'version % stays ready', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
