package modelport.processing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a request, as its sender has it. */
public sealed interface Payload {
    /** What may be kept of it: texts as they are, of bytes their digest alone. */
    String summary();

    /** A text. */
    record Text(String text) implements Payload {
        @Override
        public String summary() {
            return text;
        }
    }

    /** Two texts that belong together: a question first. */
    record Pair(String first, String second) implements Payload {
        @Override
        public String summary() {
            return first + "\n" + second;
        }
    }

    /**
     * A text that shall go on; what is absent is as the version says.
     *
     * @param maxTokens tokens to add at most
     * @param temperature how much chance has a say; 0 for none
     * @param topK of how many tokens one is drawn
     * @param topP of which share of the tokens one is drawn
     * @param seed makes chance repeat itself
     */
    record Prompt(
            String text,
            @Nullable Long maxTokens,
            @Nullable Double temperature,
            @Nullable Long topK,
            @Nullable Double topP,
            @Nullable Long seed)
            implements Payload {
        /** As the version says. */
        public static Prompt of(String text) {
            return new Prompt(text, null, null, null, null, null);
        }

        @Override
        public String summary() {
            return text;
        }
    }

    /** A JPEG or PNG file. */
    @SuppressWarnings("ArrayRecordComponent") // a file of a request, which nobody compares
    record Image(byte[] bytes) implements Payload {
        @Override
        public String summary() {
            return digest(bytes);
        }
    }

    /** A WAV file. */
    @SuppressWarnings("ArrayRecordComponent") // a file of a request, which nobody compares
    record Audio(byte[] bytes) implements Payload {
        @Override
        public String summary() {
            return digest(bytes);
        }
    }

    /**
     * Whom to recommend something.
     *
     * @param items what the person had, the newest last; or what shall be judged
     * @param exclude what shall not come back
     * @param allow what may come back; empty for everything
     * @param top things at most; absent for what the version says
     */
    record Items(
            @Nullable String user,
            List<String> items,
            List<String> exclude,
            List<String> allow,
            @Nullable Integer top) implements Payload {
        public Items {
            items = List.copyOf(items);
            exclude = List.copyOf(exclude);
            allow = List.copyOf(allow);
        }

        @Override
        public String summary() {
            return (user == null ? "" : user + ": ") + String.join(", ", items);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
