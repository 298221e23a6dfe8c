package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.FindingKind;
import modelport.contract.monitoring.WindowState;
import modelport.statistics.drift.Aspect;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.DriftState;
import modelport.statistics.drift.Finding;

/**
 * What a window says, in the words of the contract.
 *
 * @param state the worst of its findings
 * @param judged columns with enough values
 * @param findings what moved first, then one for each column
 */
public record WindowReport(WindowState state, int judged, List<ColumnFinding> findings) {
    /** Of columns in which nothing moved, so many are shown. */
    private static final int MOST_STEADY = 60;

    public WindowReport {
        findings = List.copyOf(findings);
    }

    /** A window that says nothing. */
    public static WindowReport nothing() {
        return new WindowReport(WindowState.INSUFFICIENT_DATA, 0, List.of());
    }

    /** Of findings in the order of their consequence. */
    public static WindowReport of(JudgedColumns columns, List<Finding> findings) {
        Set<Integer> seen = new HashSet<>();
        Set<Integer> judged = new HashSet<>();
        var shown = new ArrayList<ColumnFinding>();
        int steady = 0;
        for (Finding finding : ordered(findings)) {
            boolean moved = rank(state(finding.state())) >= rank(WindowState.SEASONAL);
            boolean first = seen.add(finding.column());
            if (finding.state() != DriftState.INSUFFICIENT_DATA) {
                judged.add(finding.column());
            }
            if (moved || (first && steady++ < MOST_STEADY)) {
                shown.add(shown(columns, finding));
            }
        }
        WindowState worst = shown.stream()
                .map(ColumnFinding::state)
                .max(Comparator.comparingInt(WindowReport::rank))
                .orElse(WindowState.INSUFFICIENT_DATA);
        return new WindowReport(worst, judged.size(), shown);
    }

    /** What changed most. */
    public Optional<ColumnFinding> leading() {
        return state == WindowState.INSUFFICIENT_DATA
                ? Optional.empty()
                : findings.stream().findFirst();
    }

    /** What nobody judged, or what moved at all, is worse than what did not. */
    public static int rank(WindowState state) {
        return switch (state) {
            case INSUFFICIENT_DATA -> 0;
            case STEADY -> 1;
            case SEASONAL -> 2;
            case MOVED -> 3;
            case DRIFTED -> 4;
        };
    }

    private static List<Finding> ordered(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparingInt((Finding finding) -> -rank(state(finding.state())))
                        .thenComparing(
                                Comparator.comparingDouble(Finding::impact).reversed())
                        .thenComparing(Finding.BY_IMPACT))
                .toList();
    }

    private static ColumnFinding shown(JudgedColumns columns, Finding finding) {
        JudgedColumns.Column column = columns.get(finding.column());
        Double rate = finding.rate();
        Double expected = finding.expected();
        boolean ofShare = finding.aspect() != Aspect.SHAPE;
        double effect = ofShare && rate != null && expected != null ? rate - expected : finding.effect();
        double threshold = finding.fromWeeks() == null ? Math.max(column.effect(), columns.alone()) : column.effect();
        return new ColumnFinding(
                column.name(),
                column.role(),
                kind(finding.aspect()),
                state(finding.state()),
                effect,
                ofShare ? Shares.apart(expected == null ? 0 : expected, threshold) : threshold,
                finding.state() == DriftState.INSUFFICIENT_DATA ? null : (Double) finding.q(),
                finding.moves(),
                column.importance(),
                column.missing(),
                column.share(
                        column.reference().count(Cells.MISSING),
                        column.reference().total()),
                column.outside());
    }

    /**
     * A change that was never there before, and one without an earlier week to compare with, is one for the first time.
     */
    public static WindowState state(DriftState state) {
        return switch (state) {
            case INSUFFICIENT_DATA -> WindowState.INSUFFICIENT_DATA;
            case STEADY -> WindowState.STEADY;
            case SEASONAL -> WindowState.SEASONAL;
            case LEARNING, UNUSUAL, MOVED -> WindowState.MOVED;
            case DRIFTED -> WindowState.DRIFTED;
        };
    }

    private static FindingKind kind(Aspect aspect) {
        return switch (aspect) {
            case SHAPE -> FindingKind.SHAPE;
            case MISSING -> FindingKind.MISSING;
            case UNSEEN -> FindingKind.UNSEEN;
            case OUT_OF_RANGE -> FindingKind.OUT_OF_RANGE;
        };
    }
}
