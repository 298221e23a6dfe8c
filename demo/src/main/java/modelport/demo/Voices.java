package modelport.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.processing.Processing;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.VersionMetadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that hears when somebody speaks: Silero VAD, with what turns recordings into its inputs. */
final class Voices {
    static final Slug MODEL = new Slug("voices");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRESET = "silero-vad";
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
        var metadata = new VersionMetadata(null, null, null, null, null, null, processing());
        cast.author().version(MODEL, 1, List.of(cast.luggage().file("voices/model.onnx")), metadata);
        cast.author().describe(MODEL, 1, words.say("voices.1.title"), words.say("voices.1.card"));
        return cast.releases().deployed(MODEL, 1);
    }

    private Processing processing() {
        return cast.author().client().processings().presets().stream()
                .filter(preset -> preset.code().equals(PRESET))
                .findFirst()
                .orElseThrow()
                .processing();
    }

    /** Lets the endpoint listen to the whole recording. */
    List<Span> listen(Slug endpoint) {
        var inputs = Map.of("inputs", Map.of("audio", Map.of("b64", recording())));
        Answer answer = cast.author().client().endpoints().predict(endpoint, JSON.writeValueAsString(inputs));
        if (answer.status() != OK) {
            throw new DemoException(answer.body());
        }
        return JSON.readTree(answer.body())
                .path("predictions")
                .path(0)
                .valueStream()
                .map(Voices::span)
                .toList();
    }

    private static Span span(JsonNode heard) {
        return new Span(heard.path("start").asDouble(), heard.path("end").asDouble());
    }

    private String recording() {
        try {
            return Base64.getEncoder()
                    .encodeToString(Files.readAllBytes(cast.luggage().file("speech.wav")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
