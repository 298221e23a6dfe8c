package modelport.processing.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.TextPreparation;
import modelport.inference.Continuation;
import modelport.inference.LoadedModel;
import modelport.inference.Sampling;
import modelport.inference.TextGenerator;
import modelport.inference.TextTokenizer;
import modelport.processing.Deadline;
import modelport.processing.Faults;
import modelport.processing.Payload;
import modelport.processing.Station;
import org.jspecify.annotations.Nullable;

/** A model that writes: each text goes on for as long as it wants to, is allowed to and has time. */
public final class GenerationStation implements Station {
    /** What nobody could want to be read as tokens. */
    private static final int MAX_CHARACTERS = 1_000_000;

    private static final long MOST_CANDIDATES = 1_000_000;

    private final TextGenerator generator;
    private final GenerationAnswer what;
    private final Set<Long> stops;

    /** Owns the model and the tokenizer. */
    public GenerationStation(LoadedModel model, TextTokenizer tokenizer, TextPreparation how, GenerationAnswer what) {
        this.generator = new TextGenerator(model, tokenizer, how.maxTokens());
        this.what = what;
        this.stops = Set.copyOf(what.stops());
    }

    @Override
    public List<Object> answer(List<Payload> rows, Deadline deadline) {
        return rows.stream()
                .map(row -> (Object) answer((Payload.Prompt) row, deadline))
                .toList();
    }

    private Map<String, Object> answer(Payload.Prompt prompt, Deadline deadline) {
        if (prompt.text().length() > MAX_CHARACTERS) {
            throw Faults.input("prompt-too-long", "limit", Integer.toString(MAX_CHARACTERS));
        }
        Sampling sampling = sampling(prompt);
        Continuation continuation = generator.generate(prompt.text(), sampling, deadline::left);
        var told = new LinkedHashMap<String, Object>();
        told.put("text", continuation.text());
        told.put("tokens", continuation.tokens());
        told.put("finish", continuation.finish().name().toLowerCase(Locale.ROOT));
        if (sampling.temperature() > 0) {
            told.put("seed", sampling.seed());
        }
        return told;
    }

    /** What the request wants, within what the version allows; without a seed any. */
    private Sampling sampling(Payload.Prompt prompt) {
        double temperature = Objects.requireNonNullElse(prompt.temperature(), what.temperature());
        double topP = Objects.requireNonNullElse(prompt.topP(), what.topP());
        if (!(temperature >= 0) || temperature > Sampling.HOTTEST) {
            throw outside("temperature", temperature, 0, Sampling.HOTTEST);
        }
        if (!(topP > 0) || topP > 1) {
            throw outside("topP", topP, 0, 1);
        }
        Long seed = prompt.seed();
        return new Sampling(
                (int) within("maxTokens", prompt.maxTokens(), what.maxTokens(), 1, what.limit()),
                stops,
                temperature,
                (int) within("topK", prompt.topK(), what.topK(), 0, MOST_CANDIDATES),
                topP,
                seed == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed);
    }

    private static long within(String field, @Nullable Long wanted, long usual, long least, long most) {
        long value = Objects.requireNonNullElse(wanted, usual);
        if (value < least || value > most) {
            throw outside(field, value, least, most);
        }
        return value;
    }

    private static RuntimeException outside(String field, Number found, Number least, Number most) {
        return Faults.input(
                "field-range",
                "field",
                field,
                "least",
                least.toString(),
                "most",
                most.toString(),
                "found",
                found.toString());
    }

    @Override
    public void close() {
        generator.close();
    }
}
