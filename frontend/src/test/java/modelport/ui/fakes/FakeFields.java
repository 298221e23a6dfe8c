package modelport.ui.fakes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the form that a version's processing gives them, made from what was asked. */
final class FakeFields {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VECTOR = 384;
    private static final Map<String, String> NAMES = Map.of(
            "Marie Curie", "PER",
            "Ada Lovelace", "PER",
            "Paris", "LOC",
            "Warsaw", "LOC",
            "London", "LOC",
            "\u5317\u4eac", "LOC",
            "\u674e\u534e", "PER",
            "Sorbonne", "ORG",
            "Royal Society", "ORG");
    private static final List<String> FILMS =
            List.of("Alien", "Blade Runner", "Solaris", "Metropolis", "Stalker", "Contact", "Arrival", "Moon");
    private static final String STORY =
            " and the last boat of the evening came in without a light. Nobody on the quay had waited for it, and nobody"
                    + " asked where it had been. The harbour master wrote down its name and the hour, and went home.";
    private static final List<String> LINES = List.of(
            "CAFE CENTRAL", "12.03.2026   09:41", "2 x Espresso", "5.20", "1 x Croissant", "2.90", "TOTAL 8.10 EUR");

    private FakeFields() {}

    /** Rows of predictions, if the signature has a processing whose answers are no tensors. */
    static Optional<String> predictions(Signature signature, String json, Random random) {
        Processing processing = signature.processing();
        JsonNode rows = JSON.readTree(json).path("inputs");
        boolean vectors = processing != null && processing.last().interpretation() instanceof VectorAnswer;
        if (processing == null
                || (vectors && (!rows.isArray() || !signature.classes().isEmpty()))) {
            return Optional.empty();
        }
        List<Object> answers = new ArrayList<>();
        rows.forEach(row -> answers.add(answer(processing, signature, row, random)));
        return Optional.of(JSON.writeValueAsString(answers));
    }

    private static Object answer(Processing processing, Signature signature, JsonNode row, Random random) {
        return switch (processing.last().interpretation()) {
            case LabelAnswer labels ->
                labels(labels.labels().isEmpty() ? signature.classes() : labels.labels(), random);
            case EntityAnswer _ -> entities(row.asString());
            case SpanAnswer _ -> spans(row.path("context").asString());
            case CandidateAnswer gap -> candidates(row.asString(), gap.mask());
            case SimilarityAnswer _ -> Map.of("score", 0.2 + 0.75 * random.nextDouble());
            case VectorAnswer _ -> vector(row.asString());
            case BoxAnswer _ -> things(file(row));
            case RegionAnswer _, CharacterAnswer _ -> lines(file(row));
            case SpeechAnswer _ -> speech();
            case RankingAnswer _ -> ranking(row);
            case GenerationAnswer usual -> written(usual, row);
        };
    }

