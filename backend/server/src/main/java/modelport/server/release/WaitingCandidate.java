package modelport.server.release;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.Verdict;
import modelport.contract.release.WaitingFor;
import modelport.contract.release.WaitingRelease;
import modelport.server.access.Caller;
import modelport.server.database.Row;
import modelport.server.release.Approvals.Shares;
import modelport.server.release.internal.ReleaseRows;
import tools.jackson.core.type.TypeReference;

/**
 * A release that may wait for somebody, with what tells whether it does.
 *
 * @param place the project that it belongs to
 * @param release as callers see it
 * @param ref as use cases see it
 * @param policy the rules that it is under
 * @param shares whose work it is
 * @param voices who said yes, or that it cannot wait, about it as it is now
 * @param since when it began to wait
 * @param until when it expires, if it does
 */
record WaitingCandidate(
        Place place,
        Release release,
        ReleaseRef ref,
        Policy policy,
        Shares shares,
        List<Voice> voices,
        Instant since,
        Optional<Instant> until) {
    /**
     * In order of time, up to a number that follows. Arguments: a username, ids of projects as a JSON list, the
     * username, and where to go on: a time twice and an id.
     */
    static final String SELECT = """
            select * from (
                select %s, r.plan_editor, v.created_by as author, rules.document, project.name as project,
                    project.title as project_title, project.time_zone, voices.said,
                    coalesce(r.review_until, r.approved_until) as until,
                    case when voices.urgent and not voices.mine then voices.since else r.state_since end as since
                %s
                join project on project.id = r.project_id
                join policy rules on rules.environment_id = r.environment_id and rules.number = r.policy_number
                cross join lateral (
                    select coalesce(jsonb_agg(jsonb_build_object('verdict', d.verdict, 'rule', d.rule, 'username',
                            u.username) order by d.at), '[]') as said,
                        coalesce(bool_or(d.verdict = 'EMERGENCY'), false) as urgent,
                        coalesce(bool_or(d.verdict = 'EMERGENCY' and u.username = ?), false) as mine,
                        min(d.at) filter (where d.verdict = 'EMERGENCY') as since
                    from decision d
                    join app_user u on u.id = d.actor_id
                    where r.state = 'IN_REVIEW' and d.release_id = r.id and d.release_digest = r.digest
                        and d.verdict in ('APPROVE', 'EMERGENCY')) voices
                where r.project_id in (select value::uuid from jsonb_array_elements_text(?))
                    and (r.state = 'IN_REVIEW'
                        or (r.state = 'DRAFT' and r.requester = ?
                            and (r.reason is not null or r.changes_digest is not null))
                        or (r.state = 'APPROVED' and not exists (select 1 from job j where j.id = r.job_id
                            and j.kind = 'rollout' and j.state in ('QUEUED', 'RUNNING'))))) waiting
            where ?::timestamptz is null or (since, id) > (?::timestamptz, ?::uuid)
            order by since, id limit\s""".formatted(ReleaseRows.COLUMNS, ReleaseRows.FROM);

    private static final TypeReference<List<Voice>> VOICES = new TypeReference<>() {};

    static WaitingCandidate of(Row row) {
        return new WaitingCandidate(
                new Place(new Slug(row.text("project")), row.text("project_title"), ZoneId.of(row.text("time_zone"))),
                ReleaseRows.release(row),
                ReleaseRows.reference(row),
                row.json("document", Policy.class),
                new Shares(
                        row.text("author"),
                        row.text("requester"),
                        row.findText("plan_editor").orElse(null)),
                row.json("said", VOICES),
                row.instant("since"),
                row.findInstant("until"));
    }

    /** Usernames of those whose yes counts, by rule. */
    Map<String, List<String>> said() {
        return voices.stream()
                .filter(voice -> voice.verdict() == Verdict.APPROVE && counts(voice.username()))
                .collect(Collectors.groupingBy(
                        Voice::rule,
                        TreeMap::new,
                        Collectors.mapping(Voice::username, Collectors.toUnmodifiableList())));
    }

    /** Whether somebody said that it cannot wait, and the caller's word would let it pass. */
    boolean needsSecond(Caller caller) {
        List<String> urging = voices.stream()
                .filter(voice -> voice.verdict() == Verdict.EMERGENCY)
                .map(Voice::username)
                .toList();
        return !urging.isEmpty()
                && !urging.contains(caller.username())
                && (counts(caller.username()) || urging.stream().anyMatch(this::counts));
    }

    /** Nobody has come by yet to end it. */
    boolean isLate(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Whether nothing is deployed there now; an emergency is. */
    boolean isFrozen(Instant now) {
        return !ref.emergency()
                && Freezes.at(policy.freezes(), now, place.zone()).isPresent();
    }

    WaitingRelease waiting(WaitingFor what) {
        return new WaitingRelease(place.name(), place.title(), release, what, since, until.orElse(null));
    }

    private boolean counts(String username) {
        return !policy.fourEyes() || !shares.has(username);
    }

    /** A project, and by which clocks it lives. */
    record Place(Slug name, String title, ZoneId zone) {}

    /** Somebody who said something about the release as it is now. */
    record Voice(Verdict verdict, String rule, String username) {}
}
