package modelport.formats.sklearn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.tree.Member;

/** Members of an ensemble of which each sees some of the columns. */
final class Subspaces {
    private Subspaces() {}

    /** Members and the columns that they see, out of {@code width}. */
    static List<Member> members(Estimator ensemble, int width) {
        List<Estimator> estimators = ensemble.children("estimators_");
        List<PyValue> features = ensemble.items("estimators_features_");
        if (estimators.isEmpty() || features.size() != estimators.size()) {
            throw ensemble.unexpected("estimators_");
        }
        boolean all = seesAll(ensemble, width);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < estimators.size(); i++) {
            List<Integer> columns =
                    all ? IntStream.range(0, width).boxed().toList() : columns(ensemble, features.get(i), width);
            members.add(new Member(estimators.get(i), columns));
        }
        return members;
    }

    /** An isolation forest whose trees see all columns lets them see these in their own order. */
    private static boolean seesAll(Estimator ensemble, int width) {
        return ensemble.name().equals("IsolationForest") && ensemble.integer("_max_features") == width;
    }

    private static List<Integer> columns(Estimator ensemble, PyValue features, int width) {
        double[] columns = Values.numbers(features).orElseThrow(() -> ensemble.unexpected("estimators_features_"));
        if (!Arrays.stream(columns).allMatch(column -> column >= 0 && column < width)) {
            throw ensemble.unexpected("estimators_features_");
        }
        return Arrays.stream(columns).mapToObj(column -> (int) column).toList();
    }
}
