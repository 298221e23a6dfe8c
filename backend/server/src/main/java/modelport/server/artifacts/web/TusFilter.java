package modelport.server.artifacts.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Every answer about uploads says the protocol's version, refusals included. */
@ServerFilter({"/api/v1/uploads", "/api/v1/uploads/**", "/api/v1/projects/*/uploads"})
final class TusFilter {
    @ResponseFilter
    void answer(MutableHttpResponse<?> response) {
        response.getHeaders().set(Tus.RESUMABLE, Tus.VERSION);
        if (response.code() == HttpStatus.PRECONDITION_FAILED.getCode()) {
            response.getHeaders().set(Tus.VERSION_HEADER, Tus.VERSION);
        }
    }
}
