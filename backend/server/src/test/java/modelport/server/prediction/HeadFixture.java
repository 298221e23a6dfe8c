package modelport.server.prediction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.server.database.Json;
import modelport.server.imports.Bench;
import modelport.server.imports.SampleModels;
import tools.jackson.databind.JsonNode;

/**
 * A folder of Hugging Face with weights at random, a vocabulary in which token 7 is called w7, and the second row of
 * its record as a text: what comes out was computed in double precision by make.py.
 *
 * @param name of the folder
 * @param mask token that marks a gap; -1 where there is none
 */
record HeadFixture(String name, int mask) {
    private static final int VOCABULARY = 40;
    private static final int ROW = 1;
    private static final int ASKED = 3;
    static final String MASK = "<mask>";

    UUID[] uploads(Bench bench) {
        return Stream.concat(
                        SampleModels.folder("huggingface/" + name).entrySet().stream()
                                .map(file -> bench.upload(file.getKey(), file.getValue())),
                        Stream.of(bench.upload("tokenizer.json", SampleModels.text(tokenizer()))))
                .toArray(UUID[]::new);
    }

    private String tokenizer() {
        String words = IntStream.range(0, VOCABULARY)
                .mapToObj(id -> "\"%s\": %d".formatted(word(id), id))
                .collect(Collectors.joining(", "));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
                 "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null, "decoder": null,
                 "model": {"type": "WordLevel", "unk_token": "w2", "vocab": {%s}}}
                """.formatted(words);
    }

    private String word(int id) {
        return id == mask ? MASK : "w" + id;
    }

    String text() {
        return join(words());
    }

    /** The first words ask about the others. */
    Map<String, String> question() {
        return Map.of("question", join(words().subList(0, ASKED)), "context", context());
    }

    private String context() {
        return join(words().subList(ASKED, words().size()));
    }

    private static String join(List<String> words) {
        return String.join(" ", words);
    }

    private List<String> words() {
        return numbers("inputs", "input_ids")
                .limit(count())
                .mapToObj(id -> word((int) id))
                .toList();
    }

    private int count() {
        return (int) numbers("inputs", "attention_mask").sum();
    }

    private DoubleStream numbers(String side, String tensor) {
        return values(record().get(side).get(tensor).get(ROW));
    }

    private static DoubleStream values(JsonNode list) {
        return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).asDouble());
    }

    private JsonNode record() {
        try (Stream<String> lines = Files.lines(Path.of("../../fixtures/huggingface/expected.jsonl"))) {
            return lines.map(Json.MAPPER::readTree)
                    .filter(record -> record.get("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The five likeliest words for the gap. */
    List<Map<String, Object>> candidates() {
        int gap = words().indexOf(MASK);
        double[] shares = softmax(
                values(record().get("outputs").get("logits").get(ROW).get(gap)).toArray());
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(id -> -shares[id]))
                .limit(5)
                .map(id -> told("text", word(id), "sequence", text().replace(MASK, word(id)), "score", shares[id]))
                .toList();
    }

    /** All labels, the likeliest first. */
    List<Map<String, Object>> labels() {
        double[] shares = softmax(numbers("outputs", "logits").toArray());
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -shares[label]))
                .map(label -> told("label", name(label), "score", shares[label]))
                .toList();
    }

    private String name(int label) {
        return Json.MAPPER
                .readTree(config())
                .get("id2label")
                .get(Integer.toString(label))
                .asString();
    }

    /** Neighbours of one label are one thing; every label is one here. */
    List<Map<String, Object>> entities() {
        JsonNode logits = record().get("outputs").get("logits").get(ROW);
        var found = new ArrayList<Map<String, Object>>();
        var scores = new ArrayList<Double>();
        String before = "";
        int start = 0;
        int end = -1;
        for (int i = 0; i <= count(); i++) {
            double[] shares = i < count() ? softmax(values(logits.get(i)).toArray()) : new double[1];
            int best = IntStream.range(0, shares.length)
                    .boxed()
                    .max(Comparator.comparingDouble(id -> shares[id]))
                    .orElseThrow();
            String label = i < count() ? name(best) : "";
            if (!label.equals(before) && !before.isEmpty()) {
                double score =
                        scores.stream().mapToDouble(each -> each).average().orElseThrow();
                found.add(told(
                        "entity",
                        before,
                        "text",
                        text().substring(start, end),
                        "start",
                        start,
                        "end",
                        end,
                        "score",
                        score));
            }
            if (!label.equals(before)) {
                start = end + 1;
                scores.clear();
            }
            end += i < count() ? 1 + words().get(i).length() : 0;
            scores.add(shares[best]);
            before = label;
        }
        return found;
    }

    /** The three pairs of a first and a last word behind the question that are likeliest together. */
    List<Map<String, Object>> answers() {
        double[] starts =
                softmax(numbers("outputs", "start_logits").limit(count()).toArray());
        double[] ends = softmax(numbers("outputs", "end_logits").limit(count()).toArray());
        var found = new ArrayList<Map<String, Object>>();
        for (int first = ASKED; first < starts.length; first++) {
            int start = join(words().subList(ASKED, first + 1)).length()
                    - words().get(first).length();
            for (int last = first; last < ends.length; last++) {
                int end = join(words().subList(ASKED, last + 1)).length();
                found.add(told(
                        "answer",
                        context().substring(start, end),
                        "start",
                        start,
                        "end",
                        end,
                        "score",
                        starts[first] * ends[last]));
            }
        }
        found.sort(Comparator.comparingDouble(answer -> -(Double) Objects.requireNonNull(answer.get("score"))));
        return found.subList(0, 3);
    }

    private byte[] config() {
        return Objects.requireNonNull(SampleModels.folder("huggingface/" + name).get("config.json"));
    }

    private static double[] softmax(double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
    }

    private static Map<String, Object> told(Object... pairs) {
        var told = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            told.put((String) pairs[i], pairs[i + 1]);
        }
        return told;
    }
}
