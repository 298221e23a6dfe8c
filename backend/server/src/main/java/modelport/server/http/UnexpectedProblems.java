package modelport.server.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemBody;
import modelport.server.database.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what is our fault: the log gets everything, the caller a number to ask with. */
@Singleton
final class UnexpectedProblems implements ExceptionHandler<Exception, HttpResponse<ProblemBody>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedProblems.class);
    private static final int INTERNAL = 500;

    private final Ids ids;

    UnexpectedProblems(Ids ids) {
        this.ids = ids;
    }

    @Override
    public HttpResponse<ProblemBody> handle(HttpRequest request, Exception exception) {
        String instance = ids.next().toString();
        LOG.error(
                "request broke instance={} method={} path={}",
                instance,
                request.getMethod(),
                request.getPath(),
                exception);
        return Problems.answer(request, new Problem.Other(INTERNAL, Message.of("internal", "instance", instance)));
    }
}
