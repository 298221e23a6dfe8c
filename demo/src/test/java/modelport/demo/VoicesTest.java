package modelport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelport.demo.Voices.Span;
import org.junit.jupiter.api.Test;

class VoicesTest {
    @Test
    void a_span_is_what_was_heard_twice_in_a_row() {
        List<Boolean> heard = List.of(false, true, true, true, false, true, false, true, true);

        assertThat(Voices.spans(heard)).containsExactly(new Span(0.032, 0.128), new Span(0.224, 0.288));
    }
}
