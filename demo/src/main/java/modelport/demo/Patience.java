package modelport.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** Waits for what the product does in the background, and looks for what may be there already. */
final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Patience() {}

    /** Asks until there is an answer. */
    static <T> T until(String what, Supplier<Optional<T>> question) {
        return until(what, LIMIT, question);
    }

    static <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            pause(PAUSE);
        }
        throw new DemoException(what);
    }

    /** Empty where the product says that there is no such thing. */
    static <T> Optional<T> find(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.IOException("interrupted", e));
        }
    }
}
