package modelport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import modelport.server.TestPeople;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class HealthTest {
    @Inject
    @Client("/")
    HttpClient http;

    @Inject
    TestPeople people;

    @Test
    void load_balancers_hear_that_it_lives_and_can_work() {
        assertThat(http.toBlocking().retrieve("/health/live")).isEqualTo("{\"status\":\"UP\"}");
        assertThat(http.toBlocking().retrieve("/health/ready")).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void prometheus_reads_measurements_with_a_token() {
        var request = io.micronaut.http.HttpRequest.GET("/metrics").bearerAuth(people.token("ada"));

        assertThat(http.toBlocking().retrieve(request)).contains("jvm_memory_used_bytes", "http_server_requests");
    }
}
