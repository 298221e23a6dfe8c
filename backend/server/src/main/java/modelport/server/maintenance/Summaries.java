package modelport.server.maintenance;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import modelport.contract.Message;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.release.ReleaseState;
import modelport.server.maintenance.internal.CaseRow;

/** Says where a case stands and what comes next, in a sentence. */
final class Summaries {
    private Summaries() {}

    static Message of(CaseRow row) {
        String code = switch (row.state()) {
            case OPEN -> "open";
            case TUNING -> "tuning";
            case COMPRESSING -> "compressing";
            case EVALUATING -> row.comparison().isPresent() ? "waiting" : "evaluating";
            case REQUESTED -> requested(row);
            case HANDED_OVER -> "handed-over";
            case CLOSED -> ended(row.outcome().orElseThrow());
        };
        return new Message("maintenance.summary." + code, arguments(row));
    }

    private static String requested(CaseRow row) {
        return row.things()
                .releaseState()
                .filter(state -> state == ReleaseState.DRAFT)
                .map(_ -> "sent-back")
                .orElse("requested");
    }

    private static String ended(CaseOutcome outcome) {
        return switch (outcome) {
            case RELEASED -> "released";
            case DECLINED -> "declined";
            case NOT_BETTER -> "not-better";
            case UNSOUND_DATA -> "unsound-data";
            case FAILED -> "failed";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private static Map<String, String> arguments(CaseRow row) {
        var args = new TreeMap<String, String>();
        args.put("endpoint", row.endpoint().value());
        args.put("environment", row.environment().value());
        args.put("champion", Integer.toString(row.champion().number()));
        row.things().candidate().ifPresent(candidate -> args.put("candidate", Integer.toString(candidate.number())));
        row.comparison().ifPresent(comparison -> args.putAll(figures(comparison)));
        return args;
    }

    /** A comparison as sentences say it. */
    static Map<String, String> figures(CandidateComparison comparison) {
        return Map.of(
                "metric", comparison.metric(),
                "before", shown(comparison.champion()),
                "value", shown(comparison.candidate()),
                "difference", signed(comparison.difference()),
                "low", signed(comparison.low()),
                "high", signed(comparison.high()));
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4g", value);
    }
}
