package modelport.ui.environment;

import modelport.contract.Slug;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import org.jspecify.annotations.Nullable;

/** A check as somebody is writing it down; its limit is in the unit in which it is typed. */
final class GateDraft {
    GateKind kind;
    String metric = "";
    String dataset = "";

    @Nullable
    Double limit;

    GateDraft(GateKind kind) {
        this.kind = kind;
    }

    static GateDraft of(GateRule rule) {
        var draft = new GateDraft(rule.kind());
        draft.metric = rule.metric() == null ? "" : rule.metric();
        draft.dataset = rule.dataset() == null ? "" : rule.dataset().value();
        draft.limit = rule.limit() == null || rule.kind() != GateKind.SIZE
                ? rule.limit()
                : Double.valueOf(rule.limit() / GateText.MEGABYTE);
        return draft;
    }

    /** As far as it is written; what its kind does not have is left out. */
    GateRule rule() {
        boolean named = GateText.hasDataset(kind) && Slug.isOne(dataset);
        return new GateRule(
                kind,
                GateText.hasMetric(kind) && !metric.isBlank() ? metric : null,
                named ? new Slug(dataset) : null,
                GateText.hasLimit(kind) ? limit() : null);
    }

    private @Nullable Double limit() {
        Double typed = limit;
        return typed == null || kind != GateKind.SIZE ? typed : Double.valueOf(Math.rint(typed * GateText.MEGABYTE));
    }
}
