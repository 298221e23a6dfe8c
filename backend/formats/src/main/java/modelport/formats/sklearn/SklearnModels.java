package modelport.formats.sklearn;

import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Candidates.Candidate;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;

/** Turns a pickle of scikit-learn into an ONNX model. */
public final class SklearnModels {
    private SklearnModels() {}

    /**
     * The model that a pickle holds: its root, or the only fitted estimator that it has in a dict, list or tuple; of
     * several the only one that predicts.
     *
     * @throws RefusedException if there is none, more than one, or one that has no exact counterpart
     */
    public static SklearnModel convert(PyValue value) {
        List<Candidate> candidates = Candidates.in(value);
        return switch (candidates.size()) {
            case 0 -> throw Refusals.noModel(value);
            case 1 -> convert(candidates.getFirst(), List.of());
            default -> new Choice(candidates).only();
        };
    }

    /** The model at a place that {@link SklearnModel#member()} names. */
    public static SklearnModel convert(PyValue value, String member) {
        List<Candidate> candidates = Candidates.in(value);
        return candidates.stream()
                .filter(candidate -> candidate.member().equals(member))
                .findFirst()
                .map(candidate -> convert(candidate, candidates))
                .orElseThrow(() -> Refusals.noMember(member, candidates));
    }

    static SklearnModel convert(Candidate candidate, List<Candidate> all) {
        Estimator estimator = Estimator.of(candidate.instance(), "");
        if (!Converters.all().paths().contains(estimator.path())) {
            throw Refusals.noModel(candidate.instance());
        }
        if (NoNewRows.contains(estimator)) {
            throw NoNewRows.refusal(estimator);
        }
        InputColumns columns = InputColumns.of(estimator);
        Graph draft = new Graph(estimator.name());
        Inputs asked = Inputs.unknown(draft, columns.width(), columns.names());
        write(estimator, draft, asked);
        Graph graph = new Graph(estimator.name());
        Answers answers = write(estimator, graph, asked.settled(graph));
        if (!columns.names().isEmpty()) {
            graph.metadata("modelport.columns", Json.array(columns.names()));
        }
        return new SklearnModel(
                graph.model(),
                Parts.of(estimator),
                estimator.release(),
                answers.classes().map(Classes::texts).orElse(List.of()),
                candidate.member(),
                all.stream()
                        .filter(other -> other != candidate)
                        .map(Candidate::toString)
                        .toList());
    }

    private static Answers write(Estimator estimator, Graph graph, Inputs inputs) {
        Answers answers = new Scope(graph, Converters.all()).convert(estimator, Table.of(graph, inputs));
        new Outputs(graph).write(answers);
        return answers;
    }
}
