package modelport.processing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.contract.processing.SpanAnswer;
import modelport.inference.NumberTensor;
import modelport.inference.PlacedTokens;
import modelport.processing.Probabilities;

/** Where an answer begins and ends: the pairs of tokens whose probabilities multiply to most. */
final class Spans {
    /** Beginnings and ends that are looked at in a window. */
    private static final int LIKELY = 20;

    private final SpanAnswer how;
    private final String text;
    private final List<Span> found = new ArrayList<>();

    Spans(SpanAnswer how, String text) {
        this.how = how;
        this.text = text;
    }

    private record Span(int start, int end, double score) {}

    void add(PlacedTokens window, NumberTensor starts, NumberTensor ends) {
        double[] begins = shares(window, starts);
        double[] stops = shares(window, ends);
        for (int first : Probabilities.highest(begins, LIKELY)) {
            for (int last : Probabilities.highest(stops, LIKELY)) {
                double score = begins[first] * stops[last];
                if (last >= first && last - first < how.maxTokens() && score > 0) {
                    found.add(new Span(window.start(first), window.end(last), score));
                }
            }
        }
    }

    /** Tokens of the question and those of no text are no answer. */
    private static double[] shares(PlacedTokens window, NumberTensor scores) {
        double[] all = Probabilities.softmax(Probabilities.row(scores, 0, window.count()));
        return IntStream.range(0, all.length)
                .mapToDouble(i -> window.isOf(1, i) ? all[i] : 0)
                .toArray();
    }

    /** The likeliest first; of the same place the likelier one. */
    List<Object> best() {
        found.sort(Comparator.comparingDouble(Span::score).reversed());
        var told = new LinkedHashMap<List<Integer>, Object>();
        for (Span span : found) {
            if (told.size() == how.topK()) {
                break;
            }
            told.putIfAbsent(List.of(span.start(), span.end()), told(span));
        }
        return List.copyOf(told.values());
    }

    private Map<String, Object> told(Span span) {
        var told = new LinkedHashMap<String, Object>();
        told.put("answer", Places.part(text, span.start(), span.end()));
        told.put("start", span.start());
        told.put("end", span.end());
        told.put("score", span.score());
        return told;
    }
}
