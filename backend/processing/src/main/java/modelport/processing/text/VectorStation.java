package modelport.processing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import modelport.processing.Deadline;
import modelport.processing.Payload;
import modelport.processing.Station;
import modelport.processing.Vectors;

/** A model that makes vectors of texts, and compares them where rows are pairs. */
public final class VectorStation implements Station {
    private static final int TOGETHER = 8;

    private final TextModel model;

    /** Owns the model. */
    public VectorStation(TextModel model) {
        this.model = model;
    }

    @Override
    public List<Object> answer(List<Payload> rows, Deadline deadline) {
        List<String> texts = rows.stream()
                .flatMap(row -> row instanceof Payload.Pair(String first, String second)
                        ? List.of(first, second).stream()
                        : List.of(((Payload.Text) row).text()).stream())
                .toList();
        List<NumberTensor> vectors = vectors(texts, deadline);
        var answers = new ArrayList<Object>();
        int at = 0;
        for (Payload row : rows) {
            if (row instanceof Payload.Pair) {
                answers.add(Map.of("score", Vectors.cosine(vectors.get(at), vectors.get(at + 1))));
                at += 2;
            } else {
                answers.add(Vectors.told(vectors.get(at), false));
                at++;
            }
        }
        return answers;
    }

    private List<NumberTensor> vectors(List<String> texts, Deadline deadline) {
        int together = model.signature().batchInvariant() ? TOGETHER : 1;
        var vectors = new ArrayList<NumberTensor>();
        for (int from = 0; from < texts.size(); from += together) {
            List<String> part = texts.subList(from, Math.min(texts.size(), from + together));
            Map<String, Tensor> outputs = model.runTexts(part, deadline.left());
            NumberTensor all = Vectors.first(outputs);
            for (int row = 0; row < part.size(); row++) {
                vectors.add(all.slice(row, row + 1));
            }
        }
        return vectors;
    }

    @Override
    public void close() {
        model.close();
    }
}
