package modelport.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who come to the clinic, one after the other: each is somebody who was really measured, with every measurement
 * moved by a twentieth of its spread. From the day of the new microscope on everything that is a length, and what
 * follows from lengths, looks larger.
 */
final class Patients {
    static final long REFERENCE_SEED = 1;
    static final int REFERENCE_ROWS = 3000;
    /** So much larger is everything under the new microscope. */
    static final double MAGNIFICATION = 1.18;

    private static final double NOISE = 0.05;
    private static final List<String> LENGTHS = List.of("radius", "perimeter");

    private final List<String> columns;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> diagnoses = new ArrayList<>();
    private final double[] spread;
    private final Random random;

    /** @param table the lines of a CSV file, the diagnosis in its last column */
    Patients(List<String> table, long seed) {
        List<String> header = List.of(table.getFirst().split(","));
        columns = header.subList(0, header.size() - 1);
        for (String line : table.subList(1, table.size())) {
            String[] cells = line.split(",");
            rows.add(Arrays.stream(cells)
                    .limit(columns.size())
                    .mapToDouble(Double::parseDouble)
                    .toArray());
            diagnoses.add(cells[columns.size()]);
        }
        spread = IntStream.range(0, columns.size()).mapToDouble(this::spread).toArray();
        random = new Random(seed);
    }

    /** Somebody's measurements, and what it turned out to be. */
    record Patient(List<Double> measurements, String diagnosis) {
        Patient {
            measurements = List.copyOf(measurements);
        }

        /** Measurements as JSON. */
        String json() {
            return "[" + cells() + "]";
        }

        String cells() {
            return measurements.stream().map(Patients::text).collect(Collectors.joining(","));
        }
    }

    Patient next(boolean newMicroscope) {
        return measured(random.nextInt(rows.size()), newMicroscope);
    }

    private Patient measured(int who, boolean newMicroscope) {
        double[] measured = rows.get(who).clone();
        for (int i = 0; i < measured.length; i++) {
            double moved = measured[i] + random.nextGaussian() * NOISE * spread[i];
            measured[i] = Math.max(0, newMicroscope ? moved * magnification(columns.get(i)) : moved);
        }
        return new Patient(DoubleStream.of(measured).boxed().toList(), diagnoses.get(who));
    }

    /** A CSV file of so many patients of the time before the new microscope. */
    List<String> table(int size) {
        return table(IntStream.range(0, size).mapToObj(_ -> next(false)));
    }

    /** A CSV file of everybody, each measured once under the new microscope. */
    List<String> underNewMicroscope() {
        return table(IntStream.range(0, rows.size()).mapToObj(who -> measured(who, true)));
    }

    private List<String> table(Stream<Patient> patients) {
        String header = String.join(",", columns) + "," + Tumours.LABEL;
        Stream<String> lines = patients.map(each -> each.cells() + "," + each.diagnosis());
        return Stream.concat(Stream.of(header), lines).toList();
    }

    private static double magnification(String column) {
        if (column.contains("area")) {
            return MAGNIFICATION * MAGNIFICATION;
        }
        return LENGTHS.stream().anyMatch(column::contains) ? MAGNIFICATION : 1;
    }

    private double spread(int column) {
        double mean = rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
        double squares = rows.stream()
                .mapToDouble(row -> Math.pow(row[column] - mean, 2))
                .average()
                .orElseThrow();
        return Math.sqrt(squares);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