    private static List<Map<String, Object>> labels(List<String> names, Random random) {
        double[] weights = names.stream()
                .mapToDouble(_ -> Math.exp(2.5 * random.nextGaussian()))
                .toArray();
        double sum = java.util.Arrays.stream(weights).sum();
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            labels.add(map("label", names.get(i), "score", weights[i] / sum));
        }
        labels.sort(Comparator.comparingDouble(each -> -number(each, "score")));
        return labels;
    }

    private static List<Map<String, Object>> entities(String text) {
        List<Map<String, Object>> found = new ArrayList<>();
        NAMES.forEach((name, kind) -> {
            int at = text.indexOf(name);
            if (at >= 0) {
                int start = text.codePointCount(0, at);
                found.add(
                        map("entity", kind, "text", name, "start", start, "end", start + name.length(), "score", 0.98));
            }
        });
        found.sort(Comparator.comparingDouble(each -> number(each, "start")));
        return found;
    }

    private static List<Map<String, Object>> spans(String context) {
        List<Map<String, Object>> found = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\d[\\d.,]*( \\p{L}+)?").matcher(context);
        double score = 0.91;
        while (matcher.find() && found.size() < 3) {
            int start = context.codePointCount(0, matcher.start());
            String answer = matcher.group();
            found.add(map("answer", answer, "start", start, "end", start + answer.length(), "score", score));
            score /= 12;
        }
        return found;
    }

    private static Map<String, Object> written(GenerationAnswer usual, JsonNode row) {
        String[] words = STORY.split("(?= )", -1);
        int most = row.path("maxTokens").asInt(usual.maxTokens());
        double temperature = row.path("temperature").asDouble(usual.temperature());
        boolean whole = most >= words.length;
        List<String> told = List.of(words).subList(0, whole ? words.length : most);
        Map<String, Object> answer =
                map("text", String.join("", told), "tokens", told.size(), "finish", whole ? "stop" : "length");
        if (temperature > 0) {
            answer.put("seed", row.path("seed").asLong(1_204_117));
        }
        return answer;
    }

    private static List<Map<String, Object>> candidates(String text, String mask) {
        List<Map<String, Object>> found = new ArrayList<>();
        double score = 0.62;
        for (String word : List.of("coffee", "tea", "water", "breakfast", "it")) {
            found.add(map("text", word, "sequence", text.replace(mask, word), "score", score));
            score /= 2.4;
        }
        return found;
    }

    /** Texts that share words have vectors that share numbers. */
    private static List<Double> vector(String text) {
        var sum = new double[VECTOR];
        for (String word : text.toLowerCase(java.util.Locale.ROOT).split("\\P{L}+", -1)) {
            var random = new Random(word.hashCode());
            for (int i = 0; i < VECTOR; i++) {
                sum[i] += random.nextGaussian();
            }
        }
        double length =
                Math.sqrt(java.util.Arrays.stream(sum).map(each -> each * each).sum());
        return java.util.Arrays.stream(sum)
                .mapToObj(each -> Math.round(each / length * 1e6) / 1e6)
                .toList();
    }

    private static List<Map<String, Object>> things(String base64) {
        BufferedImage picture = picture(base64);
        return List.of(
                thing("car", 0.94, picture, 0.08, 0.55, 0.34, 0.28),
                thing("person", 0.91, picture, 0.55, 0.38, 0.1, 0.45),
                thing("person", 0.82, picture, 0.7, 0.42, 0.09, 0.4),
                thing("bicycle", 0.58, picture, 0.66, 0.62, 0.22, 0.24));
    }

    private static Map<String, Object> thing(
            String label, double score, BufferedImage picture, double x, double y, double width, double height) {
        Map<String, Object> thing = map("label", label, "score", score);
        thing.put("box", box(picture, x, y, width, height));
        return thing;
    }

    private static List<Map<String, Object>> lines(String base64) {
        BufferedImage picture = picture(base64);
        List<Map<String, Object>> lines = new ArrayList<>();
        double[][] places = {
            {0.22, 0.06, 0.56, 0.1},
            {0.1, 0.2, 0.62, 0.07},
            {0.1, 0.38, 0.4, 0.08},
            {0.75, 0.38, 0.15, 0.08},
            {0.1, 0.5, 0.44, 0.08},
            {0.75, 0.5, 0.15, 0.08},
            {0.1, 0.74, 0.7, 0.1}
        };
        for (int i = 0; i < LINES.size(); i++) {
            double[] p = places[i];
            Map<String, Object> line = map("text", LINES.get(i), "score", 0.99 - 0.02 * i);
            line.put("box", box(picture, p[0], p[1], p[2], p[3]));
            lines.add(line);
        }
        return lines;
    }

    private static Map<String, Object> box(BufferedImage picture, double x, double y, double width, double height) {
        return map(
                "x",
                Math.rint(x * picture.getWidth()),
                "y",
                Math.rint(y * picture.getHeight()),
                "width",
                Math.rint(width * picture.getWidth()),
                "height",
                Math.rint(height * picture.getHeight()));
    }

    private static String file(JsonNode row) {
        return row.path("image").path("b64").asString();
    }

    private static BufferedImage picture(String base64) {
        try {
            BufferedImage read =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            return read == null ? new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB) : read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> speech() {
        return List.of(
                map("start", 0.41, "end", 1.92, "score", 0.97),
                map("start", 2.3, "end", 3.05, "score", 0.93),
                map("start", 3.62, "end", 4.81, "score", 0.95));
    }

    private static List<Map<String, Object>> ranking(JsonNode row) {
        List<String> had =
                row.path("items").valueStream().map(JsonNode::asString).toList();
        int top = row.path("top").asInt(10);
        List<Map<String, Object>> ranking = new ArrayList<>();
        double score = 8.4;
        for (String film : FILMS) {
            if (!had.contains(film) && ranking.size() < top) {
                ranking.add(map("item", film, "score", score));
                score -= 0.7 + 0.1 * ranking.size();
            }
        }
        return ranking;
    }

    private static double number(Map<String, Object> thing, String name) {
        return ((Number) Objects.requireNonNull(thing.get(name))).doubleValue();
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
