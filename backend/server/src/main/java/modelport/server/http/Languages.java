package modelport.server.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import modelport.contract.Messages;

/** Which of the platform's languages a caller reads, by RFC 9110 section 12.5.4. */
public final class Languages {
    private Languages() {}

    /** The best of the platform's languages; English if none suits. */
    public static Locale of(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return Messages.LANGUAGES.getFirst();
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), Messages.LANGUAGES);
            return found == null ? Messages.LANGUAGES.getFirst() : found;
        } catch (IllegalArgumentException e) {
            return Messages.LANGUAGES.getFirst();
        }
    }
}
