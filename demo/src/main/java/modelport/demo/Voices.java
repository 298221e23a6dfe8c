package modelport.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Samples;
import modelport.contract.registry.VersionMetadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that hears when somebody speaks: Silero VAD, which remembers what it heard before. */
final class Voices {
    static final Slug MODEL = new Slug("voices");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RATE = 16_000;
    /** The model wants so many new samples, behind some of those before. */
    private static final int STEP = 512;

    private static final int BEFORE = 64;
    private static final int MEMORY = 128;
    private static final float LOUDEST = 32_768;
    private static final double SPOKEN = 0.5;
    private static final int OK = 200;

    private final Cast cast;

    Voices(Cast cast) {
        this.cast = cast;
    }

    /** A span of time in which somebody speaks, in seconds. */
    record Span(double from, double to) {}

    Slug bring() {
        Words words = cast.words();
        cast.author()
                .model(new NewModel(
                        MODEL,
                        words.say("voices.title"),
                        "voice-activity",
                        words.say("voices.card"),
                        List.of("silero", "demo")));
        // The file leaves its sizes open, and fails on most of them: an example says which ones it means.
        var example = Map.of("input", List.of(silence(BEFORE + STEP)), "state", nothing(), "sr", (Object) RATE);
        var metadata = new VersionMetadata(null, null, null, null, new Samples(example, null), null);
        cast.author().version(MODEL, 1, List.of(cast.luggage().file("voices/model.onnx")), metadata);
        cast.author().describe(MODEL, 1, words.say("voices.1.title"), words.say("voices.1.card"));
        return cast.releases().deployed(MODEL, 1);
    }

    /** Lets the endpoint listen to the whole recording, step by step. */
    List<Span> listen(Slug endpoint) {
        float[] samples = recording();
        Object memory = nothing();
        var spoken = new ArrayList<Boolean>();
        for (int from = 0; from + STEP <= samples.length; from += STEP) {
            var heard = new ArrayList<Float>(BEFORE + STEP);
            for (int i = from - BEFORE; i < from + STEP; i++) {
                heard.add(i < 0 ? 0 : samples[i]);
            }
            var inputs = Map.of("input", List.of(heard), "state", memory, "sr", RATE);
            Answer answer = cast.author()
                    .client()
                    .endpoints()
                    .predict(endpoint, JSON.writeValueAsString(Map.of("inputs", inputs)));
            if (answer.status() != OK) {
                throw new DemoException(answer.body());
            }
            JsonNode said = JSON.readTree(answer.body());
            memory = said.path("outputs").path("stateN");
            spoken.add(said.path("predictions").path(0).asDouble() >= SPOKEN);
        }
        return spans(spoken);
    }

    /** Spans of at least two steps in a row. */
    static List<Span> spans(List<Boolean> spoken) {
        var spans = new ArrayList<Span>();
        int start = -1;
        for (int i = 0; i <= spoken.size(); i++) {
            boolean speaks = i < spoken.size() && spoken.get(i);
            if (speaks && start < 0) {
                start = i;
            } else if (!speaks && start >= 0) {
                if (i - start >= 2) {
                    spans.add(new Span(seconds(start), seconds(i)));
                }
                start = -1;
            }
        }
        return List.copyOf(spans);
    }

    private static double seconds(int step) {
        return (double) step * STEP / RATE;
    }

    private float[] recording() {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(
                cast.luggage().file("speech.wav").toFile())) {
            byte[] bytes = in.readAllBytes();
            float[] samples = new float[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8) / LOUDEST;
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<List<Float>>> nothing() {
        return List.of(List.of(silence(MEMORY)), List.of(silence(MEMORY)));
    }

    private static List<Float> silence(int size) {
        return Collections.nCopies(size, 0f);
    }
}
