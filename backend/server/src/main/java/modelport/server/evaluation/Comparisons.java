package modelport.server.evaluation;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.EvaluationReport;
import modelport.server.access.ProjectRef;
import modelport.server.evaluation.ComparedVersions.Compared;
import modelport.server.evaluation.ComparedVersions.Found;
import modelport.server.evaluation.ComparedVersions.Side;

/** Holds versions against each other by what they were worth on one dataset, row by row. */
@Singleton
public class Comparisons {
    private static final int MAX_VERSIONS = 8;

    private final ComparedVersions versions;
    private final PairedAnswers answers;

    Comparisons(ComparedVersions versions, PairedAnswers answers) {
        this.versions = versions;
        this.answers = answers;
    }

    /** By their newest evaluations; the first version is what the others are held against. In no transaction. */
    public Comparison compare(ProjectRef project, Slug model, List<Integer> numbers, DatasetChoice dataset) {
        check(numbers);
        Compared compared = versions.of(project, model, numbers, dataset);
        List<Side> sides = compared.sides();
        return new Comparison(
                model,
                compared.dataset(),
                sides.stream().map(Comparisons::entry).toList(),
                IntStream.range(1, sides.size())
                        .mapToObj(i -> pair(project.id(), sides.getFirst(), sides.get(i)))
                        .toList());
    }

    private static void check(List<Integer> numbers) {
        if (numbers.size() < 2 || numbers.size() > MAX_VERSIONS) {
            throw invalid(
                    "evaluation.versions-count",
                    "count",
                    Integer.toString(numbers.size()),
                    "max",
                    Integer.toString(MAX_VERSIONS));
        }
        Set<Integer> seen = new HashSet<>();
        for (Integer number : numbers) {
            if (!seen.add(number)) {
                throw invalid("evaluation.version-twice", "version", number.toString());
            }
        }
    }

    private static Comparison.Entry entry(Side side) {
        Found found = side.found();
        if (found == null) {
            return new Comparison.Entry(side.version(), side.size(), null, List.of(), null);
        }
        EvaluationReport report = found.report();
        return new Comparison.Entry(
                side.version(), side.size(), found.evaluation(), report.measures(), report.efficiency());
    }

    private Comparison.Pair pair(UUID project, Side first, Side second) {
        Found of = first.found();
        Found other = second.found();
        if (of == null || other == null) {
            int missing = of == null ? first.version() : second.version();
            return unpaired(
                    first, second, Message.of("evaluation.not-evaluated", "version", Integer.toString(missing)));
        }
        return answers.pair(project, first, second, of, other);
    }

    static Comparison.Pair unpaired(Side first, Side second, Message reason) {
        return new Comparison.Pair(first.version(), second.version(), reason, List.of(), null);
    }

    private static ProblemException invalid(String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field("versions", code, pairs));
    }
}
