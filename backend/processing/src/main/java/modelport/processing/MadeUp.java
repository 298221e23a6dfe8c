package modelport.processing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.Stage;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import org.jspecify.annotations.Nullable;

/** Requests that nobody has sent: a first one makes a model warm, and shows that its processing works at all. */
public final class MadeUp {
    private static final String TEXT = "The quick brown fox jumps over the lazy dog in Berlin.";
    private static final String QUESTION = "Who jumps over the dog?";
    private static final String PROMPT = "Hello";
    private static final long FEW_TOKENS = 8;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int RATE = 16_000;

    private MadeUp() {}

    /** One row. */
    public static Payload of(Processing processing, Path folder) {
        Stage first = processing.first();
        return switch (first.preparation()) {
            case TextPreparation text -> text(text.form(), first.interpretation());
            case ImagePreparation _ -> new Payload.Image(picture());
            case AudioPreparation _ -> new Payload.Audio(tone());
            case ItemPreparation items ->
                new Payload.Items(
                        firstLine(folder, items.users()),
                        List.of(Objects.requireNonNullElse(firstLine(folder, items.catalogue()), "")),
                        List.of(),
                        List.of(),
                        null);
        };
    }

    private static Payload text(TextForm form, Interpretation meant) {
        return switch (form) {
            case TEXT ->
                switch (meant) {
                    case GenerationAnswer written ->
                        new Payload.Prompt(PROMPT, Math.min(FEW_TOKENS, written.limit()), null, null, null, null);
                    case CandidateAnswer gap -> new Payload.Text(TEXT.replace("fox", gap.mask()));
                    default -> new Payload.Text(TEXT);
                };
            case PAIR -> new Payload.Pair(TEXT, QUESTION);
            case QUESTION -> new Payload.Pair(QUESTION, TEXT);
        };
    }

    private static @Nullable String firstLine(Path folder, @Nullable String path) {
        if (path == null) {
            return null;
        }
        try (Stream<String> lines = Files.lines(folder.resolve(path))) {
            return lines.findFirst().orElse(null);
        } catch (IOException | UncheckedIOException e) {
            throw Faults.file("no-file", "file", path);
        }
    }

    /** Colours that run from one corner to another. */
    private static byte[] picture() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, new Color(x * 255 / WIDTH, y * 255 / HEIGHT, 128).getRGB());
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A second of a deep tone. */
    private static byte[] tone() {
        int data = RATE * Short.BYTES;
        ByteBuffer out = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(data);
        out.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        for (int i = 0; i < RATE; i++) {
            out.putShort((short) (8_000 * Math.sin(2 * Math.PI * 220 * i / RATE)));
        }
        return out.array();
    }
}
