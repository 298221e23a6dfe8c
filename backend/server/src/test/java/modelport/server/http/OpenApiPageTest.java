package modelport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class OpenApiPageTest {
    @Inject
    @Client("/")
    HttpClient http;

    @Test
    void the_short_address_leads_to_a_page_that_loads_the_description_from_here() {
        String page = http.toBlocking().retrieve("/openapi");

        assertThat(page)
                .contains("swagger-ui", "/openapi/spec/modelport-v1.yml")
                .doesNotContain("cdn.", "unpkg");
        assertThat(http.toBlocking().retrieve("/openapi/spec/modelport-v1.yml")).contains("openapi: 3.");
    }
}
