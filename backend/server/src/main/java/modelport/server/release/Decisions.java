package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.Verdict;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import org.jspecify.annotations.Nullable;

/** What people say about releases. Every word names the digest that it is about, and none is ever changed. */
@Singleton
public class Decisions {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Projects projects;
    private final ReleaseSteps steps;
    private final Releases releases;
    private final Approvals approvals;
    private final Audit audit;
    private final Announcements announcements;
    private final ReleaseNews news;

    Decisions(
            Sql sql,
            Ids ids,
            Clock clock,
            Projects projects,
            ReleaseSteps steps,
            Releases releases,
            Approvals approvals,
            Audit audit,
            Announcements announcements,
            ReleaseNews news) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.projects = projects;
        this.steps = steps;
        this.releases = releases;
        this.approvals = approvals;
        this.audit = audit;
        this.announcements = announcements;
        this.news = news;
    }

    /** Says yes under one rule; the yes that meets the last rule approves the release. */
    @Transactional
    public Release approve(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        About about = about(caller, project, id, decision);
        requireState(about.release(), Set.of(ReleaseState.IN_REVIEW));
        ApprovalRule rule = ruleFor(caller, about, decision.rule());
        refuseOwn(caller, about);
        refuseLate(about.release());
        refuseSecond(caller, about.release(), Verdict.APPROVE);
        write(
                caller,
                about.release(),
                Verdict.APPROVE,
                rule.name().value(),
                ReleaseProblems.comment(decision.comment()));
        approvals.settle(about.release(), about.policy(), caller.actor());
        return releases.get(project, id);
    }

    /** Says no, for good. */
    @Transactional
    public Release reject(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        About about = about(caller, project, id, decision);
        requireState(about.release(), Set.of(ReleaseState.IN_REVIEW, ReleaseState.APPROVED));
        requireDecider(caller, about);
        refuseOwn(caller, about);
        String reason = ReleaseProblems.reason(decision.comment());
        write(caller, about.release(), Verdict.REJECT, "", reason);
        steps.take(about.release(), ReleaseStep.REJECT, caller.actor(), null);
        return releases.get(project, id);
    }

    /** Wants something to change first: back to a draft that has to be another one when it is handed in again. */
    @Transactional
    public Release askForChanges(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        About about = about(caller, project, id, decision);
        requireState(about.release(), Set.of(ReleaseState.IN_REVIEW, ReleaseState.APPROVED));
        requireDecider(caller, about);
        write(caller, about.release(), Verdict.CHANGES, "", ReleaseProblems.reason(decision.comment()));
        sql.update("update release set changes_digest = content_digest where id = ?", id);
        steps.take(about.release(), ReleaseStep.ASK, caller.actor(), null);
        return releases.get(project, id);
    }

    /** Says something, whatever the release's state. */
    @Transactional
    public Release comment(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        About about = about(caller, project, id, decision);
        boolean may = projects.may(caller, project.id(), Right.REQUEST) || mayDecide(caller, about);
        if (!may) {
            throw ReleaseProblems.forbidden("release.not-decider");
        }
        String comment = ReleaseProblems.reason(decision.comment());
        write(caller, about.release(), Verdict.COMMENT, "", comment);
        news.commented(caller, about.release(), comment);
        return releases.get(project, id);
    }

    /** Says that it cannot wait; the second of two people lets it pass, if one of them has no share in it. */
    @Transactional
    public Release declareEmergency(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        About about = about(caller, project, id, decision);
        requireState(about.release(), Set.of(ReleaseState.IN_REVIEW));
        boolean may = projects.may(caller, project.id(), Right.DEPLOY) || mayDecide(caller, about);
        if (!may) {
            throw ReleaseProblems.forbidden("release.not-decider");
        }
        String reason = ReleaseProblems.reason(decision.comment());
        refuseSecond(caller, about.release(), Verdict.EMERGENCY);
        write(caller, about.release(), Verdict.EMERGENCY, "", reason);
        news.emergency(caller, about.release(), reason);
        approvals.settle(about.release(), about.policy(), caller.actor());
        return releases.get(project, id);
    }

    private About about(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        ReleaseRef release = steps.lock(project, id);
        ReleaseProblems.refuseOtherDigest(release, decision);
        return new About(release, approvals.policyOf(release), projects.roles(caller, project.id()));
    }

    private static void requireState(ReleaseRef release, Set<ReleaseState> states) {
        if (!states.contains(release.state())) {
            throw ReleaseProblems.elsewhere(release);
        }
    }

    /** The rule that was named, or the first that needs the caller. */
    private ApprovalRule ruleFor(Caller caller, About about, @Nullable Slug wanted) {
        List<ApprovalRule> mine = about.policy().rules().stream()
                .filter(rule -> wanted == null || rule.name().equals(wanted))
                .filter(rule -> Approvals.isFor(rule, caller, about.roles()))
                .toList();
        if (mine.isEmpty()) {
            throw ReleaseProblems.forbidden("release.not-approver");
        }
        Map<String, List<String>> said = approvals.of(about.release().id());
        return mine.stream()
                .filter(rule -> !Approvals.isMet(rule, said))
                .findFirst()
                .orElseGet(mine::getFirst);
    }

    private boolean mayDecide(Caller caller, About about) {
        return projects.may(caller, about.release().project(), Right.APPROVE)
                || about.policy().rules().stream().anyMatch(rule -> Approvals.isFor(rule, caller, about.roles()));
    }

    private void requireDecider(Caller caller, About about) {
        if (!mayDecide(caller, about)) {
            throw ReleaseProblems.forbidden("release.not-decider");
        }
    }

    private void refuseOwn(Caller caller, About about) {
        if (about.policy().fourEyes() && approvals.sharesIn(about.release()).has(caller.username())) {
            throw ReleaseProblems.forbidden("release.own", "user", caller.username());
        }
    }

    /** The sweep that expires releases comes by only now and then. */
    private void refuseLate(ReleaseRef release) {
        boolean late = sql.first(
                        "select review_until <= ? as late from release where id = ?",
                        row -> row.bool("late"),
                        clock.instant(),
                        release.id())
                .orElse(false);
        if (late) {
            throw ReleaseProblems.conflict("release.review-expired");
        }
    }

    private void refuseSecond(Caller caller, ReleaseRef release, Verdict verdict) {
        boolean said = sql.first(
                        "select 1 as one from decision where release_id = ? and release_digest = ? and actor_id = ? "
                                + "and verdict = ?",
                        row -> row.integer("one"),
                        release.id(),
                        release.digest(),
                        caller.userId(),
                        verdict)
                .isPresent();
        if (said) {
            throw ReleaseProblems.conflict("release.already-said", "user", caller.username());
        }
    }

    private void write(Caller caller, ReleaseRef release, Verdict verdict, String rule, String comment) {
        sql.update(
                "insert into decision (id, release_id, release_digest, rule, actor_id, verdict, comment, at) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                release.id(),
                release.digest(),
                rule,
                caller.userId(),
                verdict,
                comment,
                clock.instant());
        Map<String, String> subject = new HashMap<>(release.subject());
        var said = Map.of("verdict", verdict, "rule", rule, "digest", release.digest(), "comment", comment);
        audit.record(caller.actor(), release.project(), "release.decided", subject, new Audit.Change(null, said));
        subject.put("verdict", verdict.name());
        announcements.announce(release.project(), "release.decided", subject);
    }

    private record About(ReleaseRef release, Policy policy, Set<Role> roles) {}
}
