package modelport.processing.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.inference.NumberTensor;
import modelport.inference.PlacedTokens;
import modelport.processing.Faults;
import modelport.processing.Probabilities;

/** Names in a text: a word has the label of its first token, and words of one name follow each other. */
final class Entities {
    private static final String OUTSIDE = "O";
    private static final String BEGIN = "B-";
    private static final String INSIDE = "I-";

    private final double threshold;
    private final List<String> labels;

    Entities(double threshold, List<String> labels) {
        this.threshold = threshold;
        this.labels = labels;
    }

    /** A word and what its model takes it for. */
    private record Word(int start, int end, String label, double score) {
        boolean continues(Word before) {
            return (label.startsWith(INSIDE) && kind().equals(before.kind()))
                    || (!label.startsWith(BEGIN) && !label.startsWith(INSIDE) && label.equals(before.label));
        }

        String kind() {
            return label.startsWith(BEGIN) || label.startsWith(INSIDE) ? label.substring(2) : label;
        }
    }

    /**
     * In their order.
     *
     * @param first row of the scores that belongs to the first token
     */
    List<Object> of(String text, PlacedTokens tokens, NumberTensor scores, int first) {
        var entities = new ArrayList<Object>();
        var open = new ArrayList<Word>();
        for (Word word : words(tokens, scores, first)) {
            boolean outside = word.label().equals(OUTSIDE);
            if (!open.isEmpty() && (outside || !word.continues(open.getLast()))) {
                tell(text, open, entities);
                open.clear();
            }
            if (!outside) {
                open.add(word);
            }
        }
        if (!open.isEmpty()) {
            tell(text, open, entities);
        }
        return entities;
    }

    private List<Word> words(PlacedTokens tokens, NumberTensor scores, int first) {
        long[] shape = scores.shape();
        int width = (int) shape[shape.length - 1];
        if (width != labels.size()) {
            throw Faults.file(
                    "labels-differ", "labels", Integer.toString(labels.size()), "scores", Integer.toString(width));
        }
        var words = new ArrayList<Word>();
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.start(i) == PlacedTokens.NOWHERE) {
                continue;
            }
            boolean goesOn = i > 0 && !words.isEmpty() && tokens.isSameWord(i, i - 1);
            if (goesOn) {
                Word begun = words.removeLast();
                words.add(new Word(begun.start(), tokens.end(i), begun.label(), begun.score()));
                continue;
            }
            double[] shares = Probabilities.softmax(Probabilities.row(scores, first + i, width));
            int best = Probabilities.highest(shares, 1).getFirst();
            words.add(new Word(tokens.start(i), tokens.end(i), labels.get(best), shares[best]));
        }
        return words;
    }

    private void tell(String text, List<Word> words, List<Object> entities) {
        double score = words.stream().mapToDouble(Word::score).average().orElse(0);
        if (score < threshold) {
            return;
        }
        int start = words.getFirst().start();
        int end = words.getLast().end();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entity", words.getFirst().kind());
        told.put("text", Places.part(text, start, end));
        told.put("start", start);
        told.put("end", end);
        told.put("score", score);
        entities.add(told);
    }
}
