package modelport.server.monitoring.internal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.MonitorSettings;

/** Looks at how somebody wants to watch. */
public final class Settings {
    private static final int WEEK = 10_080;
    private static final int FEWEST_ROWS = 100;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_RULES = 20;
    private static final int MOST_IGNORED = 200;
    private static final double MOST_FALSE = 1_000;
    private static final Set<AlertKind> RULES = EnumSet.of(
            AlertKind.QUALITY, AlertKind.ERRORS, AlertKind.LATENCY, AlertKind.TRAFFIC, AlertKind.DATA_QUALITY);

    private Settings() {}

    /** Throws {@link Problem.Invalid} for what nobody could watch by. */
    public static void check(MonitorSettings settings) {
        number("settings.windowMinutes", settings.windowMinutes(), 1, WEEK);
        number("settings.leastRows", settings.leastRows(), FEWEST_ROWS, MOST_ROWS);
        number("settings.falseAlarms", settings.falseAlarms(), Double.MIN_VALUE, MOST_FALSE);
        number("settings.rules", settings.rules().size(), 0, MOST_RULES);
        number("settings.ignored", settings.ignored().size(), 0, MOST_IGNORED);
        String metric = settings.metric();
        if (metric != null && QualityMetric.find(metric).isEmpty()) {
            throw invalid(
                    "settings.metric", "monitoring.unknown-metric", "metric", metric, "known", QualityMetric.known());
        }
        var seen = EnumSet.noneOf(AlertKind.class);
        for (int i = 0; i < settings.rules().size(); i++) {
            AlertRule rule = settings.rules().get(i);
            check("settings.rules[" + i + "]", rule, settings);
            if (!seen.add(rule.kind())) {
                throw invalid(
                        "settings.rules[" + i + "].kind",
                        "monitoring.rule-twice",
                        "kind",
                        rule.kind().name());
            }
        }
    }

    private static void check(String field, AlertRule rule, MonitorSettings settings) {
        if (!RULES.contains(rule.kind())) {
            throw invalid(
                    field + ".kind",
                    "monitoring.no-rule-of-kind",
                    "kind",
                    rule.kind().name());
        }
        number(field + ".minutes", rule.minutes(), 1, WEEK);
        switch (rule.kind()) {
            case QUALITY -> {
                number(field + ".threshold", rule.threshold(), 0, 1);
                String metric = settings.metric();
                if (metric != null && !QualityMetric.find(metric).orElseThrow().isScore()) {
                    throw invalid(field + ".threshold", "monitoring.no-floor", "metric", metric);
                }
            }
            case ERRORS, DATA_QUALITY -> number(field + ".threshold", rule.threshold(), 0, 1);
            case LATENCY, TRAFFIC -> number(field + ".threshold", rule.threshold(), Double.MIN_VALUE, 1e9);
            case DRIFT, HEALTH -> throw new IllegalStateException("no rule is of kind " + rule.kind());
        }
    }

    private static void number(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw invalid(field, "monitoring.range", "least", text(least), "most", text(most));
        }
    }

    private static String text(double value) {
        if (value == Double.MIN_VALUE) {
            return ">0";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    private static ProblemException invalid(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }
}
