package modelport.server.monitoring.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.datasets.Reading;
import modelport.contract.monitoring.NewFeedback;
import modelport.tables.TableException;
import modelport.tables.source.RowSink;
import modelport.tables.source.Source;
import modelport.tables.source.SourceLimits;
import modelport.tables.source.Sources;
import modelport.tables.text.MomentText;
import org.jspecify.annotations.Nullable;

/** Reads feedback from a CSV table, as datasets are read. */
public final class FeedbackCsv {
    private static final int COLUMNS = 100;
    private static final int CELL = 10_000;
    private static final int RECORD = 100_000;
    private static final long BYTES = 32L << 20;
    /** A class may be called NA. */
    private static final Reading READING = new Reading(null, null, ".", true, List.of());

    private FeedbackCsv() {}

    /** Every row; one that cannot be read is there with its reason. */
    public static List<Line> read(String csv, int most) {
        try {
            Path file = Files.createTempFile("feedback", ".csv");
            try {
                Files.writeString(file, csv, StandardCharsets.UTF_8);
                return read(file, most);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> read(Path file, int most) throws IOException {
        try {
            var limits = new SourceLimits(COLUMNS, CELL, RECORD, BYTES);
            Source source = Sources.open(file, "feedback.csv", READING, limits);
            for (String needed : List.of("prediction", "label")) {
                if (!source.names().contains(needed)) {
                    throw new ProblemException(
                            Problem.Invalid.field("feedback", "monitoring.feedback-column", "column", needed));
                }
            }
            var rows = new Rows(source.names(), most);
            source.read(rows, _ -> {});
            return rows.lines;
        } catch (TableException e) {
            var args = new HashMap<>(e.reason().args());
            args.put("field", "feedback");
            throw new ProblemException(
                    new Problem.Invalid(new Message(e.reason().code(), args)));
        }
    }

    /**
     * A row.
     *
     * @param feedback what it says; null where it cannot be read
     * @param reason why it cannot be read; null where it can
     */
    public record Line(
            @Nullable NewFeedback feedback, @Nullable Message reason) {}

    private static final class Rows implements RowSink {
        private final List<String> names;
        private final int most;
        private final List<Line> lines = new ArrayList<>();
        private final Map<String, String> cells = new HashMap<>();

        Rows(List<String> names, int most) {
            this.names = names;
            this.most = most;
        }

        @Override
        public void begin(long line) {
            cells.clear();
        }

        @Override
        public void text(int column, char[] chars, int from, int length, boolean quoted) {
            cells.put(names.get(column), new String(chars, from, length).strip());
        }

        @Override
        public void whole(int column, long value) {
            cells.put(names.get(column), Long.toString(value));
        }

        @Override
        public void number(int column, double value) {
            cells.put(names.get(column), Double.toString(value));
        }

        @Override
        public void truth(int column, boolean value) {
            cells.put(names.get(column), Boolean.toString(value));
        }

        @Override
        public void moment(int column, long micros) {
            cells.put(
                    names.get(column),
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        }

        @Override
        public void missing(int column) {
            cells.remove(names.get(column));
        }

        @Override
        public void end() {
            add(line());
        }

        @Override
        public void ragged(long line, int cells) {
            add(new Line(null, Message.of("monitoring.feedback-ragged", "line", Long.toString(line))));
        }

        private void add(Line line) {
            if (lines.size() == most) {
                throw new ProblemException(
                        Problem.Invalid.field("feedback", "monitoring.feedback-much", "max", Integer.toString(most)));
            }
            lines.add(line);
        }

        private Line line() {
            try {
                String label = cell("label");
                if (label == null) {
                    return new Line(null, Message.of("monitoring.feedback-no-label"));
                }
                String row = cell("row");
                String predicted = cell("predicted");
                return new Line(
                        new NewFeedback(
                                UUID.fromString(cells.getOrDefault("prediction", "")),
                                row == null ? null : Integer.valueOf(row),
                                label,
                                moment(cell("observed_at")),
                                predicted,
                                cell("source")),
                        null);
            } catch (IllegalArgumentException e) {
                return new Line(null, Message.of("monitoring.feedback-unread"));
            }
        }

        private @Nullable String cell(String name) {
            String cell = cells.get(name);
            return cell == null || cell.isEmpty() ? null : cell;
        }

        private static @Nullable Instant moment(@Nullable String text) {
            if (text == null) {
                return null;
            }
            OptionalLong micros = MomentText.parse(text.toCharArray(), 0, text.length());
            return Instant.EPOCH.plus(
                    micros.orElseThrow(() -> new IllegalArgumentException("no moment: " + text)), ChronoUnit.MICROS);
        }
    }
}
