package modelport.gateway;

import java.util.Map;

/** What a version that is not deployed answered to a trial. */
public record TrialAnswer(int status, String body, Map<String, String> headers) {
    public TrialAnswer {
        headers = Map.copyOf(headers);
    }
}
