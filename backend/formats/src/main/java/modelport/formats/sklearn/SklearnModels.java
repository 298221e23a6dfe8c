package modelport.formats.sklearn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import modelport.formats.pickle.PickleScan;
import modelport.formats.pickle.Pickles;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Candidates.Candidate;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.text.TextFeatures;

/** Turns a pickle of scikit-learn into an ONNX model. */
public final class SklearnModels {
    private SklearnModels() {}

    /**
     * The model in a file that pickle or Joblib wrote.
     *
     * @param member where in the file it is, as {@link SklearnModel#member()} names it; empty for the only one
     * @throws RefusedException if the file is broken, wants more than data, or holds no model that can be converted
     */
    public static SklearnModel read(Path file, String member) throws IOException {
        PyValue value = switch (Pickles.scan(file)) {
            case PickleScan.Read read -> read.value();
            case PickleScan.Refused refused ->
                throw new RefusedException(Refusals.named(refused.refusal(), refused.report()));
        };
        return member.isEmpty() ? convert(value) : convert(value, member);
    }

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
        Graph graph = new Graph(estimator.name());
        Answers answers = write(estimator, graph, InputColumns.of(estimator));
        return new SklearnModel(
                graph.model(),
                Parts.of(estimator),
                estimator.release(),
                answers.classes().map(Classes::texts).orElse(List.of()),
                candidate.member(),
                all.stream()
                        .filter(other -> !other.member().equals(candidate.member()))
                        .map(Candidate::toString)
                        .toList());
    }

    /** Twice, since the first time only shows which columns hold texts. */
    private static Answers write(Estimator estimator, Graph graph, InputColumns columns) {
        Graph draft = new Graph(estimator.name());
        Inputs asked = Inputs.unknown(draft, columns.width(), columns.names());
        write(estimator, new Scope(draft, Converters.all()), asked);
        Inputs inputs = asked.settled(graph);
        var scope = new Scope(graph, Converters.all());
        Answers answers = write(estimator, scope, inputs);
        if (!scope.textFeatures().isEmpty()) {
            graph.metadata(TextFeatures.KEY, new TextFeatures(inputs.given(), scope.textFeatures()).toJson());
        }
        if (!inputs.gaps().isEmpty()) {
            graph.metadata("modelport.gaps", Json.array(inputs.gaps()));
        }
        if (scope.doRowsBelongTogether()) {
            graph.metadata("modelport.rows", "together");
        }
        inputs.examples().ifPresent(examples -> graph.metadata("modelport.examples", examples));
        if (!columns.names().isEmpty()) {
            graph.metadata("modelport.columns", Json.array(columns.names()));
        }
        return answers;
    }

    private static Answers write(Estimator estimator, Scope scope, Inputs inputs) {
        Answers answers = scope.convert(estimator, Table.of(scope.graph(), inputs));
        new Outputs(scope.graph(), inputs.anyWidth()).write(answers);
        return answers;
    }
}
