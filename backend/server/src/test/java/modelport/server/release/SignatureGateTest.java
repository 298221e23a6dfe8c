package modelport.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import org.junit.jupiter.api.Test;

class SignatureGateTest {
    private static final TensorSpec IN = TensorSpec.of("x", DataType.FP32, -1, 2);
    private static final TensorSpec OUT = TensorSpec.of("y", DataType.FP32, -1, 2);
    private static final Signature OLD = signature(List.of(IN), List.of(OUT), "no", "yes");

    @Test
    void the_same_fits_and_so_does_one_that_takes_or_gives_more() {
        var wider = TensorSpec.of("x", DataType.FP32, -1, -1);
        var further = TensorSpec.of("z", DataType.FP32, -1);

        assertThat(SignatureGate.difference(OLD, OLD)).isEmpty();
        assertThat(SignatureGate.difference(OLD, signature(List.of(wider), List.of(OUT, further), "no", "yes")))
                .isEmpty();
    }

    @Test
    void the_first_thing_that_callers_stumble_over_is_named() {
        var narrow = TensorSpec.of("x", DataType.FP32, 1, 2);
        var other = TensorSpec.of("x", DataType.INT64, -1, 2);
        var further = TensorSpec.of("z", DataType.FP32, -1);

        assertThat(SignatureGate.difference(OLD, signature(List.of(narrow), List.of(OUT), "no", "yes")))
                .contains("x");
        assertThat(SignatureGate.difference(OLD, signature(List.of(other), List.of(OUT), "no", "yes")))
                .contains("x");
        assertThat(SignatureGate.difference(OLD, signature(List.of(IN, further), List.of(OUT), "no", "yes")))
                .contains("z");
        assertThat(SignatureGate.difference(OLD, signature(List.of(IN), List.of(further), "no", "yes")))
                .contains("y");
        assertThat(SignatureGate.difference(OLD, signature(List.of(IN), List.of(OUT), "yes", "no")))
                .contains("classes");
    }

    private static Signature signature(List<TensorSpec> inputs, List<TensorSpec> outputs, String... classes) {
        return new Signature(inputs, outputs, List.of(classes), null, true);
    }
}
