package modelport.ui.monitoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.WindowState;

/** A column in a window, with all that was found about it, the worst first. */
record Standing(String column, List<ColumnFinding> findings) {
    Standing {
        findings = List.copyOf(findings);
    }

    /** The columns of a window in its order: the most consequential first. */
    static List<Standing> of(DriftReport report) {
        Map<String, List<ColumnFinding>> found = new LinkedHashMap<>();
        report.findings()
                .forEach(each -> found.computeIfAbsent(each.column(), _ -> new ArrayList<>())
                        .add(each));
        return found.entrySet().stream()
                .map(each -> new Standing(each.getKey(), each.getValue()))
                .toList();
    }

    ColumnFinding worst() {
        return findings.getFirst();
    }

    /** Whether anything about it is not as it should be. */
    boolean moved() {
        return moved(worst());
    }

    List<ColumnFinding> movedFindings() {
        return findings.stream().filter(Standing::moved).toList();
    }

    /** How often the threshold is in the change. */
    double ratio() {
        ColumnFinding worst = worst();
        return worst.threshold() <= 0 ? 0 : worst.effect() / worst.threshold();
    }

    /** How large the column's change was in each of these windows, in their order; none where it was not judged. */
    double[] effects(List<DriftReport> reports) {
        return reports.stream()
                .mapToDouble(report -> report.findings().stream()
                        .filter(each -> each.column().equals(column) && each.kind() == worst().kind())
                        .mapToDouble(ColumnFinding::effect)
                        .findFirst()
                        .orElse(0))
                .toArray();
    }

    private static boolean moved(ColumnFinding finding) {
        return finding.state() == WindowState.MOVED
                || finding.state() == WindowState.DRIFTED
                || finding.state() == WindowState.SEASONAL;
    }
}
