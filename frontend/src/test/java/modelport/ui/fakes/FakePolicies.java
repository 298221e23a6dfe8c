package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;
import modelport.contract.release.Weekday;

/** The rules of a team that is careful with production. */
final class FakePolicies {
    private static final Slug TICKETS = new Slug("tickets-2026-q2");

    private FakePolicies() {}

    /** How they came about: fewer checks and people at first; the newest last. */
    static List<Policy> past() {
        Policy now = production();
        List<Policy> past = new ArrayList<>();
        for (int checks = 0; checks <= now.gates().size(); checks++) {
            past.add(Policy.of(now.gates().subList(0, checks), now.rules().subList(0, checks < 4 ? 1 : 2)));
        }
        past.add(now);
        return past;
    }

    /** Six checks, two rules, and weekends off. */
    static Policy production() {
        return new Policy(
                false,
                true,
                List.of(
                        GateRule.of(GateKind.SCAN),
                        GateRule.of(GateKind.SIGNATURE),
                        GateRule.of(GateKind.CARD),
                        new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", TICKETS, 0.9),
                        new GateRule(GateKind.NOT_WORSE, "accuracy", TICKETS, 0.01),
                        new GateRule(GateKind.SIZE, null, null, 120e6)),
                List.of(
                        new ApprovalRule(new Slug("data-science"), List.of(Role.APPROVER), List.of(), 1),
                        new ApprovalRule(new Slug("risk"), List.of(), List.of("ada", "rosa"), 1)),
                Policy.TWO_WEEKS,
                Policy.THREE_DAYS,
                List.of(
                        FreezeWindow.weekly("Weekend", Weekday.FRIDAY, "18:00", Weekday.MONDAY, "08:00"),
                        FreezeWindow.once("Year end", "2026-12-23T18:00", "2027-01-04T06:00")));
    }
}
