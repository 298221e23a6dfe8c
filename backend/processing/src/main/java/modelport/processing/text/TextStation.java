package modelport.processing.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.PlacedTokens;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import modelport.inference.TextTokenizer;
import modelport.inference.Tokens;
import modelport.processing.Deadline;
import modelport.processing.Faults;
import modelport.processing.Payload;
import modelport.processing.Probabilities;
import modelport.processing.Station;
import modelport.processing.Vectors;

/** A model that reads tokens and says something of each text, or of its parts. */
public final class TextStation implements Station {
    /** Texts that run together at most. */
    private static final int TOGETHER = 16;
    /** A text that is searched for an answer is cut into windows, and each of them is run. */
    private static final int MAX_CONTEXT = 200_000;

    private final LoadedModel model;
    private final TextTokenizer tokenizer;
    private final TextPreparation how;
    private final Interpretation what;
    private final List<String> labels;

    /** Owns the model and the tokenizer. */
    public TextStation(
            LoadedModel model, TextTokenizer tokenizer, TextPreparation how, Interpretation what, List<String> labels) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.how = how;
        this.what = what;
        this.labels = labels;
    }

    @Override
    public List<Object> answer(List<Payload> rows, Deadline deadline) {
        if (what instanceof SpanAnswer answer) {
            return rows.stream()
                    .map(row -> (Object) answers(answer, (Payload.Pair) row, deadline))
                    .toList();
        }
        int together = model.signature().batchInvariant() ? TOGETHER : 1;
        var answers = new ArrayList<Object>();
        for (int from = 0; from < rows.size(); from += together) {
            answers.addAll(batch(rows.subList(from, Math.min(rows.size(), from + together)), deadline));
        }
        return answers;
    }

    private List<Object> batch(List<Payload> rows, Deadline deadline) {
        List<PlacedTokens> placed = rows.stream().map(this::place).toList();
        Map<String, Tensor> outputs = run(placed, deadline);
        int width = width(placed);
        var answers = new ArrayList<Object>();
        for (int row = 0; row < rows.size(); row++) {
            PlacedTokens tokens = placed.get(row);
            Map<String, Tensor> mine = Vectors.row(outputs, row);
            int first = tokenizer.fillsBefore() ? width - tokens.count() : 0;
            answers.add(
                    switch (what) {
                        case LabelAnswer answer ->
                            Probabilities.labels(
                                    answer,
                                    answer.labels().isEmpty() ? labels : answer.labels(),
                                    Vectors.scores(mine, answer.output()));
                        case EntityAnswer answer -> {
                            List<String> names = answer.labels().isEmpty() ? labels : answer.labels();
                            yield new Entities(answer.threshold(), names)
                                    .of(text(rows.get(row)), tokens, Vectors.first(mine), first);
                        }
                        case CandidateAnswer answer ->
                            candidates(answer, text(rows.get(row)), tokens, Vectors.first(mine), first);
                        default -> throw new IllegalStateException("texts do not give " + what);
                    });
        }
        return answers;
    }

    private PlacedTokens place(Payload row) {
        return switch (row) {
            case Payload.Text(String text) when how.form() == TextForm.TEXT -> tokenizer.place(text, null);
            case Payload.Pair(String first, String second)
            when how.form() != TextForm.TEXT -> tokenizer.place(first, second);
            case Payload.Text _, Payload.Pair _, Payload.Prompt _, Payload.Image _, Payload.Audio _, Payload.Items _ ->
                throw new IllegalStateException("a row of another form");
        };
    }

    private static String text(Payload row) {
        return switch (row) {
            case Payload.Text(String text) -> text;
            case Payload.Pair(String first, String _) -> first;
            case Payload.Prompt _, Payload.Image _, Payload.Audio _, Payload.Items _ ->
                throw new IllegalStateException("a row of another form");
        };
    }

    private Map<String, Tensor> run(List<PlacedTokens> placed, Deadline deadline) {
        List<Tokens> tokens = placed.stream().map(PlacedTokens::tokens).toList();
        return model.run(TextModel.inputs(model.signature(), tokens, tokenizer), deadline.left());
    }

    private static int width(List<PlacedTokens> placed) {
        return placed.stream().mapToInt(PlacedTokens::count).max().orElseThrow();
    }

    private List<Object> answers(SpanAnswer answer, Payload.Pair pair, Deadline deadline) {
        if (pair.second().length() > MAX_CONTEXT || pair.first().length() > MAX_CONTEXT) {
            throw Faults.input("text-too-long", "limit", Integer.toString(MAX_CONTEXT));
        }
        var spans = new Spans(answer, pair.second());
        for (PlacedTokens window : tokenizer.windows(pair.first(), pair.second(), how.maxTokens())) {
            List<NumberTensor> scores = run(List.of(window), deadline).values().stream()
                    .filter(NumberTensor.class::isInstance)
                    .map(NumberTensor.class::cast)
                    .filter(tensor -> tensor.elements() == window.count())
                    .toList();
            if (scores.size() < 2) {
                throw Faults.file("no-spans");
            }
            spans.add(window, scores.get(0), scores.get(1));
        }
        return spans.best();
    }

    private List<Object> candidates(
            CandidateAnswer answer, String text, PlacedTokens tokens, NumberTensor scores, int first) {
        long mask = tokenizer.id(answer.mask()).orElseThrow(() -> Faults.file("no-mask", "mask", answer.mask()));
        int width = (int) scores.shape()[scores.shape().length - 1];
        var gaps = new ArrayList<Object>();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.id(i) != mask) {
                continue;
            }
            double[] shares = Probabilities.softmax(Probabilities.row(scores, first + i, width));
            gaps.add(Probabilities.highest(shares, answer.topK()).stream()
                    .map(id -> (Object) candidate(answer.mask(), text, id, shares[id]))
                    .toList());
        }
        if (gaps.isEmpty()) {
            throw Faults.input("no-gap", "mask", answer.mask());
        }
        return gaps.size() == 1 ? asList(gaps.getFirst()) : gaps;
    }

    private static List<Object> asList(Object list) {
        return List.copyOf((List<?>) list);
    }

    private Map<String, Object> candidate(String mask, String text, int id, double score) {
        String word = tokenizer.text(id).strip();
        int gap = text.indexOf(mask);
        var told = new LinkedHashMap<String, Object>();
        told.put("text", word);
        told.put("sequence", gap < 0 ? text : text.substring(0, gap) + word + text.substring(gap + mask.length()));
        told.put("score", score);
        return told;
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
