package modelport.server.prediction.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.ProxyHttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.server.deployment.ServingNode;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Passes what is for the gateway on to it, before anything here looks at it: the gateway knows its callers itself. */
@ServerFilter({"/endpoints/**", "/v2/**", "/v1/**"})
@Order(ServingProxy.FIRST)
final class ServingProxy {
    static final int FIRST = -20_000;
    private static final Logger LOG = LoggerFactory.getLogger(ServingProxy.class);
    private static final int BAD_GATEWAY = 502;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ServingNode node;
    private final Scheduler blocking;
    private final ProxyHttpClient client;

    ServingProxy(ServingNode node, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.node = node;
        this.blocking = Schedulers.fromExecutorService(blocking);
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setReadTimeout(LIMIT);
        configuration.setFollowRedirects(false);
        client = ProxyHttpClient.create(null, configuration);
    }

    @RequestFilter
    Publisher<MutableHttpResponse<?>> pass(HttpRequest<?> request) {
        return Mono.fromCallable(this::gateway)
                .subscribeOn(blocking)
                .flatMap(address -> Mono.from(client.proxy(request.mutate().uri(at(address, request)))))
                .onErrorMap(HttpClientException.class, failure -> {
                    LOG.warn("gateway does not answer reason={}", failure.getMessage());
                    return away();
                });
    }

    @PreDestroy
    void close() throws IOException {
        if (client instanceof Closeable closeable) {
            closeable.close();
        }
    }

    private URI gateway() {
        return node.address().map(URI::create).orElseThrow(ServingProxy::away);
    }

    private static URI at(URI gateway, HttpRequest<?> request) {
        return gateway.resolve(request.getUri().getRawPath()
                + (request.getUri().getRawQuery() == null
                        ? ""
                        : "?" + request.getUri().getRawQuery()));
    }

    private static ProblemException away() {
        return new ProblemException(new Problem.Other(BAD_GATEWAY, Message.of("prediction.gateway-away")));
    }
}
