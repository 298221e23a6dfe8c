package modelport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import modelport.server.TestPeople;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class IdempotencyTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    TestPeople people;

    @Test
    void a_repeated_request_gets_the_same_answer_and_does_nothing() throws Exception {
        String token = people.token("ada");
        var first = post(token, "key-1", "{\"name\":\"once\"}");
        var second = post(token, "key-1", "{\"name\":\"once\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void problems_are_remembered_as_well() throws Exception {
        String token = people.token("ada");
        var first = post(token, "key-2", "{\"name\":\"lab\"}");
        var second = post(token, "key-2", "{\"name\":\"lab\"}");

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void another_request_with_the_same_key_is_refused() throws Exception {
        String token = people.token("ada");
        post(token, "key-3", "{\"name\":\"three\"}");

        assertThat(post(token, "key-3", "{\"name\":\"other\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void keys_belong_to_callers() throws Exception {
        post(people.token("ada"), "key-4", "{\"name\":\"four\"}");

        assertThat(post(people.token("max"), "key-4", "{\"name\":\"four\"}").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> post(String token, String key, String body) throws Exception {
        var request = HttpRequest.newBuilder(people.address().resolve("/api/v1/projects"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
