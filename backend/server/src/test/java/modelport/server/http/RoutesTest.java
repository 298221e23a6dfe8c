package modelport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Stream;
import modelport.server.TestPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calls every route that there is: nothing opens to strangers, to foreigners, or to people without the right. */
@MicronautTest(transactional = false)
class RoutesTest {
    private static final Set<String> OPEN = Set.of(
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/bootstrap",
            "OPTIONS /api/v1/uploads",
            "GET /health/live",
            "GET /health/ready");
    private static final Set<Integer> CLOSED_TO_FOREIGNERS = Set.of(403, 404);

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    Router router;

    @Inject
    TestPeople people;

    @TestFactory
    Stream<DynamicTest> no_route_opens_to_strangers() {
        return routes().filter(route -> !OPEN.contains(route))
                .map(route -> DynamicTest.dynamicTest(
                        route, () -> assertThat(call(route, "lab", null)).isEqualTo(401)));
    }

    @TestFactory
    Stream<DynamicTest> no_route_of_a_project_opens_to_foreigners() {
        String token = people.token("zoe");
        return routes().filter(route -> route.contains("{project}"))
                .map(route -> DynamicTest.dynamicTest(
                        route, () -> assertThat(call(route, "lab", token)).isIn(CLOSED_TO_FOREIGNERS)));
    }

    @TestFactory
    Stream<DynamicTest> no_changing_route_of_a_project_opens_to_viewers() {
        String token = people.token("vera");
        return routes().filter(
                        route -> route.contains("{project}") && !route.startsWith("GET ") && !route.startsWith("HEAD "))
                .map(route -> DynamicTest.dynamicTest(
                        route, () -> assertThat(call(route, "lab", token)).isIn(CLOSED_TO_FOREIGNERS)));
    }

    private Stream<String> routes() {
        return router.uriRoutes()
                .map(RoutesTest::name)
                .filter(route -> !route.contains("/openapi") && !route.startsWith("HEAD "))
                .distinct()
                .sorted();
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }

    private int call(String route, String project, @Nullable String token) throws Exception {
        String[] words = route.split(" ", 2);
        String path = words[1].replace("{project}", project)
                .replaceAll("\\{(version|number|v)}", "1")
                .replaceAll(
                        "\\{(id|job|release|upload|compression|candidate|evaluation|tuning|maintenanceCase|notification|webhook|delivery)}",
                        "0198c2a0-0000-7000-8000-000000000001")
                .replaceAll("\\{[^}]*}", "x");
        String query = path.endsWith("/compare") ? "?versions=1,2&dataset=x" : "";
        var request = HttpRequest.newBuilder(people.address().resolve(path + query))
                .header("Content-Type", "application/json")
                .method(words[0], HttpRequest.BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
