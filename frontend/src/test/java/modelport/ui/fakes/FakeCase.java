package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.CaseThing;
import modelport.contract.maintenance.MaintenanceCase;
import org.jspecify.annotations.Nullable;

/** One case in memory, as it stands. */
final class FakeCase {
    final UUID id = UUID.randomUUID();
    final int number;
    final Slug endpoint;
    final Slug model;
    final Slug environment;
    final CaseCause cause;
    final int champion;
    final List<CaseStep> steps = new ArrayList<>();
    CaseState state = CaseState.OPEN;
    Message summary;
    Instant now;
    boolean retryable;
    private final Instant openedAt;
    private final @Nullable String openedBy;

    @Nullable
    CaseOutcome outcome;

    @Nullable
    Integer candidate;

    @Nullable
    CandidateComparison comparison;

    @Nullable
    UUID tuning;

    @Nullable
    UUID release;

    @Nullable
    UUID job;

    private @Nullable Instant closedAt;

    FakeCase(
            int number,
            Slug endpoint,
            Slug model,
            Slug environment,
            CaseCause cause,
            int champion,
            @Nullable String openedBy,
            Instant at) {
        this.number = number;
        this.endpoint = endpoint;
        this.model = model;
        this.environment = environment;
        this.cause = cause;
        this.champion = champion;
        this.openedBy = openedBy;
        this.openedAt = at;
        this.now = at;
        this.summary = Message.of("maintenance.summary.open", "champion", Integer.toString(champion));
    }

    boolean isOpen() {
        return state != CaseState.CLOSED;
    }

    /** Something happened a while after what happened before. */
    void step(Duration later, CaseDeed deed, @Nullable Message detail, @Nullable CaseThing thing, @Nullable String to) {
        now = now.plus(later);
        steps.add(new CaseStep(now, deed, null, detail, null, thing, to));
    }

    /** Somebody did something. */
    void did(String who, CaseDeed deed, @Nullable String note) {
        now = FakeModelport.now();
        steps.add(new CaseStep(now, deed, who, null, note, null, null));
    }

    void stands(CaseState next, Message sentence) {
        state = next;
        summary = sentence;
    }

    void close(CaseOutcome how, Message sentence) {
        state = CaseState.CLOSED;
        outcome = how;
        summary = sentence;
        closedAt = now;
        job = null;
    }

    void reopen() {
        outcome = null;
        closedAt = null;
        retryable = false;
    }

    /** As a list has it. */
    MaintenanceCase brief() {
        return make(List.of());
    }

    MaintenanceCase whole() {
        return make(steps);
    }

    private MaintenanceCase make(List<CaseStep> told) {
        return new MaintenanceCase(
                id,
                number,
                endpoint,
                model,
                environment,
                cause,
                state,
                outcome,
                summary,
                champion,
                candidate,
                comparison,
                null,
                tuning,
                null,
                release,
                job,
                retryable,
                openedBy,
                openedAt,
                closedAt,
                told,
                steps.size());
    }
}
