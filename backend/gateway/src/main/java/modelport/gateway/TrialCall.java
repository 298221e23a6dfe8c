package modelport.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.ErrorForm;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Reply;

/** A call that came without HTTP. */
final class TrialCall extends Call {
    private final CompletableFuture<TrialAnswer> answer = new CompletableFuture<>();
    private final Locale language;

    TrialCall(byte[] id, Locale language) {
        super(id, System.nanoTime());
        this.language = language;
    }

    CompletableFuture<TrialAnswer> answer() {
        return answer;
    }

    @Override
    protected void send(Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", reply.type().mediaType());
        headers.put("Modelport-Prediction-Id", new String(id(), StandardCharsets.ISO_8859_1));
        Live live = live();
        if (live != null) {
            headers.put("Modelport-Version-Digest", live.servable().digest());
        }
        answer.complete(new TrialAnswer(
                reply.status(),
                new String(reply.body().array(), 0, reply.body().length(), StandardCharsets.UTF_8),
                headers));
    }

    @Override
    protected ErrorForm errors() {
        return ErrorForm.PROBLEM;
    }

    @Override
    protected Locale language() {
        return language;
    }
}
