package modelport.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import modelport.contract.Slug;
import modelport.server.release.Environments;
import org.junit.jupiter.api.Test;

class EndpointNamesTest {
    private static final int SEED = 64;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-";

    @Test
    void production_has_the_short_names() {
        var lab = new Slug("lab");
        var iris = new Slug("iris");

        assertThat(EndpointNames.usual(lab, iris, Environments.PRODUCTION)).hasToString("lab-iris");
        assertThat(EndpointNames.usual(lab, iris, Environments.DEVELOPMENT)).hasToString("lab-iris-development");
    }

    @Test
    void long_names_are_cut_and_stay_different() {
        var random = new Random(SEED);
        var names = new HashSet<Slug>();
        var project = new Slug("p".repeat(64));
        for (int i = 0; i < 2_000; i++) {
            var model = new Slug("a" + text(random));
            Slug name = EndpointNames.usual(project, model, Environments.DEVELOPMENT);

            assertThat(name.value()).hasSizeLessThanOrEqualTo(64).startsWith("ppp");
            assertThat(names.add(name)).isTrue();
            assertThat(EndpointNames.usual(project, model, Environments.DEVELOPMENT))
                    .isEqualTo(name);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20, 63), 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
