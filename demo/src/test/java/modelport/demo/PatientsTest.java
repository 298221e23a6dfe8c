package modelport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import modelport.demo.Patients.Patient;
import org.junit.jupiter.api.Test;

class PatientsTest {
    private static final int RADIUS = 0;
    private static final int TEXTURE = 1;
    private static final int AREA = 3;

    @Test
    void the_new_microscope_enlarges_lengths_and_areas_and_leaves_the_rest_alone() throws IOException {
        try (Luggage luggage = Luggage.unpackedLater()) {
            List<String> clinic = luggage.lines("tumours-clinic.csv");

            assertThat(mean(clinic, true, RADIUS) / mean(clinic, false, RADIUS)).isCloseTo(1.18, near());
            assertThat(mean(clinic, true, AREA) / mean(clinic, false, AREA)).isCloseTo(1.18 * 1.18, near());
            assertThat(mean(clinic, true, TEXTURE) / mean(clinic, false, TEXTURE))
                    .isCloseTo(1, near());
        }
    }

    @Test
    void the_same_seed_brings_the_same_people() throws IOException {
        try (Luggage luggage = Luggage.unpackedLater()) {
            List<String> clinic = luggage.lines("tumours-clinic.csv");
            List<String> table = new Patients(clinic, 1).table(20);

            assertThat(table).hasSize(21).isEqualTo(new Patients(clinic, 1).table(20));
            assertThat(table.getFirst()).isEqualTo(clinic.getFirst());
            assertThat(table).isNotEqualTo(new Patients(clinic, 2).table(20));
        }
    }

    @Test
    void everybody_is_measured_once_more_and_keeps_the_diagnosis() throws IOException {
        try (Luggage luggage = Luggage.unpackedLater()) {
            List<String> before = luggage.lines("tumours-test.csv");
            List<String> after = new Patients(before, 1).underNewMicroscope();

            assertThat(after.getFirst()).isEqualTo(before.getFirst());
            assertThat(diagnoses(after)).isEqualTo(diagnoses(before));
            assertThat(radius(after) / radius(before)).isCloseTo(1.18, near());
        }
    }

    private static List<String> diagnoses(List<String> table) {
        return table.stream().map(line -> line.substring(line.lastIndexOf(','))).toList();
    }

    private static double radius(List<String> table) {
        return table.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf(','))))
                .average()
                .orElseThrow();
    }

    private static double mean(List<String> clinic, boolean newMicroscope, int column) {
        var patients = new Patients(clinic, 5);
        return IntStream.range(0, 500)
                .mapToObj(_ -> patients.next(newMicroscope))
                .map(Patient::measurements)
                .mapToDouble(each -> each.get(column))
                .average()
                .orElseThrow();
    }

    private static org.assertj.core.data.Offset<Double> near() {
        return org.assertj.core.data.Offset.offset(0.01);
    }
}
