package modelport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class OpenApiPageTest {
    @Inject
    @Client("/")
    HttpClient http;

    @Test
    void the_short_address_leads_to_a_page_that_loads_everything_from_here() {
        String page = http.toBlocking().retrieve("/openapi");
        List<String> loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"|url: '([^']+)'")
                .matcher(page)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();

        assertThat(loaded).hasSize(4).noneMatch(address -> address.contains("//"));
        assertThat(loaded)
                .allSatisfy(address -> assertThat(http.toBlocking()
                                .exchange("/openapi/" + address, byte[].class)
                                .code())
                        .isEqualTo(200));
    }
}
