package modelport.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import modelport.contract.evaluation.Measured;
import modelport.statistics.Direction;
import modelport.statistics.Metric;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = SignInPage.class)
class MetricTextTest extends PageTest {
    @Test
    void every_metric_of_the_library_has_a_name_and_an_explanation_in_both_languages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            UI.getCurrent().setLocale(language);

            for (Metric metric : Metric.values()) {
                assertThat(MetricText.name(metric.code())).as(metric.code()).isNotEqualTo(metric.code());
                assertThat(MetricText.about(metric.code())).as(metric.code()).isNotBlank();
            }
        }
    }

    @Test
    void the_way_that_is_better_is_the_library_s() {
        for (Metric metric : Metric.values()) {
            assertThat(MetricText.lowerIsBetter(metric.code()))
                    .as(metric.code())
                    .isEqualTo(metric.direction() == Direction.LOWER_IS_BETTER);
        }
    }

    @Test
    void values_are_written_as_people_read_them() {
        assertThat(MetricText.value("accuracy", 0.9736)).isEqualTo("97.4\u00a0%");
        assertThat(MetricText.value("accuracy", 0.99987)).isEqualTo("99.99\u00a0%");
        assertThat(MetricText.value("accuracy", 1)).isEqualTo("100\u00a0%");
        assertThat(MetricText.value("jitter-flip-rate", 0.0067)).isEqualTo("0.67\u00a0%");
        assertThat(MetricText.value("f1-macro", 0.9213)).isEqualTo("0.921");
        assertThat(MetricText.value("matthews", -0.2)).isEqualTo("\u22120.200");
        assertThat(MetricText.value("mae", 15_830.4)).isEqualTo("15,830");
        assertThat(MetricText.value("latency-p50", 3_400_000)).isEqualTo("3.4\u00a0ms");
        assertThat(MetricText.value("of-tomorrow", 0.5)).isEqualTo("0.500");
        assertThat(MetricText.name("of-tomorrow")).isEqualTo("of-tomorrow");
        assertThat(MetricText.about("of-tomorrow")).isEmpty();
    }

    @Test
    void intervals_share_their_unit_and_changes_have_a_sign() {
        assertThat(MetricText.range(new Measured("accuracy", 0.97, 0.934, 0.99, 150)))
                .isEqualTo("93.4\u00a0\u2013 99.0\u00a0%");
        assertThat(MetricText.range(new Measured("max-error", 4, null, null, 150)))
                .isEmpty();
        assertThat(MetricText.change("accuracy", 0.0124)).isEqualTo("+1.2 pp");
        assertThat(MetricText.change("accuracy", -0.0124)).isEqualTo("\u22121.2 pp");
        assertThat(MetricText.change("f1-macro", 0.012)).isEqualTo("+0.012");
        assertThat(MetricText.change("log-loss", -0.0124)).isEqualTo("\u22120.012");
        assertThat(MetricText.change("f1-macro", 0)).isEqualTo("0.000");
    }

    @Test
    void right_on_a_line_is_better_for_every_metric() {
        Axis accuracy = Axis.of("accuracy", List.of(new Measured("accuracy", 0.974, 0.934, 0.99, 150)));
        assertThat(accuracy.best()).isEqualTo(1);
        assertThat(accuracy.worst()).isCloseTo(0.9, Offset.offset(1e-9));
        assertThat(accuracy.at(0.95)).isCloseTo(0.5, Offset.offset(1e-9));

        Axis loss = Axis.of("log-loss", List.of(new Measured("log-loss", 0.3, 0.2, 0.4, 150)));
        assertThat(loss.best()).isZero();
        assertThat(loss.worst()).isCloseTo(0.5, Offset.offset(1e-9));
        assertThat(loss.at(0.1)).isGreaterThan(loss.at(0.4));
    }
}
