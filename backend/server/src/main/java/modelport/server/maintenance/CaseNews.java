package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.notification.Urgency;
import modelport.server.access.Members;
import modelport.server.access.Right;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import org.jspecify.annotations.Nullable;

/** Tells people what concerns them about cases, in the transaction in which it happens; nobody of their own act. */
@Singleton
class CaseNews {
    private final Notifications notifications;
    private final Members members;

    CaseNews(Notifications notifications, Members members) {
        this.notifications = notifications;
        this.members = members;
    }

    /** It began by itself, or because somebody wanted it. */
    @Transactional(TxType.MANDATORY)
    void opened(CaseRow row) {
        tell(row, Urgency.NEWS, "opened", row.openedBy().orElse(null), Map.of());
    }

    /** It ended; whoever can let a failed step run again is asked to. */
    @Transactional(TxType.MANDATORY)
    void closed(CaseRow row, CaseOutcome outcome, @Nullable String by) {
        switch (outcome) {
            case RELEASED -> tell(row, Urgency.NEWS, "released", by, Map.of());
            case DECLINED -> tell(row, Urgency.NEWS, "declined", by, Map.of());
            case NOT_BETTER -> tell(row, Urgency.NEWS, "not-better", by, Map.of());
            case UNSOUND_DATA -> tell(row, Urgency.ACTION, "unsound", by, Map.of());
            case FAILED -> tell(row, Urgency.ACTION, "failed", by, Map.of());
            case WITHDRAWN -> tell(row, Urgency.NEWS, "withdrawn", by, Map.of());
        }
    }

    /** Nothing more happens by itself. */
    @Transactional(TxType.MANDATORY)
    void handedOver(CaseRow row, int failures) {
        tell(row, Urgency.ACTION, "handed-over", null, Map.of("failures", Integer.toString(failures)));
    }

    private void tell(CaseRow row, Urgency urgency, String what, @Nullable String by, Map<String, String> further) {
        Map<String, String> args = new HashMap<>(further);
        args.put("number", Integer.toString(row.number()));
        args.put("endpoint", row.endpoint().value());
        args.put("model", row.model().value());
        Set<String> audience = new HashSet<>(members.holding(row.project(), Right.WRITE));
        audience.add(row.actingFor());
        var message = new Message("notification.case-" + what, args);
        notifications.tell(
                new Notice(
                        row.project(), urgency, message, row.subject(), row.id().toString(), by),
                audience);
    }
}
