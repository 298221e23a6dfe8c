package modelport.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void as_many_values_as_the_shape_says() {
        assertThatThrownBy(() -> Tensor.floats(new float[5], 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.texts(List.of("a"), 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.floats(new float[0], -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tensor.allocate(DataType.FP32, 1L << 40, 1L << 40))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Tensor.floats(new float[] {7}).rows()).isEqualTo(1);
    }

    @Test
    void slices_and_their_concatenation_are_the_whole() {
        NumberTensor numbers = Tensor.longs(new long[] {1, 2, 3, 4, 5, 6}, 3, 2);
        TextTensor texts = Tensor.texts(List.of("a", "b", "c"), 3);

        assertThat(values(numbers.slice(1, 3))).containsExactly(3L, 4L, 5L, 6L);
        assertThat(values(Tensor.concat(List.of(numbers.slice(2, 3), numbers.slice(0, 2)))))
                .containsExactly(5L, 6L, 1L, 2L, 3L, 4L);
        assertThat(values(Tensor.concat(List.of(texts.slice(1, 3), texts.slice(0, 1)))))
                .containsExactly("b", "c", "a");
        assertThatThrownBy(() -> Tensor.concat(List.of(numbers, numbers.reshape(2, 3))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unsigned_numbers_have_no_sign() {
        ByteBuffer ones = ByteBuffer.allocate(8).putLong(0, -1);

        assertThat(new NumberTensor(DataType.UINT64, new long[] {1}, ones).value(0))
                .isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
        assertThat(new NumberTensor(DataType.UINT8, new long[] {8}, ones).value(0))
                .isEqualTo(255L);
        assertThat(new NumberTensor(DataType.UINT16, new long[] {4}, ones).value(0))
                .isEqualTo(65_535L);
        assertThat(new NumberTensor(DataType.UINT32, new long[] {2}, ones).value(0))
                .isEqualTo(4_294_967_295L);
    }

    @Test
    void a_shape_that_was_given_away_cannot_be_changed() {
        NumberTensor numbers = Tensor.longs(new long[] {1, 2}, 2);

        numbers.shape()[0] = 7;

        assertThat(numbers.shape()).containsExactly(2);
    }

    private static List<Object> values(Tensor tensor) {
        return IntStream.range(0, tensor.elements()).mapToObj(tensor::value).toList();
    }
}
