package modelport.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import modelport.engines.child.Wire;
import modelport.engines.child.WireTensor;
import org.junit.jupiter.api.Test;

class WireTest {
    @Test
    void tensors_arrive_as_they_were_sent() throws IOException {
        byte[] sent = sent();

        Wire.Message message = Wire.read(new DataInputStream(new ByteArrayInputStream(sent)));
        WireTensor tensor = message.tensors().getFirst();

        assertThat(message.number()).isEqualTo(7);
        assertThat(tensor.name()).isEqualTo("x");
        assertThat(tensor.shape()).containsExactly(1, 2);
        assertThat(tensor.data().getFloat(4)).isEqualTo(2.5f);
    }

    @Test
    void a_message_that_is_cut_off_is_never_half_a_message() {
        byte[] sent = sent();
        for (int length = 0; length < sent.length; length++) {
            var in = new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(sent, length)));

            assertThatThrownBy(() -> Wire.read(in)).isInstanceOf(IOException.class);
        }
    }

    private static byte[] sent() {
        ByteBuffer data = ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putFloat(1)
                .putFloat(2.5f)
                .flip();
        var tensor = new WireTensor("x", WireTensor.Kind.TENSOR, "FP32", new long[] {1, 2}, data);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Wire.write(out, Wire.tensors(Wire.Kind.RUN, 7, List.of(tensor)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
