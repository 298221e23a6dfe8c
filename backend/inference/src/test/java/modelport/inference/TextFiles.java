package modelport.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.text.Analysis;
import modelport.text.Analysis.Accents;
import modelport.text.Analyzer;
import modelport.text.TextFeature;
import modelport.text.TextFeatures;
import modelport.text.Vectoriser;

/** ONNX files whose graphs take counts of texts. */
final class TextFiles {
    static final Analysis WORDS =
            new Analysis(true, Accents.KEPT, new Analyzer.Words(Analyzer.DEFAULT_PATTERN, List.of()), 1, 1);
    static final Vectoriser TERMS = new Vectoriser.Vocabulary(WORDS, false, List.of("printer", "vpn", "naïve"));

    private TextFiles() {}

    /**
     * Callers give a note, an age and a title; the answer is {@code age + 10 * printer + 100 * vpn + 1000 * naïve} of
     * the note, and how many words of the title are known.
     */
    static Path notes(Path folder) {
        return notes(folder, notes().toJson());
    }

    static TextFeatures notes() {
        return new TextFeatures(
                List.of("note", "age", "title"),
                List.of(
                        new TextFeature("title", "title_counts", TERMS),
                        new TextFeature("note", "note_counts", TERMS)));
    }

    /** The same graph with another declaration. */
    static Path notes(Path folder, String declaration) {
        var graph = new Graph("notes");
        Value age = graph.input("age", ElementType.DOUBLE, "N", 1);
        Value note = graph.input("note_counts", ElementType.DOUBLE, "N", 3);
        Value title = graph.input("title_counts", ElementType.DOUBLE, "N", 3);
        Value score = graph.matMul(note, graph.doubles(new double[] {10, 100, 1000}, 3, 1));
        graph.output("score", graph.add(age, score), "N", 1);
        graph.output("known", graph.sum(title, 1, true), "N", 1);
        return write(folder, graph, declaration);
    }

    /** The sum of one note's hashed characters, {@code width} columns wide. */
    static Path hashed(Path folder, int width, boolean oneAnswer) {
        var characters = new Analysis(false, Accents.KEPT, new Analyzer.Characters(), 1, 1);
        var hashing = new Vectoriser.Hashing(characters, false, width, false);
        var graph = new Graph("hashed");
        Value counts = graph.input("counts", ElementType.DOUBLE, "N", width);
        Value sums = graph.sum(counts, 1, true);
        if (oneAnswer) {
            graph.output("sum", graph.sum(sums, 0, true), 1, 1);
        } else {
            graph.output("sum", sums, "N", 1);
        }
        var features = new TextFeatures(List.of("note"), List.of(new TextFeature("note", "counts", hashing)));
        return write(folder, graph, features.toJson());
    }

    private static Path write(Path folder, Graph graph, String declaration) {
        graph.metadata(TextFeatures.KEY, declaration);
        try {
            return Files.write(folder.resolve("model.onnx"), graph.model().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(Tensor tensor) {
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(tensor.elements())
                .map(i -> ((NumberTensor) tensor).number((int) i))
                .toArray();
    }
}
