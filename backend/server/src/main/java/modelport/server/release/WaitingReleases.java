package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.access.Role;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.WaitingFor;
import modelport.contract.release.WaitingRelease;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.release.internal.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds what waits for somebody, in all projects. SQL finds what may wait, in order; what a person can do about it is
 * said by what says so on the release's own page.
 */
@Singleton
public class WaitingReleases {
    private static final int BATCH = 200;

    private final Sql sql;
    private final Clock clock;
    private final Projects projects;

    WaitingReleases(Sql sql, Clock clock, Projects projects) {
        this.sql = sql;
        this.clock = clock;
        this.projects = projects;
    }

    /** The longest first. */
    @ReadOnly
    public Page<WaitingRelease> list(Caller caller, PageRequest page) {
        Map<UUID, Set<Role>> roles = projects.roles(caller);
        var found = new ArrayList<WaitingRelease>();
        Place place = Place.parse(page.after());
        boolean more = true;
        while (more && found.size() <= page.limit()) {
            List<WaitingCandidate> batch = after(place, caller, roles.keySet());
            for (WaitingCandidate candidate : batch) {
                waitingFor(caller, roles, candidate).map(candidate::waiting).ifPresent(found::add);
                place = new Place(candidate.since(), candidate.release().id());
            }
            more = batch.size() == BATCH;
        }
        return Paging.page(
                found, page, item -> new Place(item.since(), item.release().id()).toString());
    }

    private List<WaitingCandidate> after(@Nullable Place place, Caller caller, Set<UUID> projects) {
        Instant since = place == null ? null : place.since();
        return sql.query(
                WaitingCandidate.SELECT + BATCH,
                WaitingCandidate::of,
                caller.username(),
                new Json(projects),
                caller.username(),
                since,
                since,
                place == null ? null : place.id());
    }

    private Optional<WaitingFor> waitingFor(Caller caller, Map<UUID, Set<Role>> all, WaitingCandidate candidate) {
        Set<Role> roles = all.getOrDefault(candidate.ref().project(), Set.of());
        List<RuleStanding> rules = RuleStandings.of(
                caller, roles, candidate.ref().state(), candidate.policy(), candidate.shares(), candidate.said());
        List<ReleaseAction> actions =
                ReleaseActions.of(caller, roles, candidate.ref(), candidate.policy(), rules, candidate.shares());
        if (candidate.isLate(clock.instant())) {
            return Optional.empty();
        }
        if (actions.contains(ReleaseAction.DECLARE_EMERGENCY) && candidate.needsSecond(caller)) {
            return Optional.of(WaitingFor.EMERGENCY);
        }
        if (actions.contains(ReleaseAction.APPROVE)) {
            return Optional.of(WaitingFor.APPROVAL);
        }
        if (actions.contains(ReleaseAction.DEPLOY) && !candidate.isFrozen(clock.instant())) {
            return Optional.of(WaitingFor.DEPLOYMENT);
        }
        // Of drafts only those are candidates that came back to the caller.
        return actions.contains(ReleaseAction.SUBMIT) ? Optional.of(WaitingFor.CHANGES) : Optional.empty();
    }
}
